using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Spelling;

/// <summary>
/// The step of an upgrade that spells what was written before its column was there, so many rows in a transaction; nothing else of them changes.
/// Begun again it goes on where it stopped. On SQL Server, whose policies bind the owner too, rows get it when their text is next written.
/// </summary>
internal sealed class PinyinStep(Database database, DbConnection connection)
{
    private const int Chunk = 500, CommandSeconds = 30 * 60;

    public async Task RunAsync(IEnumerable<IModel> models, CancellationToken ct)
    {
        if (database is SqlServerDatabase)
            return;

        foreach (var type in models.SelectMany(model => model.GetEntityTypes()))
            foreach (var property in type.GetProperties())
                if (property.PropertyInfo?.GetCustomAttribute<PinyinOfAttribute>() is { Member: var text })
                {
                    var last = (Guid.Empty, Guid.Empty);

                    while (await SpellAsync(type, type.FindProperty(text)!, property, last, ct) is [.., var latest])
                        last = (latest.Tenant, latest.Id);
                }
    }

    private async Task<List<(Guid Tenant, Guid Id, string Text)>> SpellAsync(IEntityType type, IProperty text, IProperty pinyin, (Guid Tenant, Guid Id) after, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var table = database.Qualified(type.GetSchema()!, type.GetTableName()!);
        var rows = await ReadAsync(table, text.GetColumnName(), pinyin.GetColumnName(), after, transaction, ct);

        foreach (var (tenant, id, name) in rows)
            if (name.InPinyin() is { } spelt)
            {
                await using var command = Command(
                    $"UPDATE {table} SET \"{pinyin.GetColumnName()}\" = @pinyin WHERE \"TenantId\" = @tenant AND \"Id\" = @id",
                    transaction, ("@pinyin", spelt), ("@tenant", tenant), ("@id", id));
                await command.ExecuteNonQueryAsync(ct);
            }

        await transaction.CommitAsync(ct);

        return rows;
    }

    private async Task<List<(Guid Tenant, Guid Id, string Text)>> ReadAsync(string table, string text, string pinyin, (Guid Tenant, Guid Id) after, DbTransaction transaction, CancellationToken ct)
    {
        List<(Guid, Guid, string)> rows = [];
        // Han letters take several bytes each: most names of Latin letters never leave the database.
        await using var command = Command(
            $"SELECT \"TenantId\", \"Id\", \"{text}\" FROM {table} WHERE \"{pinyin}\" IS NULL AND octet_length(\"{text}\") > length(\"{text}\") AND (\"TenantId\", \"Id\") > (@tenant, @id) ORDER BY \"TenantId\", \"Id\" LIMIT {Chunk}",
            transaction, ("@tenant", after.Tenant), ("@id", after.Id));
        await using var reader = await command.ExecuteReaderAsync(ct);

        while (await reader.ReadAsync(ct))
            rows.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2)));

        return rows;
    }

    private DbCommand Command(string text, DbTransaction transaction, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (text, transaction, CommandSeconds);

        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
