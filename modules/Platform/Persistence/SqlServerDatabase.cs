using System.Data;
using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Persistence.Guards;

namespace OrderCloud.Platform.Persistence;

/// <summary>SQL Server 2022 or newer.</summary>
public sealed class SqlServerDatabase(string connection, string ownerConnection, string systemConnection) : Database(connection, ownerConnection, systemConnection)
{
    private const int Deadlock = 1205, LockTimeout = 1222, DuplicateIndex = 2601, DuplicateKey = 2627;

    private static readonly EfServices Services = new(services => services.AddEntityFrameworkSqlServer());

    public override string Name => "sqlserver";

    private protected override EfServices Ef => Services;

    // The server ends at 2,100.
    internal override string UnlessThere => "";

    internal override int ParametersPerCommand => 2_000;

    public override async Task PrepareAsync(DbConnection connection, Guid? tenant, bool system, CancellationToken ct)
    {
        await using var command = Command(connection, "EXEC sp_set_session_context N'tenant', @tenant; SET LOCK_TIMEOUT 2000",
            new SqlParameter("@tenant", SqlDbType.UniqueIdentifier) { Value = tenant ?? (object)DBNull.Value });
        await command.ExecuteNonQueryAsync(ct);
    }

    public override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);

    // The number decides, never the text.
    public override bool IsTransient(Exception exception) => Find<SqlException>(exception) is { Number: Deadlock or LockTimeout };

    // Class 20 and above: the connection is gone.
    public override bool IsUnavailable(Exception exception) => base.IsUnavailable(exception) || Find<SqlException>(exception) is { Class: >= 20 };

    public override bool IsDuplicate(Exception exception) => Find<SqlException>(exception) is { Number: DuplicateIndex or DuplicateKey };

    internal override IEnumerable<string> GuardScript(IReadOnlyList<GuardedTable> tables) => SqlServerGuard.Script(tables);

    internal override async Task<int> ReadGuardMarkAsync(DbConnection connection, CancellationToken ct)
    {
        await using var command = Command(connection, $"SELECT CAST(value AS int) FROM sys.extended_properties WHERE class = 0 AND name = N'{SqlServerGuard.MarkName}'");

        return await command.ExecuteScalarAsync(ct) as int? ?? 0;
    }

    internal override string WriteGuardMark(int mark) => SqlServerGuard.WriteMark(mark);

    internal override DbCommand MissingGuards(DbConnection connection, IReadOnlyList<string> shared) =>
        Command(connection, SqlServerGuard.Missing, new SqlParameter("@shared", JsonSerializer.Serialize(shared)));

    internal override async Task<string?> UnsafeRoleAsync(DbConnection connection, bool system, CancellationToken ct)
    {
        await using var command = Command(connection, system ? SqlServerGuard.Unsafe : SqlServerGuard.UnsafeToServe);

        return await command.ExecuteScalarAsync(ct) as string;
    }

    protected override void Use(DbContextOptionsBuilder options, DbConnection? connection, string historySchema)
    {
        options.UseSqlServer(server => server.MigrationsHistoryTable(HistoryRepository.DefaultTableName, historySchema).UseCompatibilityLevel(160));

        if (connection is not null)
            options.UseSqlServer(connection);
    }

    protected override DbConnection Create(string connectionString) => new SqlConnection(connectionString);
}
