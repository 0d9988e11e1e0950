using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features.Audit;

/// <summary>What is wrong with an entry.</summary>
internal enum AuditFaultKind
{
    /// <summary>There is none in its place: it, or all from here on, were taken away.</summary>
    Missing,

    /// <summary>It, or the hash of the one before it, isn't what it was when it was written.</summary>
    Altered,

    /// <summary>Its personal values aren't those that were written. To erase them leaves no fault.</summary>
    PersonalValuesAltered,

    /// <summary>It lies behind the end of the chain.</summary>
    BehindTheEnd,

    /// <summary>The chain is whole, but here it isn't the one whose end was signed: it was written anew.</summary>
    NotAsSigned,
}

/// <summary>The first entry that isn't as it was written.</summary>
/// <param name="Sequence">Its place in the chain.</param>
/// <param name="Kind">What is wrong.</param>
internal sealed record AuditFault(long Sequence, AuditFaultKind Kind);

/// <summary>How far the chain was followed, and what was found.</summary>
/// <param name="Checked">So many were looked at and good.</param>
/// <param name="To">The last of them.</param>
/// <param name="SignedHeads">So many of the ends that were signed and kept elsewhere were met on the way.</param>
internal sealed record AuditFinding(long Checked, long To, bool IsAtTheEnd, int SignedHeads, AuditFault? FirstBad);

/// <summary>Follows the company's chain from entry to entry, in slices: a million entries take no more memory than a thousand.</summary>
internal sealed class AuditCheck(TenancyDb db, TenantContext tenant)
{
    private const int Slice = 5_000;

    /// <param name="from">The first entry to look at.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="signed">Ends that were signed, kept outside the database.</param>
    public async Task<AuditFinding> RunAsync(long from, long most, IReadOnlyList<SignedHead> signed, CancellationToken ct)
    {
        var head = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(ct) ?? new();
        var heads = signed.ToLookup(it => it.Sequence);
        from = Math.Min(from, head.Sequence + 1);
        var (last, previous, met) = (from - 1, await HashBeforeAsync(from, ct), 0);

        if (previous is null)
            return new(0, last, IsAtTheEnd: false, 0, new(from - 1, AuditFaultKind.Missing));

        while (last < head.Sequence && last < from - 1 + most)
        {
            var rows = await ReadableAsync(last, Math.Min(Slice, Math.Min(head.Sequence, from - 1 + most) - last), ct);

            if (rows is null)
                return Bad(AuditFaultKind.Altered);

            if (rows is [])
                return Bad(AuditFaultKind.Missing);

            foreach (var (entry, personal, place) in rows)
            {
                if (FaultOf(entry, personal, place, last + 1, previous) is { } fault)
                    return Bad(fault);

                if (heads[entry.Sequence].Any(it => !it.Hash.AsSpan().SequenceEqual(entry.Hash)))
                    return Bad(AuditFaultKind.NotAsSigned);

                (last, previous, met) = (entry.Sequence, entry.Hash, met + heads[entry.Sequence].Count());
            }
        }

        return last < head.Sequence ? Found(fault: null)
            : !previous.AsSpan().SequenceEqual(head.Hash) ? Found(new(last, AuditFaultKind.Altered))
            : signed.Any(it => it.Sequence > last) && signed.Max(it => it.Sequence) > await EndAsync(ct) ? Bad(AuditFaultKind.Missing)
            : await FirstBehindAsync(last, ct) ? Bad(AuditFaultKind.BehindTheEnd)
            : Found(fault: null);

        AuditFinding Bad(AuditFaultKind kind) => Found(new(last + 1, kind));

        AuditFinding Found(AuditFault? fault) => new(last - from + 1, last, last >= head.Sequence, met, fault);
    }

    private AuditFaultKind? FaultOf(AuditEntry entry, AuditPersonal? personal, AuditPlace? place, long expected, byte[] previous) =>
        entry.Sequence > expected ? AuditFaultKind.Missing
        : !AuditChain.HashOf(tenant.Id, previous, entry).AsSpan().SequenceEqual(entry.Hash) ? AuditFaultKind.Altered
        : personal is not null && !AuditChain.HashOf(personal).AsSpan().SequenceEqual(entry.PersonalHash) ? AuditFaultKind.PersonalValuesAltered
        : place is not null && !AuditChain.HashOf(place).AsSpan().SequenceEqual(entry.PlaceHash) ? AuditFaultKind.PersonalValuesAltered
        : null;

    /// <summary>The entries up to the first that isn't even what an entry can be (a kind that there is none of, an instant beyond all time), which must not keep the others from being looked at.</summary>
    /// <returns>Null where that is the first.</returns>
    private async Task<List<(AuditEntry Entry, AuditPersonal? Personal, AuditPlace? Place)>?> ReadableAsync(long after, long count, CancellationToken ct)
    {
        for (; count > 0; count /= 2)
        {
            try
            {
                return await SliceAsync(after, count, ct);
            }
            catch (Exception damaged) when (damaged is InvalidOperationException or ArgumentException or FormatException or InvalidCastException
                && damaged.GetBaseException() is not DbException)
            {
                // Half of them, then: they are asked for again from where those end. A database that is gone says nothing about an
                // entry, though EF wraps that in one of these too.
            }
        }

        return null;
    }

    // Three statements, for a join would have the database look through all that is kept of persons, slice by slice, where it knows of no better way.
    private async Task<List<(AuditEntry Entry, AuditPersonal? Personal, AuditPlace? Place)>> SliceAsync(long after, long count, CancellationToken ct)
    {
        var entries = await db.AuditEntries.Where(entry => entry.Sequence > after && entry.Sequence <= after + count).OrderBy(entry => entry.Sequence).Select(AuditEntry.Read).ToListAsync(ct);
        Guid[] ids = [.. entries.Select(entry => entry.Id)];
        var personal = await db.AuditPersonal.AsNoTracking().Where(it => EF.Parameter(ids).Contains(it.Id)).ToDictionaryAsync(it => it.Id, ct);
        var places = await db.AuditPlaces.AsNoTracking().Where(it => EF.Parameter(ids).Contains(it.Id)).ToDictionaryAsync(it => it.Id, ct);

        return [.. entries.Select(entry => (entry, personal.GetValueOrDefault(entry.Id), places.GetValueOrDefault(entry.Id)))];
    }

    private async Task<byte[]?> HashBeforeAsync(long from, CancellationToken ct) =>
        from == 1 ? AuditChain.Start : await db.AuditEntries.Where(entry => entry.Sequence == from - 1).Select(entry => entry.Hash).SingleOrDefaultAsync(ct);

    private Task<long> EndAsync(CancellationToken ct) => db.AuditHeads.Select(head => head.Sequence).SingleOrDefaultAsync(ct);

    // Others append meanwhile. An entry and the end move together, so an end that is read after the entry is never before it.
    private async Task<bool> FirstBehindAsync(long last, CancellationToken ct) =>
        await db.AuditEntries.Where(entry => entry.Sequence > last).MaxAsync(entry => (long?)entry.Sequence, ct) is { } furthest && furthest > await EndAsync(ct);
}
