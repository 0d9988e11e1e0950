namespace OrderCloud.Tenancy.Domain;

/// <summary>Where a company's chain ended at some time, as it was signed and kept outside the database.</summary>
/// <param name="Sequence">The last entry's.</param>
/// <param name="Hash">The last entry's.</param>
internal sealed record SignedHead(Guid TenantId, long Sequence, byte[] Hash, DateTimeOffset At);
