using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <inheritdoc cref="IPlan"/>
internal sealed class Plan(TenancyDb db, UnitOfWork unit, ITenantSettings settings, IWarehouses warehouses, TimeProvider clock) : IPlan
{
    public async Task<PlanExcess?> FindExcessAsync(PlanResource resource, CancellationToken ct)
    {
        if (await EnterAsync(resource, ct) is not { } limit)
            return null;

        var used = await UsedAsync(resource, ct) ?? throw new ArgumentOutOfRangeException(nameof(resource), resource, "No places are counted of this.");

        return used < limit ? null : new(limit, used);
    }

    public async Task<PlanExcess?> TakeAsync(PlanResource resource, DateTimeOffset at, CancellationToken ct)
    {
        var month = await MonthOfAsync(at, ct);
        var uses = db.PlanUses.Where(it => it.Resource == resource && it.Month == month);
        var limit = await db.PlanLimits.Where(it => it.Resource == resource).Select(it => (long?)it.Limit).SingleOrDefaultAsync(ct);

        if (await CountAsync(uses, limit, ct))
            return null;

        if (!await uses.AnyAsync(ct))
        {
            // Of two first ones of a month one trips the key; the pipeline runs it again.
            db.Add(new PlanUse { Resource = resource, Month = month, Used = 0 });
            await unit.FlushAsync(db, ct);
        }

        return await CountAsync(uses, limit, ct) ? null : new(limit!.Value, await uses.Select(it => it.Used).SingleAsync(ct));
    }

    /// <summary>Locks the limit until the transaction ends: a rival for the last place waits here, and then counts what this one added.</summary>
    /// <returns>Null where there is none.</returns>
    public async Task<long?> EnterAsync(PlanResource resource, CancellationToken ct)
    {
        var limits = db.PlanLimits.Where(it => it.Resource == resource);

        return await limits.ExecuteUpdateAsync(set => set.SetProperty(it => it.Limit, it => it.Limit), ct) == 0 ? null : await limits.Select(it => it.Limit).SingleAsync(ct);
    }

    /// <returns>Null for what is counted by the second.</returns>
    public async Task<long?> UsedAsync(PlanResource resource, CancellationToken ct)
    {
        switch (resource)
        {
            case PlanResource.Members:
                return await ActiveMembersAsync(ct) + await OpenInvitationsAsync(ct);

            case PlanResource.Warehouses:
                return await warehouses.CountAsync(ct);

            case PlanResource.OrdersPerMonth:
                var month = await MonthOfAsync(clock.GetUtcNow(), ct);
                return await db.PlanUses.Where(it => it.Resource == resource && it.Month == month).Select(it => it.Used).SingleOrDefaultAsync(ct);

            default:
                return null;
        }
    }

    public async Task<long> ActiveMembersAsync(CancellationToken ct) => await db.Members.CountAsync(member => member.IsActive, ct);

    private async Task<long> OpenInvitationsAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();

        return await db.Invitations.CountAsync(it => it.AcceptedAt == null && it.RevokedAt == null && it.ExpiresAt > now, ct);
    }

    private async Task<string> MonthOfAsync(DateTimeOffset at, CancellationToken ct) => (await settings.GetAsync(ct)).DayOf(at).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    // The condition is in the UPDATE: a rival waits for the row and then sees what is left.
    private static async Task<bool> CountAsync(IQueryable<PlanUse> uses, long? limit, CancellationToken ct) =>
        await uses.Where(it => limit == null || it.Used < limit).ExecuteUpdateAsync(set => set.SetProperty(it => it.Used, it => it.Used + 1), ct) == 1;
}
