using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>
/// Reads a page in one statement: the rows asked for and one more, which tells whether there are others.
/// Cursors are opened when it is made: a broken one is refused before any statement runs.
/// </summary>
/// <param name="rows">Filtered, in no order.</param>
/// <param name="members">What of a row is needed; null for all.</param>
/// <param name="services">Have the key of sealed members.</param>
/// <param name="countUpTo">Null where the total isn't asked for.</param>
internal sealed class PageReader<T>(IQueryable<T> rows, Keyset<T> keyset, IReadOnlyCollection<string>? members, Cursor cursor, PageArguments page, IServiceProvider services, int? countUpTo) where T : class
{
    private readonly object?[]? after = Open(cursor, keyset, "after", page.After);
    private readonly object?[]? before = Open(cursor, keyset, "before", page.Before);
    private readonly SqlDialect dialect = SqlDialects.Of(rows);
    private readonly Expression<Func<T, T>>? only = Projection<T>.Of(rows, members);

    /// <summary>The one page of all rows.</summary>
    public async Task<Connection> ReadAsync(CancellationToken ct)
    {
        var total = countUpTo is { } most ? await CountAsync(rows, most, ct) : (int?)null;
        var found = await keyset.WithKeys(Sort(Seek(rows)).Take(page.Size + 1), only).ToListAsync(ct);
        Projection<T>.Open(rows, members, services, found.Select(it => it.Row));

        return Page(found, total);
    }

    /// <summary>A page for each parent.</summary>
    public async Task<IReadOnlyDictionary<Guid, Connection>> ReadAsync(LambdaExpression parentId, IReadOnlyList<Guid> parents, CancellationToken ct)
    {
        var of = new ChildRows<T>(keyset.Row, parentId);

        // The usual case: one customer and his orders, by an index and a limit rather than by numbering rows.
        if (parents is [var single])
            return new Dictionary<Guid, Connection> { [single] = await new PageReader<T>(of.One(rows, single), keyset, members, cursor, page, services, countUpTo).ReadAsync(ct) };

        var all = of.Many(rows, parents);
        var totals = countUpTo is null ? null : await of.CountAsync(all, ct);
        var found = await keyset.WithKeys(Sort(of.Each(Seek(all), some => Sort(some).Take(page.Size + 1))), only, of.Parent).ToListAsync(ct);
        Projection<T>.Open(rows, members, services, found.Select(it => it.Row));
        var byParent = found.ToLookup(row => row.Parent);

        return parents.ToDictionary(parent => parent, parent => Page([.. byParent[parent]], totals is null ? null : Math.Min(totals.GetValueOrDefault(parent), Capped(countUpTo!.Value))));
    }

    private static object?[]? Open(Cursor cursor, Keyset<T> keyset, string argument, string? text) =>
        text is null ? null : cursor.Open(text, [.. keyset.Keys.Select(key => key.Lifted.Type)]) ?? throw Refusals.BadCursor(argument, text);

    private static int Capped(int most) => most is int.MaxValue ? most : most + 1;

    // A limit needs an order; the page's own makes both statements walk the same index.
    private Task<int> CountAsync(IQueryable<T> source, int most, CancellationToken ct) =>
        most is int.MaxValue ? source.CountAsync(ct) : keyset.Sort(source, backward: false, dialect).Take(Capped(most)).CountAsync(ct);

    private IQueryable<T> Seek(IQueryable<T> source)
    {
        var wanted = after is null ? source : keyset.After(source, after, backward: false);

        return before is null ? wanted : keyset.After(wanted, before, backward: true);
    }

    private IQueryable<T> Sort(IQueryable<T> source) => keyset.Sort(source, page.Backward, dialect);

    private Connection Page(List<KeyedRow<T>> found, int? total)
    {
        var more = found.Count > page.Size;

        if (more)
            found.RemoveAt(page.Size);

        if (page.Backward)
            found.Reverse();

        List<Edge> edges = [.. found.Select(row => new Edge(row.Row, () => cursor.Seal(row.Keys)))];

        return new Connection(edges, page.Backward ? before is not null : more, page.Backward ? more : after is not null, total);
    }
}
