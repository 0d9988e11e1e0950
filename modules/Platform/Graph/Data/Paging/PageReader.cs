using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Reads one page in one statement: the rows asked for and one more, which tells whether there are others.</summary>
/// <remarks>Cursors are opened when it is made: a broken one is refused before any statement runs.</remarks>
internal sealed class PageReader<T>(IQueryable<T> rows, ParameterExpression row, Keyset<T> keyset, Cursor cursor, PageArguments page) where T : class
{
    private readonly object?[]? after = Open(cursor, keyset, "after", page.After);
    private readonly object?[]? before = Open(cursor, keyset, "before", page.Before);

    public async Task<Connection> ReadAsync(int? totalCount, CancellationToken ct)
    {
        var wanted = after is null ? rows : keyset.After(rows, after, backward: false);
        wanted = before is null ? wanted : keyset.After(wanted, before, backward: true);
        var found = await ReadAsync(keyset.Sort(wanted, page.Backward, SqlDialects.Of(rows)).Take(page.Size + 1), ct);
        var more = found.Count > page.Size;

        if (more)
            found.RemoveAt(page.Size);

        if (page.Backward)
            found.Reverse();

        return new Connection(found, page.Backward ? before is not null : more, page.Backward ? more : after is not null, totalCount);
    }

    private static object?[]? Open(Cursor cursor, Keyset<T> keyset, string argument, string? text) =>
        text is null ? null : cursor.Open(text, [.. keyset.Keys.Select(key => key.Lifted.Type)]) ?? throw Refusals.BadCursor(argument, text);

    private async Task<List<Edge>> ReadAsync(IQueryable<T> wanted, CancellationToken ct)
    {
        // Keys that are members are read off the row; those of other tables must be selected beside it.
        if (keyset.Keys.All(key => key.Value is MemberExpression { Expression: ParameterExpression }))
            return Edges(await wanted.ToListAsync(ct), item => item, item => [.. keyset.Keys.Select(key => KeyReaders.For(key, row)(item))]);

        var keys = Expression.NewArrayInit(typeof(object), keyset.Keys.Select(key => Expression.Convert(key.Lifted, typeof(object))));
        var pair = Expression.New(typeof(RowWithKeys).GetConstructors()[0], row, keys);

        return Edges(await wanted.Select(Expression.Lambda<Func<T, RowWithKeys>>(pair, row)).ToListAsync(ct), item => item.Row, item => item.Keys);
    }

    private List<Edge> Edges<TItem>(List<TItem> items, Func<TItem, T> node, Func<TItem, object?[]> keys) =>
        [.. items.Select(item => new Edge(node(item), () => cursor.Seal(keys(item))))];

    private sealed class RowWithKeys(T row, object?[] keys)
    {
        public T Row => row;

        public object?[] Keys => keys;
    }
}
