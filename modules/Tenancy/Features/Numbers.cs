using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <inheritdoc cref="INumbers"/>
internal sealed class Numbers(TenancyDb db, UnitOfWork unit, ITenantSettings settings) : INumbers
{
    public async Task<string> DrawAsync(DocumentKind kind, DateTimeOffset at, CancellationToken ct)
    {
        var day = (await settings.GetAsync(ct)).DayOf(at);
        var format = NumberFormat.Parse(await db.NumberPatterns.Where(pattern => pattern.Kind == kind).Select(pattern => pattern.Pattern).SingleAsync(ct));

        return format.Write(day, await CountAsync(kind, format.PeriodOf(day), ct));
    }

    // The UPDATE locks the row until the caller's commit: a rival waits, then counts on from there; a roll-back gives the number back.
    private async Task<long> CountAsync(DocumentKind kind, string period, CancellationToken ct)
    {
        var counter = db.NumberCounters.Where(it => it.Kind == kind && it.Period == period);

        if (await counter.ExecuteUpdateAsync(set => set.SetProperty(it => it.Last, it => it.Last + 1), ct) == 1)
            return await counter.Select(it => it.Last).SingleAsync(ct);

        // Of two first documents of a period one trips the key; the pipeline runs it again.
        db.Add(new NumberCounter { Kind = kind, Period = period, Last = 1 });
        await unit.FlushAsync(db, ct);

        return 1;
    }
}
