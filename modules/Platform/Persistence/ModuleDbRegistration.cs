using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Sealing;

namespace OrderCloud.Platform.Persistence;

public static class ModuleDbRegistration
{
    private static readonly TenantGuard Guard = new();
    private static readonly Opener Opens = new();

    extension(IServiceCollection services)
    {
        /// <summary>Registers a module's context on the scope's shared connection.</summary>
        /// <param name="schema">The context's schema, which also names its migration history.</param>
        /// <param name="made">Told of each context that a scope gets, e.g. to listen to what it saves.</param>
        public IServiceCollection AddModuleDb<TDb>(string schema, Action<IServiceProvider, TDb>? made = null) where TDb : UnitDb
        {
            services.AddDbContext<TDb>((provider, options) =>
            {
                var unit = provider.GetRequiredService<UnitOfWork>();
                Configure<TDb>(options, provider.GetRequiredService<Database>(), unit.Connection, schema);
            });

            services.AddSingleton(provider => new SharedOptions<TDb>(provider, schema));
            var make = ActivatorUtilities.CreateFactory<TDb>([typeof(DbContextOptions<TDb>)]);

            // Later registrations win: EF's own serves its tools and SQLite, this one enlists what it makes.
            services.AddScoped(provider =>
            {
                var unit = provider.GetRequiredService<UnitOfWork>();
                var shared = provider.GetRequiredService<SharedOptions<TDb>>();
                var context = make(provider, [shared.Options ?? provider.GetRequiredService<DbContextOptions<TDb>>()]);

                unit.Enlist(context);

                if (shared.Options is not null)
                    shared.Learn(context);

                made?.Invoke(provider, context);

                return context;
            });

            return services.AddSingleton(new RegisteredDb(typeof(TDb), schema));
        }

        /// <summary>Registers a context across tenants by what it may do. <see cref="SystemWork"/> makes it; no scope can be given one.</summary>
        public IServiceCollection AddSystemDb<TDb>(params SystemRight[] rights) where TDb : SystemDb => services.AddSingleton(new RegisteredSystemDb(typeof(TDb), rights));
    }

    internal static void Configure<TDb>(DbContextOptionsBuilder options, Database database, DbConnection? connection, string schema) where TDb : UnitDb
    {
        database.Configure(options, connection, schema, SealedMember.AreIn(typeof(TDb).Assembly));
        options.AddInterceptors(Guard, Opens);
    }
}

/// <summary>
/// A context's options, made once: they are the same in every scope but for the connection, which each context is handed.
/// To make and compare them anew for every context of every request was a tenth of an order list page; to look for the model, a twentieth.
/// </summary>
internal sealed class SharedOptions<TDb>(IServiceProvider root, string schema) where TDb : UnitDb
{
    private readonly Database database = root.GetRequiredService<Database>();
    private DbContextOptions<TDb>? options;
    private bool isLearned;

    /// <summary>Null where the connection must be known from the start.</summary>
    public DbContextOptions<TDb>? Options => database.TakesConnectionLate ? options ??= Make(model: null) : null;

    /// <summary>Takes over the model that the first context made.</summary>
    public void Learn(TDb first)
    {
        if (!isLearned)
            (options, isLearned) = (Make(first.Model), true);
    }

    private DbContextOptions<TDb> Make(IModel? model)
    {
        var builder = new DbContextOptionsBuilder<TDb>();
        builder.UseApplicationServiceProvider(root);
        ModuleDbRegistration.Configure<TDb>(builder, database, connection: null, schema);

        if (model is not null)
            builder.UseModel(model);

        return builder.Options;
    }
}

/// <summary>A context that has migrations.</summary>
public sealed record RegisteredDb(Type Context, string Schema);
