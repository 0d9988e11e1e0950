using System.Linq.Expressions;
using GraphQL;
using GraphQL.Resolvers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Resolves a list field: makes its use case, then filters, sorts, seeks, and counts only if asked to.</summary>
/// <param name="make">The use case, for one request.</param>
internal sealed class ListResolver<T>(IEntityType entity, ObjectFilter filter, Sort sort, int? countCap, Func<IResolveFieldContext, ListQuery<T>> make) : IFieldResolver where T : class
{
    private static readonly ParameterExpression Row = Expression.Parameter(typeof(T), "row");

    public async ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        var coordinate = $"{context.ParentType.Name}.{context.FieldDefinition.Name}";
        var page = PageArguments.Read(context, coordinate);
        var query = make(context);
        var rows = Filtered(query.Rows.AsNoTracking(), context);
        var keyset = Keyset<T>.Of(Row, Keys(query, context), entity.IdBy!.Of(Row));
        var reader = new PageReader<T>(rows, Row, keyset, CursorOf(context, coordinate, keyset), page);
        var total = IsCountWanted(context) ? await CountAsync(rows, keyset, context.CancellationToken) : (int?)null;

        return await reader.ReadAsync(total, context.CancellationToken);
    }

    private IQueryable<T> Filtered(IQueryable<T> rows, IResolveFieldContext context)
    {
        if (context.Arguments?.TryGetValue("where", out var sent) is not true || sent.Value is not IDictionary<string, object?> where)
            return rows;

        var condition = filter.Translate(new Target(Row, IsNullable: false, SqlDialects.Of(rows)), where);

        return condition is null ? rows : rows.Where(Expression.Lambda<Func<T, bool>>(condition, Row));
    }

    private IEnumerable<Key> Keys(ListQuery<T> query, IResolveFieldContext context)
    {
        List<Key> wanted = [.. sort.Keys(Row, new SentOrder(context).Fields("order"))];

        return wanted is [] ? query.DefaultOrder.Select(key => new Key(key.Value.Of(Row), key.IsDescending)) : wanted;
    }

    private static bool IsCountWanted(IResolveFieldContext context) => context.SubFields?.Values.Any(field => field.FieldType.Name == "totalCount") is true;

    // A limit needs an order; the page's own makes both statements walk the same index.
    private Task<int> CountAsync(IQueryable<T> rows, Keyset<T> keyset, CancellationToken ct) => countCap is { } most
        ? keyset.Sort(rows, backward: false, SqlDialects.Of(rows)).Take(most + 1).CountAsync(ct)
        : rows.CountAsync(ct);

    private static Cursor CursorOf(IResolveFieldContext context, string coordinate, Keyset<T> keyset)
    {
        var services = context.RequestServices!;

        return new Cursor(services.GetRequiredService<CursorKeys>(), services.GetRequiredService<TenantContext>().Id, coordinate, keyset.Signature);
    }
}
