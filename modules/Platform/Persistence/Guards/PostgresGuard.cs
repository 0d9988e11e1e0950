namespace OrderCloud.Platform.Persistence.Guards;

/// <summary>Row-level security, forced on the owner too, and grants: what the serving role and the role of work across tenants may do.</summary>
internal static class PostgresGuard
{
    // A sub-select, so that it is read once per statement; NULLIF, for a setting that was made local reads back as '' later.
    private const string Mine = $"\"{GuardedTable.TenantColumn}\" = (SELECT NULLIF(current_setting('app.tenant', true), '')::uuid)";

    private const string WrittenOnce = $"{PlatformDb.SchemaName}.written_once";

    // The same, as every server since 9.5 tells it of a policy.
    private const string MineAsTold = $"$$(\"{GuardedTable.TenantColumn}\" = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS \"nullif\"))$$";

    private const string IsOurs = $"p.polname = 'tenant' AND p.polpermissive AND p.polcmd = '*' AND p.polroles = ARRAY[0::oid] AND pg_get_expr(p.polqual, c.oid) = {MineAsTold} AND pg_get_expr(p.polwithcheck, c.oid) = {MineAsTold}";

    /// <summary>
    /// Tables that hold tenants' rows and lack forced security, or whose policies let more through than ours: several that permit are
    /// alternatives. <c>$1</c>: tables that are asked before the tenant is known; <c>$2</c>: the role of work across tenants.
    /// </summary>
    public const string Missing = $"""
        SELECT n.nspname || '.' || c.relname FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = '{GuardedTable.TenantColumn}' AND NOT a.attisdropped
        LEFT JOIN pg_roles s ON s.rolname = $2
        WHERE c.relkind IN ('r', 'p') AND c.relname <> ALL ($1)
          AND NOT (c.relrowsecurity AND c.relforcerowsecurity
            AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND {IsOurs})
            AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive AND ({IsOurs}) IS NOT TRUE AND (p.polname = 'system' AND p.polroles = ARRAY[s.oid]) IS NOT TRUE))
        """;

    /// <summary>Lets the tables' owner see all rows.</summary>
    public const string Lift = """
        DO $$ DECLARE t regclass; BEGIN
          FOR t IN SELECT c.oid FROM pg_class c WHERE c.relforcerowsecurity AND pg_has_role(current_user, c.relowner, 'MEMBER') LOOP
            EXECUTE format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', t);
          END LOOP;
        END $$
        """;

    /// <summary>Why the present role must not serve: each of these passes row-level security, or can take it away. So does a role that it is a member of. <c>$1</c>: the other role that serves, <c>$2</c>: the setting that names it.</summary>
    public const string Unsafe = $"""
        SELECT CASE WHEN bool_or(r.rolsuper) THEN 'is a superuser' WHEN bool_or(r.rolbypassrls) THEN 'has BYPASSRLS'
          WHEN EXISTS (SELECT FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = '{GuardedTable.TenantColumn}'
                       WHERE c.relkind IN ('r', 'p') AND pg_has_role(current_user, c.relowner, 'MEMBER')) THEN 'owns the tables, or is a member of the role that does'
          WHEN bool_or(r.rolname = $1) THEN 'is that of ' || $2 || ', or a member of it' END
        FROM pg_roles r WHERE pg_has_role(current_user, r.oid, 'MEMBER')
        """;

    /// <param name="app">The role that serves.</param>
    /// <param name="system">The role of work across tenants.</param>
    public static IEnumerable<string> Script(IReadOnlyList<GuardedTable> tables, string app, string system)
    {
        foreach (var schema in tables.Select(table => table.Schema).Distinct())
            yield return $"GRANT USAGE ON SCHEMA {Quoted(schema)} TO {Quoted(app)}, {Quoted(system)}";

        // Rights bind the serving role; this binds the owner too, until he takes it away by name.
        yield return $"CREATE OR REPLACE FUNCTION {WrittenOnce}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a ledger row is written once'; END $$";

        foreach (var table in tables)
            foreach (var statement in Table(table, app, system))
                yield return statement;
    }

    private static IEnumerable<string> Table(GuardedTable table, string app, string system)
    {
        var name = $"{Quoted(table.Schema)}.{Quoted(table.Name)}";

        yield return $"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY";
        yield return Cleared(name);
        yield return $"CREATE POLICY tenant ON {name} USING ({Mine}) WITH CHECK ({Mine})";
        yield return $"REVOKE ALL ON {name} FROM {Quoted(app)}, {Quoted(system)}";
        yield return $"GRANT SELECT, INSERT{(table.IsAppendOnly ? "" : ", UPDATE, DELETE")} ON {name} TO {Quoted(app)}";

        if (table.IsAppendOnly)
        {
            yield return $"DROP TRIGGER IF EXISTS written_once ON {name}";
            yield return $"CREATE TRIGGER written_once BEFORE UPDATE OR DELETE OR TRUNCATE ON {name} FOR EACH STATEMENT EXECUTE FUNCTION {WrittenOnce}()";
        }

        if (table.System is not { } grant)
            yield break;

        yield return $"CREATE POLICY system ON {name} TO {Quoted(system)} USING (true) WITH CHECK (true)";
        yield return $"GRANT SELECT ({Columns(grant.Reads)}) ON {name} TO {Quoted(system)}";

        if (grant.Writes is [_, ..])
            yield return $"GRANT UPDATE ({Columns(grant.Writes)}) ON {name} TO {Quoted(system)}";

        if (grant.Deletes)
            yield return $"GRANT DELETE ON {name} TO {Quoted(system)}";
    }

    // Not ours alone: whatever else permits something would go on permitting it.
    private static string Cleared(string table) => $"""
        DO $clear$ DECLARE p name; BEGIN
          FOR p IN SELECT polname FROM pg_policy WHERE polrelid = $table${table}$table$::regclass AND (polpermissive OR polname IN ('tenant', 'system')) LOOP
            EXECUTE format('DROP POLICY %I ON %s', p, $table${table}$table$);
          END LOOP;
        END $clear$
        """;

    private static string Columns(IEnumerable<string> names) => string.Join(", ", names.Select(Quoted));

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
