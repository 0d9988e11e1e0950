using System.Globalization;

namespace OrderCloud.Platform.Persistence.Guards;

/// <summary>A security policy per table that filters what is read and blocks what is written; the role <c>oc_system</c> for work across tenants.</summary>
internal static class SqlServerGuard
{
    public const string MarkName = "oc_guards";

    private const string SystemRole = "oc_system", Home = PlatformDb.SchemaName, Predicate = $"[{Home}].[tenant_predicate]";

    /// <summary>Tables that hold tenants' rows and lack one of the three predicates. <c>@shared</c>: tables that are asked before the tenant is known, as JSON.</summary>
    public const string Missing = $"""
        SELECT s.name + '.' + t.name FROM sys.tables t
        JOIN sys.schemas s ON s.schema_id = t.schema_id
        JOIN sys.columns c ON c.object_id = t.object_id AND c.name = '{GuardedTable.TenantColumn}'
        WHERE t.name NOT IN (SELECT value FROM OPENJSON(@shared))
          AND 3 > (SELECT COUNT(*) FROM sys.security_predicates p
                   JOIN sys.security_policies it ON it.object_id = p.object_id AND it.is_enabled = 1 WHERE p.target_object_id = t.object_id)
        """;

    /// <summary>Why the present login must not do work across tenants.</summary>
    public const string Unsafe = $"SELECT CASE {Powers} END";

    /// <summary>Why it must not serve: the predicates let members of the role through.</summary>
    public const string UnsafeToServe = $"SELECT CASE {Powers} WHEN IS_ROLEMEMBER('{SystemRole}') = 1 THEN 'is a member of {SystemRole}, as that of Database:SystemConnection is' END";

    private const string Powers = "WHEN IS_SRVROLEMEMBER('sysadmin') = 1 THEN 'is a sysadmin' WHEN IS_ROLEMEMBER('db_owner') = 1 THEN 'is db_owner' WHEN IS_ROLEMEMBER('db_ddladmin') = 1 THEN 'may change the structure'";

    public static string WriteMark(int mark) => string.Create(CultureInfo.InvariantCulture, $"""
        IF EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 0 AND name = N'{MarkName}') EXEC sp_updateextendedproperty @name = N'{MarkName}', @value = {mark};
        ELSE EXEC sp_addextendedproperty @name = N'{MarkName}', @value = {mark};
        """);

    /// <summary>Each statement is a batch of its own.</summary>
    public static IEnumerable<string> Script(IReadOnlyList<GuardedTable> tables)
    {
        foreach (var table in tables)
            yield return $"DROP SECURITY POLICY IF EXISTS {Policy(table)}";

        // A caller without a tenant meets NULL, which equals nothing.
        yield return $"""
            CREATE OR ALTER FUNCTION {Predicate}(@tenant uniqueidentifier) RETURNS TABLE WITH SCHEMABINDING AS
            RETURN SELECT 1 AS allowed WHERE @tenant = CAST(SESSION_CONTEXT(N'tenant') AS uniqueidentifier)
            """;
        yield return $"""
            CREATE OR ALTER FUNCTION [{Home}].[tenant_or_system_predicate](@tenant uniqueidentifier) RETURNS TABLE WITH SCHEMABINDING AS
            RETURN SELECT 1 AS allowed WHERE @tenant = CAST(SESSION_CONTEXT(N'tenant') AS uniqueidentifier) OR IS_ROLEMEMBER(N'{SystemRole}') = 1
            """;
        yield return $"IF DATABASE_PRINCIPAL_ID(N'{SystemRole}') IS NULL CREATE ROLE [{SystemRole}]";

        foreach (var table in tables)
            foreach (var statement in Table(table))
                yield return statement;
    }

    private static IEnumerable<string> Table(GuardedTable table)
    {
        var name = $"[{table.Schema}].[{table.Name}]";
        var predicate = $"{(table.System is null ? Predicate : $"[{Home}].[tenant_or_system_predicate]")}([{GuardedTable.TenantColumn}])";

        yield return $"""
            CREATE SECURITY POLICY {Policy(table)}
                ADD FILTER PREDICATE {predicate} ON {name},
                ADD BLOCK PREDICATE {predicate} ON {name} AFTER INSERT,
                ADD BLOCK PREDICATE {predicate} ON {name} AFTER UPDATE
                WITH (STATE = ON, SCHEMABINDING = ON)
            """;
        yield return table.IsAppendOnly ? $"DENY UPDATE, DELETE ON {name} TO public" : $"DENY UPDATE ON {name} ([{GuardedTable.TenantColumn}]) TO public";

        if (table.System is not { } grant)
            yield break;

        yield return $"GRANT SELECT ON {name} ({Columns(grant.Reads)}) TO [{SystemRole}]";

        if (grant.Writes is [_, ..])
            yield return $"GRANT UPDATE ON {name} ({Columns(grant.Writes)}) TO [{SystemRole}]";

        if (grant.Deletes)
            yield return $"GRANT DELETE ON {name} TO [{SystemRole}]";
    }

    private static string Policy(GuardedTable table) => $"[{Home}].[tenant_{table.Name}]";

    private static string Columns(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"[{name}]"));
}
