using System.Linq.Expressions;
using GraphQL;
using GraphQL.Resolvers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Graph.Loading;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Loads the objects that belong to many parents, all in one statement.</summary>
/// <param name="orderBy">Null to sort by the item's id alone.</param>
/// <param name="item">Its id, if it has one, is the last key.</param>
internal sealed class Children<TDb, TItem>(string name, Func<TDb, IQueryable<TItem>> rows, Expression<Func<TItem, Guid>> parentId, LambdaExpression? orderBy, IEntityType item, Func<object, Guid> idOf)
    : IFieldResolver where TDb : DbContext where TItem : class
{
    private readonly Func<TItem, Guid> parentOf = parentId.Compile();
    private readonly IReadOnlyCollection<string> parentMembers = RowMembers.Of(parentId) ?? throw new ArgumentException("The parent's id must be a column.", nameof(parentId));
    private readonly ParameterExpression row = Expression.Parameter(typeof(TItem), "row");
    private readonly CompiledQueries<Compiled> compiled = new();

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        var services = context.RequestServices!;
        var loader = services.GetRequiredService<Loaders>().Group<Guid, TItem>(name, (ids, ct) => FetchAsync(services, AskedMembers.Of(context, item, parentMembers), ids, ct));

        return new(loader.Load(idOf(context.Source!)));
    }

    private async Task<ILookup<Guid, TItem>> FetchAsync(IServiceProvider services, IReadOnlyCollection<string>? members, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var parents = ids.ToArray();
        var query = compiled.Find(AskedMembers.TextOf(members), () => Compile(services.GetRequiredService<TDb>(), members));
        var found = query is null ? await BuildAsync(services.GetRequiredService<TDb>()) : await query.Rows.ReadAsync(services, [parents], ct);
        (query is null ? Projection<TItem>.Opening(rows(services.GetRequiredService<TDb>()), members) : query.Open)?.Invoke(services, found);

        return found.ToLookup(parentOf);

        Task<List<TItem>> BuildAsync(TDb db) => Among(rows(db), members, Operand.Contains(parents, parentId.Of(row))).ToListAsync(ct);
    }

    private Compiled? Compile(TDb db, IReadOnlyCollection<string>? members)
    {
        if (!CompiledQueries.IsWholeTable(rows(db)) || (orderBy is not null && !CompiledQueries.IsFixed(orderBy)))
            return null;

        var parents = new QueryParameterExpression("parents", typeof(Guid[]));

        return new(new(db, Among(rows(db), members, Operand.Among(parents, parentId.Of(row))), parents), Projection<TItem>.Opening(rows(db), members));
    }

    private IQueryable<TItem> Among(IQueryable<TItem> source, IReadOnlyCollection<string>? members, Expression condition)
    {
        var wanted = source.AsNoTracking().Where(Expression.Lambda<Func<TItem, bool>>(condition, row));
        var keys = from key in (LambdaExpression?[])[orderBy, item.IdBy] where key is not null select new Key(key.Of(row).WithoutConvert(), IsDescending: false);

        return Projection<TItem>.Apply(new Keyset<TItem>(row, [.. keys]).Sort(wanted, backward: false, SqlDialects.Of(wanted)), members);
    }

    private sealed record Compiled(CompiledRows<TItem> Rows, Action<IServiceProvider, IEnumerable<TItem>>? Open);
}
