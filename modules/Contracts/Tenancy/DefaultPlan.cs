namespace OrderCloud.Contracts.Tenancy;

/// <summary>The plan on which a new company starts; the host's setting.</summary>
/// <param name="Name">Null for none.</param>
/// <param name="Limits">What is missing has no limit.</param>
public sealed record DefaultPlan(string? Name, IReadOnlyDictionary<PlanResource, long> Limits)
{
    public static DefaultPlan None { get; } = new(null, new Dictionary<PlanResource, long>());
}
