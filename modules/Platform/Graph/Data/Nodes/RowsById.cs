using System.Linq.Expressions;
using GraphQL;
using GraphQL.DataLoader;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Graph.Loading;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Loads entities by id, many at once. The context's filters decide what the caller may find; the rest doesn't exist.</summary>
internal sealed class RowsById<TDb, T>(Func<TDb, IQueryable<T>> rows, IReadOnlyList<T> builtIn, Expression<Func<T, Guid>> id) where TDb : DbContext where T : class
{
    private readonly Func<T, Guid> idOf = id.Compile();
    private readonly CompiledQueries<Compiled> compiled = new();

    public IDataLoaderResult Load(IResolveFieldContext context, IEntityType type, Guid key)
    {
        var services = context.RequestServices!;

        return services.GetRequiredService<Loaders>().Batch<Guid, T>(type.Name, (ids, ct) => FetchAsync(services, AskedMembers.Of(context, type), ids, ct)).Load(key);
    }

    private async Task<IReadOnlyDictionary<Guid, T>> FetchAsync(IServiceProvider services, IReadOnlyCollection<string>? members, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = await ReadAsync(services, members, [.. ids], ct);

        foreach (var known in builtIn.Where(it => ids.Contains(idOf(it))))
            found.TryAdd(idOf(known), known);

        return found;
    }

    private async Task<Dictionary<Guid, T>> ReadAsync(IServiceProvider services, IReadOnlyCollection<string>? members, Guid[] ids, CancellationToken ct)
    {
        var query = compiled.Find(AskedMembers.TextOf(members), () => Compile(services.GetRequiredService<TDb>(), members));
        var found = query is null ? await BuildAsync(services.GetRequiredService<TDb>()) : await query.Rows.ReadAsync(services, [ids], ct);
        (query is null ? Projection<T>.Opening(rows(services.GetRequiredService<TDb>()), members) : query.Open)?.Invoke(services, found);

        return found.ToDictionary(idOf);

        Task<List<T>> BuildAsync(TDb db) => Among(rows(db), members, Operand.Contains(ids, id.Body)).ToListAsync(ct);
    }

    private Compiled? Compile(TDb db, IReadOnlyCollection<string>? members)
    {
        if (!CompiledQueries.IsWholeTable(rows(db)))
            return null;

        var ids = new QueryParameterExpression("ids", typeof(Guid[]));

        return new(new(db, Among(rows(db), members, Operand.Among(ids, id.Body)), ids), Projection<T>.Opening(rows(db), members));
    }

    private IQueryable<T> Among(IQueryable<T> source, IReadOnlyCollection<string>? members, Expression condition) =>
        Projection<T>.Apply(source.AsNoTracking().Where(Expression.Lambda<Func<T, bool>>(condition, id.Parameters)), members);

    private sealed record Compiled(CompiledRows<T> Rows, Action<IServiceProvider, IEnumerable<T>>? Open);
}
