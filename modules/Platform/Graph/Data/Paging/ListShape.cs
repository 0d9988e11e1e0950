using System.Linq.Expressions;
using GraphQL;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>What rows of one type can be filtered and sorted by, and how a request for some of them is read.</summary>
/// <param name="filter">Null where nothing can be filtered.</param>
/// <param name="sort">Null where nothing can be sorted.</param>
/// <param name="countCap">Where counting stops, if it does.</param>
internal sealed class ListShape<T>(IEntityType type, ObjectFilter? filter, Sort? sort, int? countCap) where T : class
{
    private static readonly ParameterExpression Row = Expression.Parameter(typeof(T), "row");

    private readonly CompiledQueries<CompiledPage<T>> pages = new();
    private Keyset<T>? byDefault;

    /// <summary>A reader of the rows that the request asks for. Makes no statement, but refuses what can't be answered.</summary>
    public PageReader<T> Reader(IResolveFieldContext context, ListQuery<T> query)
    {
        var asked = AskedPage.Of(context, type);
        var page = PageArguments.Read(context, asked.Coordinate);
        var keyset = Sent(context) ?? (byDefault ??= Sorted(query.DefaultOrder.Select(key => new Key(key.Value.Of(Row), key.IsDescending))));
        var services = context.RequestServices!;
        var cursor = new Cursor(services.GetRequiredService<CursorKeys>(), services.GetRequiredService<TenantContext>().Id, asked.Coordinate, keyset.Signature);
        var condition = Condition(context, query);

        return new PageReader<T>(
            () => condition is null ? query.Rows(services) : query.Rows(services).Where(Expression.Lambda<Func<T, bool>>(condition, Row)), condition is null ? query.WholeTableOf : null, pages,
            keyset, asked, cursor, page, services, asked.MayCount && IsCountWanted(context) ? countCap ?? int.MaxValue : null);
    }

    private Expression? Condition(IResolveFieldContext context, ListQuery<T> query)
    {
        if (context.Arguments?.TryGetValue("where", out var sent) is not true || sent.Value is not IDictionary<string, object?> where)
            return null;

        long IndexOf(string text, string place) => context.RequestServices!.GetRequiredService<UnitOfWork>().DataKey?.IndexOf(text, place) ?? 0;

        return filter!.Translate(new Target(Row, IsNullable: false, SqlDialects.Of(query.Rows(context.RequestServices!)), IndexOf), where);
    }

    private Keyset<T>? Sent(IResolveFieldContext context) => sort?.Keys(Row, new SentOrder(context).Fields("order")).ToList() is [_, ..] keys ? Sorted(keys) : null;

    private Keyset<T> Sorted(IEnumerable<Key> keys) => Keyset<T>.Of(Row, keys, type.IdBy!.Of(Row));

    // By the directives of this request too.
    private static bool IsCountWanted(IResolveFieldContext context) => context.SubFields?.Values.Any(field => field.FieldType.Name == "totalCount") is true;
}
