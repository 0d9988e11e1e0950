using System.Linq.Expressions;
using GraphQL;
using GraphQL.Resolvers;
using Microsoft.EntityFrameworkCore;
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

    public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        var services = context.RequestServices!;
        var loader = services.GetRequiredService<Loaders>().Group<Guid, TItem>(name, (ids, ct) => FetchAsync(services, AskedMembers.Of(context, item, parentMembers), ids, ct));

        return new(loader.Load(idOf(context.Source!)));
    }

    private async Task<ILookup<Guid, TItem>> FetchAsync(IServiceProvider services, IReadOnlyCollection<string>? members, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var wanted = rows(services.GetRequiredService<TDb>()).AsNoTracking().Where(Expression.Lambda<Func<TItem, bool>>(Operand.Contains(ids.ToArray(), parentId.Of(row)), row));
        var keys = from key in (LambdaExpression?[])[orderBy, item.IdBy] where key is not null select new Key(key.Of(row).WithoutConvert(), IsDescending: false);

        var sorted = new Keyset<TItem>(row, [.. keys]).Sort(wanted, backward: false, SqlDialects.Of(wanted));

        var found = await Projection<TItem>.Apply(sorted, members).ToListAsync(ct);
        Projection<TItem>.Open(sorted, members, services, found);

        return found.ToLookup(parentOf);
    }
}
