namespace OrderCloud.Contracts.Tenancy;

/// <summary>A person who works in the tenant.</summary>
public sealed record MemberRef(Guid Id);

/// <summary>What other modules may ask of Tenancy about the people who work here.</summary>
public interface IMembers
{
    /// <returns>The name of an active member; null when there is none.</returns>
    Task<string?> NameOfAsync(Guid memberId, CancellationToken ct);
}
