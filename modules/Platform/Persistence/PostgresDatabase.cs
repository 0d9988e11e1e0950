using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrderCloud.Platform.Persistence.Guards;

namespace OrderCloud.Platform.Persistence;

/// <summary>PostgreSQL 15 or newer.</summary>
public sealed class PostgresDatabase(string connection, string ownerConnection, string systemConnection) : Database(connection, ownerConnection, systemConnection)
{
    private const string NameTenant = "SELECT set_config('app.tenant', $1, false)";

    private static readonly EfServices Services = new(services => services.AddEntityFrameworkNpgsql());

    // A server takes a hundred connections unless told otherwise; a host leaves some of them to others.
    private readonly NpgsqlDataSource serving = Source(nameof(DatabaseOptions.Connection), connection, atMost: 64);
    private readonly NpgsqlDataSource owning = Source(nameof(DatabaseOptions.OwnerConnection), ownerConnection, atMost: 4);
    private readonly NpgsqlDataSource system = Source(nameof(DatabaseOptions.SystemConnection), systemConnection, atMost: 16);

    public override string Name => "postgres";

    private protected override EfServices Ef => Services;

    // The protocol ends at 65,535; beyond some thousand nothing is gained.
    internal override int ParametersPerCommand => 4_000;

    public override async Task PrepareAsync(DbConnection connection, Guid? tenant, bool system, CancellationToken ct)
    {
        await using var command = Command(connection, NameTenant, NameOf(tenant));
        await command.ExecuteNonQueryAsync(ct);
    }

    internal override bool NumbersParameters => true;

    internal override bool TakesNameWithStatement => true;

    internal override async Task<DbDataReader> ReadNamedAsync(DbCommand command, Guid? tenant, CancellationToken ct)
    {
        try
        {
            var wanted = new NpgsqlBatchCommand(command.CommandText);
            NpgsqlParameter[] parameters = [.. command.Parameters.Cast<NpgsqlParameter>()];
            command.Parameters.Clear();
            wanted.Parameters.AddRange(parameters);

            var both = new NpgsqlBatch((NpgsqlConnection)command.Connection!) { Timeout = command.CommandTimeout, BatchCommands = { new NpgsqlBatchCommand(NameTenant) { Parameters = { NameOf(tenant) } }, wanted } };
            var reader = await both.ExecuteReaderAsync(ct);
            await reader.NextResultAsync(ct);

            return reader;
        }
        catch
        {
            // And its reader with it.
            await command.Connection!.CloseAsync();

            throw;
        }
    }

    public override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);

    public override bool IsTransient(Exception exception) => Find<PostgresException>(exception)?.SqlState
        is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable;

    public override bool IsDuplicate(Exception exception) => Find<PostgresException>(exception) is { SqlState: PostgresErrorCodes.UniqueViolation };

    public override void Dispose()
    {
        serving.Dispose();
        owning.Dispose();
        system.Dispose();
        base.Dispose();
    }

    protected override void Use(DbContextOptionsBuilder options, DbConnection? connection, string historySchema)
    {
        options.UseNpgsql(postgres => postgres.MigrationsHistoryTable(HistoryRepository.DefaultTableName, historySchema).SetPostgresVersion(15, 0));

        if (connection is not null)
            options.UseNpgsql(connection);
    }

    protected override DbConnection Create(string connectionString) =>
        (connectionString == ServingConnection ? serving : connectionString == SystemConnection ? system : owning).CreateConnection();

    internal override IEnumerable<string> GuardScript(IReadOnlyList<GuardedTable> tables) => PostgresGuard.Script(tables, Role(ServingConnection), Role(SystemConnection));

    internal override async Task<int> ReadGuardMarkAsync(DbConnection connection, CancellationToken ct)
    {
        await using var command = Command(connection, $"SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = '{PlatformDb.SchemaName}'");

        return int.TryParse(await command.ExecuteScalarAsync(ct) as string, NumberStyles.None, CultureInfo.InvariantCulture, out var mark) ? mark : 0;
    }

    internal override string WriteGuardMark(int mark) => string.Create(CultureInfo.InvariantCulture, $"COMMENT ON SCHEMA {PlatformDb.SchemaName} IS '{mark}'");

    // The owner of the tables sees all rows while they are changed; the roles that serve see their own as before.
    internal override async Task LiftGuardsAsync(DbConnection connection, CancellationToken ct)
    {
        await using var command = Command(connection, PostgresGuard.Lift);
        await command.ExecuteNonQueryAsync(ct);
    }

    internal override DbCommand MissingGuards(DbConnection connection, IReadOnlyList<string> shared) =>
        Command(connection, PostgresGuard.Missing, new NpgsqlParameter<string[]> { TypedValue = [.. shared] }, new NpgsqlParameter<string> { TypedValue = Role(SystemConnection) });

    internal override async Task<string?> UnsafeRoleAsync(DbConnection connection, bool system, CancellationToken ct)
    {
        // The policies let the one role through where they hold the other back: neither may act as the other.
        await using var command = Command(connection, PostgresGuard.Unsafe, new NpgsqlParameter<string> { TypedValue = Role(system ? ServingConnection : SystemConnection) }, new NpgsqlParameter<string> { TypedValue = SettingOf(!system) });

        return await command.ExecuteScalarAsync(ct) as string;
    }

    private static NpgsqlParameter<string> NameOf(Guid? tenant) => new() { TypedValue = tenant?.ToString("D") ?? "" };

    private static string Role(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Username ?? "";

    private static NpgsqlDataSource Source(string key, string connection, int atMost)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2 };

        if (settings.NoResetOnClose || settings.Multiplexing)
            throw new SettingException($"Database:{key} must not set 'No Reset On Close' or 'Multiplexing': a pooled session would keep another tenant's name.");

        // A lock that is not had in two seconds is a lost race, answered by a retry.
        settings.Options = $"{settings.Options} -c lock_timeout=2000".Trim();
        settings.CommandTimeout = settings.ContainsKey("Command Timeout") ? settings.CommandTimeout : CommandSeconds;
        settings.MaxPoolSize = settings.ContainsKey("Maximum Pool Size") ? settings.MaxPoolSize : atMost;
        settings.Timeout = settings.ContainsKey("Timeout") ? settings.Timeout : CommandSeconds;

        return NpgsqlDataSource.Create(settings);
    }
}
