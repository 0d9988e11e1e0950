using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <inheritdoc cref="IOperator"/>
internal sealed class Operator(TenancyDb db, TimeProvider clock) : IOperator
{
    public async Task<string?> SetPlanAsync(string name, IReadOnlyDictionary<PlanResource, long> limits, CancellationToken ct)
    {
        if (await db.Tenants.SingleOrDefaultAsync(ct) is not { } company)
            return null;

        company.Plan = name;
        var known = await db.PlanLimits.ToDictionaryAsync(it => it.Resource, ct);
        db.RemoveRange(known.Values.Where(it => !limits.ContainsKey(it.Resource)));

        // A row that stays is changed, never replaced: whoever waits for it must find it.
        foreach (var (resource, limit) in limits)
            if (known.TryGetValue(resource, out var row))
                row.Limit = limit;
            else
                db.Add(new PlanLimit { Resource = resource, Limit = limit });

        return company.Name;
    }

    public Task<string?> SuspendAsync(CancellationToken ct) => ChangeAsync(company => company.Suspend(clock.GetUtcNow()), ct);

    public Task<string?> ResumeAsync(CancellationToken ct) => ChangeAsync(company => company.Resume(), ct);

    private async Task<string?> ChangeAsync(Action<Tenant> change, CancellationToken ct)
    {
        if (await db.Tenants.SingleOrDefaultAsync(ct) is not { } company)
            return null;

        change(company);

        return company.Name;
    }
}
