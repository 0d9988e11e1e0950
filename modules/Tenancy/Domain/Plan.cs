using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tenancy.Domain;

/// <summary>How much of something the company's plan allows. No row: no limit.</summary>
internal sealed class PlanLimit : ITenantOwned
{
    public Guid TenantId { get; init; }

    public required PlanResource Resource { get; init; }

    public required long Limit { get; set; }
}

/// <summary>How much was used up in a month, limit or not.</summary>
internal sealed class PlanUse : ITenantOwned
{
    public const int MonthLength = 7;

    public Guid TenantId { get; init; }

    public required PlanResource Resource { get; init; }

    /// <summary>As <c>2026-11</c>, in the company's time zone.</summary>
    public required string Month { get; init; }

    public required long Used { get; init; }
}
