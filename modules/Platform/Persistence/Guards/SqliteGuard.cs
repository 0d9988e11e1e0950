namespace OrderCloud.Platform.Persistence.Guards;

/// <summary>
/// Triggers that stop a write for another tenant. They ask <c>app_tenant()</c> and <c>app_system()</c>, which the opener registers:
/// a connection without them cannot write at all. Reads rest on the read filter alone: SQLite has no policies.
/// </summary>
internal static class SqliteGuard
{
    public const string Prefix = "guard_";

    private const string Refused = "a row of another tenant", Kept = "a ledger row is written once";

    public static IEnumerable<string> Script(IEnumerable<GuardedTable> tables) => tables.SelectMany(Triggers);

    /// <summary>Tables that hold tenants' rows and lack a trigger. <c>@shared</c>: tables that are asked before the tenant is known.</summary>
    public const string Missing = $"""
        SELECT it.name FROM sqlite_master it
        WHERE it.type = 'table' AND EXISTS (SELECT 1 FROM pragma_table_info(it.name) WHERE name = '{GuardedTable.TenantColumn}')
          AND it.name NOT IN (SELECT value FROM json_each(@shared))
          AND 3 > (SELECT COUNT(*) FROM sqlite_master guard WHERE guard.type = 'trigger' AND guard.tbl_name = it.name
                   AND guard.name IN ('{Prefix}insert_' || it.name, '{Prefix}update_' || it.name, '{Prefix}delete_' || it.name))
        """;

    public const string Installed = $"SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '{Prefix}%'";

    private static IEnumerable<string> Triggers(GuardedTable table)
    {
        const string column = GuardedTable.TenantColumn;
        var unlessSystem = table.System is null ? "" : " AND app_system() IS NOT 1";

        yield return Trigger(table, "insert", $"NEW.{column} IS NOT app_tenant()", Refused);

        // A row never moves, whoever moves it.
        yield return table.IsAppendOnly
            ? Trigger(table, "update", "1", Kept)
            : Trigger(table, "update", $"NEW.{column} IS NOT OLD.{column} OR (OLD.{column} IS NOT app_tenant(){unlessSystem})", Refused);

        yield return table.IsAppendOnly
            ? Trigger(table, "delete", "1", Kept)
            : Trigger(table, "delete", $"OLD.{column} IS NOT app_tenant(){unlessSystem}", Refused);
    }

    private static string Trigger(GuardedTable table, string verb, string when, string message) =>
        $"DROP TRIGGER IF EXISTS \"{Prefix}{verb}_{table.Name}\"; CREATE TRIGGER \"{Prefix}{verb}_{table.Name}\" BEFORE {verb.ToUpperInvariant()} ON \"{table.Name}\" WHEN {when} BEGIN SELECT RAISE(ABORT, '{message}'); END";
}
