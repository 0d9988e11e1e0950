using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>What the company has agreed on with the operator, and how much of it is in use.</summary>
/// <param name="Name">The plan's name; null where the operator gave none.</param>
/// <param name="Allowances">Each limit with what is used of it.</param>
internal sealed record CompanyPlan(string? Name, IReadOnlyList<PlanAllowance> Allowances);

/// <summary>How much of one thing the plan allows.</summary>
/// <param name="Resource">Of what.</param>
/// <param name="Limit">Null where the plan says nothing: for no limit, and for what everybody gets of points.</param>
/// <param name="Used">In use now, or this month; null for what is counted by the second.</param>
internal sealed record PlanAllowance(PlanResource Resource, long? Limit, long? Used);

/// <summary>The company's plan: its limits, and how much is in use.</summary>
internal sealed class GetPlan(TenancyDb db, Plan plan) : Query<NoArguments, CompanyPlan>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ReadSettings;

    public override async Task<CompanyPlan?> HandleAsync(NoArguments arguments, CancellationToken ct)
    {
        var name = await db.Tenants.Select(tenant => tenant.Plan).SingleAsync(ct);
        var limits = await db.PlanLimits.ToDictionaryAsync(it => it.Resource, it => (long?)it.Limit, ct);
        var allowances = new List<PlanAllowance>();

        foreach (var resource in Enum.GetValues<PlanResource>())
            allowances.Add(new(resource, limits.GetValueOrDefault(resource), await plan.UsedAsync(resource, ct)));

        return new(name, allowances);
    }
}
