using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace OrderCloud.Platform.Persistence;

/// <summary>PostgreSQL 15 or newer.</summary>
public sealed class PostgresDatabase(string connection, string ownerConnection) : Database(connection, ownerConnection)
{
    private readonly NpgsqlDataSource serving = Source(connection);
    private readonly NpgsqlDataSource owning = Source(ownerConnection);

    public override string Name => "postgres";

    // The protocol ends at 65,535; beyond some thousand nothing is gained.
    internal override int ParametersPerCommand => 4_000;

    public override void Configure(DbContextOptionsBuilder options, DbConnection connection, string historySchema) =>
        options.UseNpgsql(connection, postgres => postgres.MigrationsHistoryTable(HistoryRepository.DefaultTableName, historySchema).SetPostgresVersion(15, 0));

    public override async Task PrepareAsync(DbConnection connection, Guid? tenant, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT set_config('app.tenant', $1, false)";
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant?.ToString("D") ?? "" });
        await command.ExecuteNonQueryAsync(ct);
    }

    public override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);

    public override bool IsTransient(Exception exception) => Find<PostgresException>(exception)?.SqlState
        is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable;

    public override bool IsDuplicate(Exception exception) => Find<PostgresException>(exception) is { SqlState: PostgresErrorCodes.UniqueViolation };

    protected override DbConnection Create(string connectionString) =>
        (connectionString == ServingConnection ? serving : owning).CreateConnection();

    private static NpgsqlDataSource Source(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2 };

        if (settings.NoResetOnClose || settings.Multiplexing)
            throw new SettingException("Database:Connection must not set 'No Reset On Close' or 'Multiplexing': a pooled session would keep another tenant's name.");

        // A lock that is not had in two seconds is a lost race, answered by a retry.
        settings.Options = $"{settings.Options} -c lock_timeout=2000".Trim();
        settings.CommandTimeout = settings.ContainsKey("Command Timeout") ? settings.CommandTimeout : CommandSeconds;

        return NpgsqlDataSource.Create(settings);
    }
}
