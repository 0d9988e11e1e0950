using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Loading;
using OrderCloud.Platform.Outbox;
using OrderCloud.Platform.Persistence;
using OrderCloud.Platform.Sealing;

namespace OrderCloud.Platform;

/// <summary>The plumbing's registrations.</summary>
public static class PlatformServices
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddPlatform(Database database, OuterKeys keys)
        {
            services.AddMetrics().TryAddSingleton(TimeProvider.System);
            services.AddSingleton(_ => database).AddSingleton<SystemWork>().AddSingleton<GuardSweep>().AddSingleton<OutboxSignal>().AddSingleton(keys).AddSingleton<DataKeyStore>().AddSingleton<PersonalMarks>();
            services.AddScoped<TenantScope.Identity>();
            // A scope remembers what it has made; these it is given.
            services.AddTransient(provider => EF.IsDesignTime ? Caller.System : provider.GetRequiredService<TenantScope.Identity>().Caller);
            services.AddScoped(provider => new ActingBy(provider.GetRequiredService<TenantScope.Identity>().ActingBy));
            services.AddScoped(provider => provider.GetRequiredService<TenantScope.Identity>().Origin);
            services.AddTransient(provider => provider.GetRequiredService<TenantScope.Identity>().Tenant
                ?? (EF.IsDesignTime ? Migrator.Nobody : throw new InvalidOperationException("This scope has no tenant.")));
            services.AddScoped(provider =>
            {
                var identity = provider.GetRequiredService<TenantScope.Identity>();

                return new UnitOfWork(
                    database, identity.Open ?? database.CreateConnection(), identity.Tenant?.Id, log: provider.GetService<IChangeLog>, dataKeys: provider.GetRequiredService<DataKeyStore>());
            });
            services.AddScoped(provider => new EventPublisher(
                provider.GetRequiredService<PlatformDb>(), provider.GetRequiredService<UnitOfWork>(), provider.GetRequiredService<OutboxSignal>(), provider.GetRequiredService<TimeProvider>()));
            services.AddScoped(provider => new Bounds(provider.GetRequiredService<TenantContext>())).AddScoped<BulkInsert>();
            services.AddMetrics().AddSingleton<SecurityMeter>().AddSingleton<RecordedFields>().AddSingleton<MutationPipeline>().AddScoped<Loaders>();
            services.AddSingleton(provider => new UseCases(provider, provider.GetRequiredService<MutationPipeline>()));

            services.AddModuleDb<PlatformDb>(PlatformDb.SchemaName).AddSystemDb<OutboxPump>(OutboxPump.Rights).AddSystemDb<RetiredRows>(RetiredRows.Rights);

            return services.AddHostedService(provider => provider.GetRequiredService<GuardSweep>()).AddHostedService<OutboxDispatcher>().AddHostedService<Retention>();
        }

        /// <summary>Lets a handler react to an event of the outbox.</summary>
        public IServiceCollection AddEventHandler<TEvent, THandler>() where TEvent : class where THandler : class, IEventHandler<TEvent> =>
            services.AddSingleton(new EventSubscription(typeof(TEvent), typeof(THandler).Name, (scope, fact, header, ct) =>
                ActivatorUtilities.CreateInstance<THandler>(scope).HandleAsync((TEvent)fact, header, ct)));
    }

    /// <summary>Chooses the database by <c>Database:Provider</c>.</summary>
    /// <exception cref="SettingException">A key is missing or unknown.</exception>
    public static Database DatabaseFrom(IConfiguration configuration)
    {
        var options = configuration.GetSection("Database").Get<DatabaseOptions>() ?? new();

        string Required(string key, string? connection, DbConnectionStringBuilder reader) => connection is { Length: > 0 }
            ? Readable(key, connection, reader)
            : throw new SettingException($"Database:{key} is missing: {options.Provider} needs a connection string.");

        string Serving(DbConnectionStringBuilder reader) => Required(nameof(options.Connection), options.Connection, reader);
        string Owner(DbConnectionStringBuilder reader) => options.OwnerConnection is { } connection ? Required(nameof(options.OwnerConnection), connection, reader) : Serving(reader);
        string System(DbConnectionStringBuilder reader) => Required(nameof(options.SystemConnection), options.SystemConnection, reader);
        var ownersKey = options.OwnerConnection is null ? "Database:Connection" : "Database:OwnerConnection";

        return options.Provider switch
        {
            "sqlite" when options.Connection is { } file => new SqliteDatabase(Readable(nameof(options.Connection), file, new SqliteConnectionStringBuilder())) { OwnerSetting = "Database:Connection" },
            "sqlite" => new SqliteDatabase(SqliteDatabase.ConnectionTo(Path.Combine(DataDirectory(configuration), "ordercloud.db"))) { OwnerSetting = "Data:Directory" },
            "postgres" => new PostgresDatabase(Serving(new NpgsqlConnectionStringBuilder()), Owner(new NpgsqlConnectionStringBuilder()), System(new NpgsqlConnectionStringBuilder())) { OwnerSetting = ownersKey },
            "sqlserver" => new SqlServerDatabase(Serving(new SqlConnectionStringBuilder()), Owner(new SqlConnectionStringBuilder()), System(new SqlConnectionStringBuilder())) { OwnerSetting = ownersKey },
            var other => throw new SettingException($"Database:Provider is '{other}': it must be sqlite, postgres or sqlserver."),
        };
    }

    private static string Readable(string key, string connection, DbConnectionStringBuilder reader)
    {
        try
        {
            reader.ConnectionString = connection;

            return connection;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            throw new SettingException($"Database:{key} can't be read as a connection string: {failure.Message}");
        }
    }

    /// <summary>Where the embedded database, uploads and keys live; made if it is not there.</summary>
    public static string DataDirectory(IConfiguration configuration)
    {
        var path = configuration["Data:Directory"] ?? "data";

        try
        {
            return Directory.CreateDirectory(path).FullName;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"Data:Directory is '{path}': it can't be made or written.");
        }
    }
}
