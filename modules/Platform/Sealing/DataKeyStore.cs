using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Sealing;

/// <summary>The tenants' keys. Each is read once by a process, on a connection of its tenant, and made by the tenant's first transaction.</summary>
public sealed class DataKeyStore(Database database, OuterKeys outer, ILogger<DataKeyStore> logger)
{
    internal const string Table = "data_keys";

    // Open keys of one process: 100 bytes each.
    private readonly ConcurrentDictionary<Guid, DataKey> known = new();

    /// <summary>Names the outer key that seals.</summary>
    internal ReadOnlySpan<byte> SealedBy => outer.First;

    /// <returns>Null for a key that this process hasn't read yet.</returns>
    internal DataKey? Known(Guid tenant) => known.GetValueOrDefault(tenant);

    /// <returns>Null for a tenant that has no key yet.</returns>
    internal async ValueTask<DataKey?> FindAsync(DbConnection connection, DbTransaction? transaction, Guid tenant, CancellationToken ct)
    {
        if (Known(tenant) is { } key)
            return key;

        await using var command = Command(connection, transaction, $"SELECT \"Sealed\" FROM {TableName} WHERE \"TenantId\" = @tenant", tenant);

        return await command.ExecuteScalarAsync(ct) is byte[] closed ? known.GetOrAdd(tenant, Open(tenant, closed)) : null;
    }

    /// <summary>Makes the tenant's key in its transaction, or takes the one that a rival made first.</summary>
    internal async Task<DataKey> MakeAsync(DbConnection connection, DbTransaction transaction, Guid tenant, CancellationToken ct)
    {
        var key = RandomNumberGenerator.GetBytes(DataKey.Bytes);

        await using (var insert = Command(connection, transaction, $"INSERT INTO {TableName} (\"TenantId\", \"Sealed\") VALUES (@tenant, @sealed){database.UnlessThere}", tenant))
        {
            Add(insert, "@sealed", outer.Seal(key, Purpose(tenant)));

            if (await insert.ExecuteNonQueryAsync(ct) == 1)
                return new DataKey(tenant, key, logger);
        }

        return await FindAsync(connection, transaction, tenant, ct) ?? throw new InvalidOperationException("The tenant's key was there and can't be read.");
    }

    /// <summary>Keeps a key once the transaction that made it stands.</summary>
    internal void Keep(Guid tenant, DataKey key) => known.TryAdd(tenant, key);

    /// <summary>Seals anew, by the first outer key, what an older one sealed.</summary>
    internal async Task RenewAsync(DbConnection connection, CancellationToken ct)
    {
        List<(Guid Tenant, byte[] Sealed)> old = [];

        await using (var select = Command(connection, transaction: null, $"SELECT \"TenantId\", \"Sealed\" FROM {TableName}", tenant: null))
        await using (var reader = await select.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct))
                if (reader.GetFieldValue<byte[]>(1) is var closed && outer.IsOld(closed))
                    old.Add((reader.GetGuid(0), closed));

        foreach (var (tenant, closed) in old)
        {
            await using var update = Command(connection, transaction: null, $"UPDATE {TableName} SET \"Sealed\" = @sealed WHERE \"TenantId\" = @tenant", tenant);
            Add(update, "@sealed", outer.Seal(outer.Open(closed, Purpose(tenant)), Purpose(tenant)));
            await update.ExecuteNonQueryAsync(ct);
        }
    }

    private string TableName => database.Qualified(PlatformDb.SchemaName, Table);

    private DataKey Open(Guid tenant, byte[] closed)
    {
        try
        {
            return new DataKey(tenant, outer.Open(closed, Purpose(tenant)), logger);
        }
        catch (CryptographicException)
        {
            throw new SettingException($"{OuterKeys.Setting}: none of the outer keys opens this database's. Set the keys that belong to it, or restore the directory 'keys' of the same backup.");
        }
    }

    private static string Purpose(Guid tenant) => $"data-key|{tenant:N}";

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string text, Guid? tenant)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (text, transaction);

        if (tenant is { } id)
            Add(command, "@tenant", id);

        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
