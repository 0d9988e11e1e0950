using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <inheritdoc cref="INumbers"/>
internal sealed class Numbers(TenancyDb db, UnitOfWork unit, ITenantSettings settings) : INumbers
{
    private const int Widest = 40, LookedAtOnce = 64;

    public async Task<string> DrawAsync(DocumentKind kind, DateTimeOffset at, IQueryable<string> given, CancellationToken ct)
    {
        var day = (await settings.GetAsync(ct)).DayOf(at);
        var format = NumberFormat.Parse(await db.NumberPatterns.Where(pattern => pattern.Kind == kind).Select(pattern => pattern.Pattern).SingleAsync(ct));
        var count = await CountAsync(kind, format.PeriodOf(day), ct);
        var number = format.Write(day, count);

        if (!await given.AnyAsync(it => it == number, ct))
            return number;

        count = await FreeAfterAsync(count, it => format.Write(day, it), given, ct);
        await Counter(kind, format.PeriodOf(day)).ExecuteUpdateAsync(set => set.SetProperty(it => it.Last, count), ct);

        return format.Write(day, count);
    }

    // Looks ever farther ahead until a number is free, then closes in on the one that follows a taken one: a few statements, however many are taken.
    private static async Task<long> FreeAfterAsync(long taken, Func<long, string> write, IQueryable<string> given, CancellationToken ct)
    {
        List<long> looked = [.. Enumerable.Range(0, Widest).Select(power => taken + (1L << power))];

        while (true)
        {
            List<string> numbers = [.. looked.Select(write)];
            var found = (await given.Where(it => numbers.Contains(it)).ToListAsync(ct)).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var free = numbers.FindIndex(it => !found.Contains(it));
            taken = free == 0 ? taken : looked[free - 1];

            if (looked[free] == taken + 1)
                return looked[free];

            var (last, step) = (looked[free], (looked[free] - taken + LookedAtOnce - 1) / LookedAtOnce);
            looked = [.. Enumerable.Range(1, LookedAtOnce).Select(it => taken + (it * step)).TakeWhile(it => it < last), last];
        }
    }

    private IQueryable<NumberCounter> Counter(DocumentKind kind, string period) => db.NumberCounters.Where(it => it.Kind == kind && it.Period == period);

    // The UPDATE locks the row until the caller's commit: a rival waits, then counts on from there; a roll-back gives the number back.
    private async Task<long> CountAsync(DocumentKind kind, string period, CancellationToken ct)
    {
        var counter = Counter(kind, period);

        if (await counter.ExecuteUpdateAsync(set => set.SetProperty(it => it.Last, it => it.Last + 1), ct) == 1)
            return await counter.Select(it => it.Last).SingleAsync(ct);

        // Of two first documents of a period one trips the key; the pipeline runs it again.
        db.Add(new NumberCounter { Kind = kind, Period = period, Last = 1 });
        await unit.FlushAsync(db, ct);

        return 1;
    }
}
