using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>
/// Reads a page in one statement: the rows asked for and one more, which tells whether there are others.
/// Cursors are opened when it is made: a broken one is refused before any statement runs.
/// </summary>
/// <param name="rows">Filtered, in no order; asked for only where they aren't compiled.</param>
/// <param name="wholeTableOf">The context's type, where the rows are one of its tables, whole.</param>
/// <param name="pages">Compiled queries of all rows.</param>
/// <param name="asked">What the client selects.</param>
/// <param name="services">Have the key of sealed members.</param>
/// <param name="countUpTo">Null where the total isn't asked for.</param>
internal sealed class PageReader<T>(Func<IQueryable<T>> rows, Type? wholeTableOf, CompiledQueries<CompiledPage<T>> pages, Keyset<T> keyset, AskedPage asked, Cursor cursor, PageArguments page, IServiceProvider services, int? countUpTo) where T : class
{
    private readonly object?[]? after = Open(cursor, keyset, "after", page.After);
    private readonly object?[]? before = Open(cursor, keyset, "before", page.Before);

    private IQueryable<T> Rows => field ??= rows();

    private Expression<Func<T, T>>? Only => Projection<T>.Of(Rows, asked.Members);

    private bool IsFirst => after is null && before is null;

    /// <summary>The one page of all rows.</summary>
    /// <returns>A <see cref="Connection"/>, as the engine takes it.</returns>
    public async ValueTask<object?> ReadAsync(CancellationToken ct)
    {
        var known = wholeTableOf is null ? null : Compiled(wholeTableOf);
        var found = await (known is null ? BuildAsync(ct) : known.Rows.ReadAsync(services, Values(), ct));
        known?.Open?.Invoke(services, found.Select(it => it.Row));

        // Behind the last row there may be none to tell how many there are.
        return Page(found, found is [] && !IsFirst && countUpTo is { } most ? await Counted(Rows.AsNoTracking(), most).CountAsync(ct) : TotalOf(found));
    }

    private object[] Values() => IsFirst ? [page.Size + 1] : [page.Size + 1, .. (after ?? []).Concat(before ?? []).OfType<object>()];

    private async Task<List<KeyedRow<T>>> BuildAsync(CancellationToken ct)
    {
        var source = Rows.AsNoTracking();
        var found = await keyset.WithKeys(Sort(Seek(source)).Take(page.Size + 1), Only, asked.AreCursorsWanted, total: Count(source)).ToListAsync(ct);
        Open(found);

        return found;
    }

    private CompiledPage<T>? Compiled(Type context) => pages.Find(asked.ShapeOf(keyset.Signature, page.Backward, Shape(after), Shape(before), countUpTo), () =>
    {
        if (!keyset.Keys.All(key => CompiledQueries.IsFixed(key.Value)))
            return null;

        List<QueryParameterExpression> values = [new("size", typeof(int))];
        var source = Rows.AsNoTracking();
        var wanted = after is null ? source : keyset.After(source, Parameters(after, values), backward: false);
        var sorted = Sort(before is null ? wanted : keyset.After(wanted, Parameters(before, values), backward: true));
        var some = sorted.Provider.CreateQuery<T>(Expression.Call(typeof(Queryable), nameof(Queryable.Take), [typeof(T)], sorted.Expression, values[0]));

        return new(new((DbContext)services.GetRequiredService(context), keyset.WithKeys(some, Only, asked.AreCursorsWanted, total: Count(Rows)), values), Projection<T>.Opening(Rows, asked.Members));
    });

    // A null has SQL of its own.
    private static string Shape(object?[]? position) => position is null ? "" : string.Concat(position.Select(value => value is null ? '0' : '1'));

    private List<Expression?> Parameters(object?[] position, List<QueryParameterExpression> values)
    {
        List<Expression?> parameters = [];

        foreach (var (key, value) in keyset.Keys.Zip(position))
        {
            if (value is not null)
                values.Add(new($"key{values.Count}", key.Lifted.Type));

            parameters.Add(value is null ? null : values[^1]);
        }

        return parameters;
    }

    /// <summary>A page for each parent.</summary>
    public async Task<IReadOnlyDictionary<Guid, Connection>> ReadAsync(LambdaExpression parentId, IReadOnlyList<Guid> parents, CancellationToken ct)
    {
        var of = new ChildRows<T>(keyset.Row, parentId);

        // The usual case: one customer and his orders, by an index and a limit rather than by numbering rows.
        if (parents is [var single])
            return new Dictionary<Guid, Connection> { [single] = (Connection)(await new PageReader<T>(() => of.One(Rows, single), wholeTableOf: null, pages, keyset, asked, cursor, page, services, countUpTo).ReadAsync(ct))! };

        var all = of.Many(Rows.AsNoTracking(), parents);
        var totals = countUpTo is null ? null : await of.CountAsync(all, ct);
        var found = await keyset.WithKeys(Sort(of.Each(Seek(all), some => Sort(some).Take(page.Size + 1))), Only, asked.AreCursorsWanted, of.Parent).ToListAsync(ct);
        Open(found);
        var byParent = found.ToLookup(row => row.Parent);

        return parents.ToDictionary(parent => parent, parent => Page([.. byParent[parent]], totals is null ? null : Math.Min(totals.GetValueOrDefault(parent), Capped(countUpTo!.Value))));
    }

    private static object?[]? Open(Cursor cursor, Keyset<T> keyset, string argument, string? text) =>
        text is null ? null : cursor.Open(text, [.. keyset.Keys.Select(key => key.Lifted.Type)]) ?? throw Refusals.BadCursor(argument, text);

    private static int Capped(int most) => most is int.MaxValue ? most : most + 1;

    private void Open(List<KeyedRow<T>> found) => Projection<T>.Opening(Rows, asked.Members)?.Invoke(services, found.Select(it => it.Row));

    private int? TotalOf(List<KeyedRow<T>> found) => countUpTo is null ? null : found is [var any, ..] ? any.Total : 0;

    // Inside the expression of a row, its rows must be other ones.
    private Expression? Count(IQueryable<T> source) => countUpTo is { } most
        ? ReplacingExpressionVisitor.Replace(keyset.Row, Expression.Parameter(typeof(T), "counted"), Expression.Call(typeof(Queryable), nameof(Queryable.Count), [typeof(T)], Counted(source, most).Expression))
        : null;

    // A limit needs an order; the page's own makes both statements walk the same index.
    private IQueryable<T> Counted(IQueryable<T> source, int most) =>
        most is int.MaxValue ? source : keyset.Sort(source, backward: false, SqlDialects.Of(source)).Take(Capped(most));

    private IQueryable<T> Seek(IQueryable<T> source)
    {
        var wanted = after is null ? source : keyset.After(source, after, backward: false);

        return before is null ? wanted : keyset.After(wanted, before, backward: true);
    }

    private IQueryable<T> Sort(IQueryable<T> source) => keyset.Sort(source, page.Backward, SqlDialects.Of(source));

    private Connection Page(List<KeyedRow<T>> found, int? total)
    {
        var more = found.Count > page.Size;

        if (more)
            found.RemoveAt(page.Size);

        if (page.Backward)
            found.Reverse();

        var nodes = new T[found.Count];

        for (var index = 0; index < nodes.Length; index++)
            nodes[index] = found[index].Row;

        return new Connection(nodes, index => new Edge(found[index].Row, found[index].Keys, cursor), page.Backward ? before is not null : more, page.Backward ? more : after is not null, total);
    }
}

/// <summary>A page of all rows, compiled.</summary>
/// <param name="Rows">As many as asked for, after and before the keys that follow, each with the total where that is asked for.</param>
/// <param name="Open">Null where nothing is sealed.</param>
internal sealed record CompiledPage<T>(CompiledRows<KeyedRow<T>> Rows, Action<IServiceProvider, IEnumerable<T>>? Open);
