using System.Data.Common;

namespace OrderCloud.Platform.Persistence;

/// <summary>A table with a tenant column that is asked before the tenant is known, so that the database cannot guard it. Short, and reviewed.</summary>
public sealed record SharedTable(string Name);

/// <summary>Before the first request: every table of tenants' rows has its guards, and the serving roles can neither pass them nor take them away.</summary>
public sealed class GuardSweep(Database database, IEnumerable<SharedTable> shared) : IStartCheck
{
    /// <summary>Tables that lack a guard, as the serving role sees them.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(CancellationToken ct)
    {
        await using var connection = database.CreateConnection();
        await connection.OpenAsync(ct);

        return await MissingAsync(connection, ct);
    }

    /// <summary>The same, as the role of this connection sees it.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(DbConnection connection, CancellationToken ct)
    {
        await using var command = database.MissingGuards(connection, [.. shared.Select(table => table.Name)]);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var missing = new List<string>();

        while (await reader.ReadAsync(ct))
            missing.Add(reader.GetString(0));

        return missing;
    }

    /// <exception cref="SettingException">The database does not keep tenants apart.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await RefuseUnsafeAsync(database.CreateConnection(), system: false, cancellationToken);
        await RefuseUnsafeAsync(database.CreateSystemConnection(), system: true, cancellationToken);

        await RefuseEmptyAsync(cancellationToken);

        if (await MissingAsync(cancellationToken) is [_, ..] missing)
            throw new SettingException($"The database does not keep tenants apart in {string.Join(", ", missing)}: run 'OrderCloud.Host database migrate' as its owner.");
    }

    // Where there is no table, none lacks a guard.
    private async Task RefuseEmptyAsync(CancellationToken ct)
    {
        await using var connection = database.CreateConnection();
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM {database.Qualified(PlatformDb.SchemaName, PlatformDb.OutboxTable)} WHERE 1 = 0";

        try
        {
            await command.ExecuteScalarAsync(ct);
        }
        catch (DbException)
        {
            throw new SettingException($"{Database.SettingOf(system: false)}: the database has no tables of this program: run 'OrderCloud.Host database migrate' as its owner.");
        }
    }

    private async Task RefuseUnsafeAsync(DbConnection connection, bool system, CancellationToken ct)
    {
        await using var opened = connection;
        var setting = Database.SettingOf(system);

        await SettingException.TellAsync(setting, () => connection.OpenAsync(ct));

        if (await database.UnsafeRoleAsync(connection, system, ct) is { } reason)
            throw new SettingException($"{setting}: its role {reason}, so it could pass what keeps tenants apart. Serve with a role that cannot.");
    }
}
