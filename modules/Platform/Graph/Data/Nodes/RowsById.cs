using System.Linq.Expressions;
using GraphQL;
using GraphQL.DataLoader;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Graph.Loading;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Loads entities by id, many at once. The context's filters decide what the caller may find; the rest doesn't exist.</summary>
internal sealed class RowsById<TDb, T>(Func<TDb, IQueryable<T>> rows, IReadOnlyList<T> builtIn, Expression<Func<T, Guid>> id) where TDb : DbContext where T : class
{
    private readonly Func<T, Guid> idOf = id.Compile();

    public IDataLoaderResult Load(IResolveFieldContext context, IEntityType type, Guid key)
    {
        var services = context.RequestServices!;

        return services.GetRequiredService<Loaders>().Batch<Guid, T>(type.Name, (ids, ct) => FetchAsync(services, AskedMembers.Of(context, type), ids, ct)).Load(key);
    }

    private async Task<IReadOnlyDictionary<Guid, T>> FetchAsync(IServiceProvider services, IReadOnlyCollection<string>? members, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var wanted = Expression.Lambda<Func<T, bool>>(Operand.Contains(ids.ToArray(), id.Body), id.Parameters);

        var source = rows(services.GetRequiredService<TDb>()).AsNoTracking().Where(wanted);
        var found = await Projection<T>.Apply(source, members).ToDictionaryAsync(idOf, ct);
        Projection<T>.Open(source, members, services, found.Values);

        foreach (var known in builtIn.Where(it => ids.Contains(idOf(it))))
            found.TryAdd(idOf(known), known);

        return found;
    }
}
