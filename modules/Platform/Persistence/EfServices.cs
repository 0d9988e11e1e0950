#pragma warning disable EF1001, EF9100 // EF has no other way to be made cheaper; a new version of it that changes them doesn't compile.

using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Internal;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Sealing;

namespace OrderCloud.Platform.Persistence;

/// <summary>
/// EF's own services for one kind of database, made once for the process. Left to itself EF looks them up by comparing all of a context's
/// options, twice for each context, and makes for each what only a save, a row to track or a query not yet compiled needs: together a third
/// of an order list page.
/// </summary>
/// <param name="add">EF's registration of the kind of database.</param>
internal sealed class EfServices(Action<IServiceCollection> add)
{
    private static readonly SealedEntities Entities = new();
    private static readonly SealedQueries Queries = new();

    private readonly Lazy<IServiceProvider> plain = new(() => Make(add)), opening = new(() => Make(services => add(services.AddSingleton<ISingletonInterceptor>(Entities).AddSingleton<IInterceptor>(Queries))));

    /// <param name="isSealed">Whether something of the context's is to be opened. For whoever listens to it EF makes, with each entity, a function for each of its columns.</param>
    public IServiceProvider Of(bool isSealed) => (isSealed ? opening : plain).Value;

    private static ServiceProvider Make(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);

        Wrap<IDatabase>(services, (scope, database) => new LateDatabase(scope, database));
        Wrap<IDbContextDependencies>(services, (scope, all) => new LateDependencies(scope, all));
        services.AddScoped<IQueryContextFactory, LateTracking>();
        Wrap<ILiftableConstantProcessor>(services, (scope, processor) => new CompiledOnce((ILiftableConstantProcessor)scope.GetRequiredService(processor)));

        ConnectLate(services);

        return services.BuildServiceProvider();
    }

    // By whoever asks for it first: a context whose statements are sent past EF never does.
    private static void ConnectLate(ServiceCollection services)
    {
        var own = services.Last(it => it.ServiceType == typeof(IRelationalConnection)).ImplementationFactory!;
        services.AddScoped(scope =>
        {
            var connection = (IRelationalConnection)own(scope);

            if (scope.GetRequiredService<ICurrentDbContext>().Context is UnitDb { Unit: { } unit } && RelationalOptionsExtension.Extract(scope.GetRequiredService<IDbContextOptions>()).Connection is null)
                connection.SetDbConnection(unit.Connection, contextOwnsConnection: false);

            return connection;
        });
    }

    private static void Wrap<TService>(ServiceCollection services, Func<IServiceProvider, Type, TService> wrap) where TService : class
    {
        var own = services.Last(it => it.ServiceType == typeof(TService)).ImplementationType!;
        services.AddScoped(own);
        services.AddScoped(scope => wrap(scope, own));
    }

    /// <summary>Behind it hangs all that saves and all that compiles queries.</summary>
    private sealed class LateDatabase(IServiceProvider scope, Type kind) : IDatabase
    {
        private IDatabase Inner => field ??= (IDatabase)scope.GetRequiredService(kind);

        public int SaveChanges(IList<IUpdateEntry> entries) => Inner.SaveChanges(entries);

        public Task<int> SaveChangesAsync(IList<IUpdateEntry> entries, CancellationToken cancellationToken = default) => Inner.SaveChangesAsync(entries, cancellationToken);

        public Func<QueryContext, TResult> CompileQuery<TResult>(Expression query, bool async) => Inner.CompileQuery<TResult>(query, async);

        [Experimental("EF9100")]
        public Expression<Func<QueryContext, TResult>> CompileQueryExpression<TResult>(Expression query, bool async) => Inner.CompileQueryExpression<TResult>(query, async);
    }
}
