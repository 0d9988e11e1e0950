using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Persistence.Guards;

namespace OrderCloud.Platform.Persistence;

/// <summary>The embedded default: one file, one writer at a time, readers beside it.</summary>
public sealed class SqliteDatabase(string connection) : Database(connection, connection, connection)
{
    private const int Busy = 5, Locked = 6, Unreadable = 10, Full = 13, CannotOpen = 14, ConstraintUnique = 2067, ConstraintPrimaryKey = 1555;

    // WAL: who reads never waits for the one who writes. A writer waits for the one before it; imports write in chunks well under this.
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; PRAGMA busy_timeout=10000; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000";

    private static readonly EfServices Services = new(services => services.AddEntityFrameworkSqlite());

    private readonly WriteTurns turns = new();

    public override string Name => "sqlite";

    private protected override EfServices Ef => Services;

    // A row: the binding looks each parameter up by its name, from the first one on.
    internal override int ParametersPerCommand => 1;

    internal override string Scrub => "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)";

    internal override string Qualified(string schema, string table) => $"\"{table}\"";

    public override Task<IDisposable?> TakeWriteTurnAsync(CancellationToken ct) => turns.TakeAsync(ct);

    public static string ConnectionTo(string file) => new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString();

    // EF adds functions of its own to a connection that it finds in the options, and to no other.
    internal override bool TakesConnectionLate => false;

    protected override void Use(DbContextOptionsBuilder options, DbConnection? connection, string historySchema) =>
        options.UseSqlite(connection!, sqlite => sqlite.MigrationsHistoryTable($"{HistoryRepository.DefaultTableName}_{historySchema}").CommandTimeout(30))
            .AddInterceptors(turns)
            .ConfigureWarnings(warnings => warnings.Ignore(SqliteEventId.SchemaConfiguredWarning));

    public override async Task PrepareAsync(DbConnection connection, Guid? tenant, bool system, CancellationToken ct)
    {
        var sqlite = (SqliteConnection)connection;
        sqlite.CreateFunction("app_tenant", () => tenant?.ToString("D").ToUpperInvariant());
        sqlite.CreateFunction("app_system", () => system);
        sqlite.CreateFunction("oc_lower", (string? text) => text?.ToLowerInvariant(), isDeterministic: true);

        await using var command = sqlite.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(ct);
    }

    // BEGIN IMMEDIATE: a transaction that reads first and writes later would fail with "locked" under load.
    public override Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken ct) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false));

    public override bool IsTransient(Exception exception) => Find<SqliteException>(exception) is { SqliteErrorCode: Busy or Locked };

    public override bool IsUnavailable(Exception exception) => Find<SqliteException>(exception) is { SqliteErrorCode: Busy or Locked or Unreadable or Full or CannotOpen };

    public override bool IsDuplicate(Exception exception) => Find<SqliteException>(exception) is { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    public override void Dispose()
    {
        turns.Dispose();
        base.Dispose();
    }

    internal override IEnumerable<string> GuardScript(IReadOnlyList<GuardedTable> tables) => SqliteGuard.Script(tables);

    internal override async Task<int> ReadGuardMarkAsync(DbConnection connection, CancellationToken ct)
    {
        await using var command = Command(connection, "PRAGMA user_version");

        return Convert.ToInt32(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
    }

    internal override string WriteGuardMark(int mark) => string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {mark}");

    internal override async Task LiftGuardsAsync(DbConnection connection, CancellationToken ct)
    {
        var names = new List<string>();

        await using (var command = Command(connection, SqliteGuard.Installed))
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct))
                names.Add(reader.GetString(0));

        foreach (var name in names)
            await using (var command = Command(connection, $"DROP TRIGGER \"{name}\""))
                await command.ExecuteNonQueryAsync(ct);
    }

    internal override DbCommand MissingGuards(DbConnection connection, IReadOnlyList<string> shared) =>
        Command(connection, SqliteGuard.Missing, new SqliteParameter("@shared", JsonSerializer.Serialize(shared)));

    protected override DbConnection Create(string connectionString) => new SqliteConnection(connectionString);
}
