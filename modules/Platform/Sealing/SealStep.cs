using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Sealing;

/// <summary>
/// The step of an upgrade that seals what an older version left in the clear, so many rows in a transaction, and seals the tenants' keys by the
/// newest outer key. Begun again it goes on where it stopped. On SQL Server, whose policies bind the owner too, rows are sealed when they are next written.
/// </summary>
internal sealed class SealStep(Database database, DataKeyStore dataKeys, DbConnection connection)
{
    private const int Chunk = 500, CommandSeconds = 30 * 60;

    public async Task RunAsync(IEnumerable<IModel> models, CancellationToken ct)
    {
        if (database is SqlServerDatabase)
            return;

        await dataKeys.RenewAsync(connection, ct);
        var sealedRows = 0;

        foreach (var type in models.SelectMany(model => model.GetEntityTypes()))
            foreach (var member in SealedRows.MembersOf(type))
            {
                var last = (Guid.Empty, Guid.Empty);

                while (await SealAsync(type, member, last, ct) is [.., var latest] rows)
                    (last, sealedRows) = ((latest.Tenant, latest.Id), sealedRows + rows.Count);
            }

        if (sealedRows > 0 && database.Scrub is { } scrub)
            await using (var command = Command(scrub, transaction: null))
                await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<List<(Guid Tenant, Guid Id, string?[] Texts)>> SealAsync(IEntityType type, SealedMember member, (Guid Tenant, Guid Id) after, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var columns = member.ColumnsIn(type);
        var rows = await ReadAsync(type, columns, after, transaction, ct);

        foreach (var (tenant, id, texts) in rows)
        {
            var key = await dataKeys.FindAsync(connection, transaction, tenant, ct) ?? await dataKeys.MakeAsync(connection, transaction, tenant, ct);
            var closed = columns.Zip(texts, (column, text) => text is null ? null : Closed(type, member, column.Place, text, key, id));
            var index = member.Index is { } name ? (Column: type.FindProperty(name)!.GetColumnName(), Value: member.IndexOf(texts[0], key)) : default;
            await WriteAsync(type, columns.Select(it => it.Column).Zip(closed, (column, text) => (column, (object?)text)).Concat(index.Column is null ? [] : [(index.Column, index.Value)]), tenant, id, transaction, ct);
        }

        await transaction.CommitAsync(ct);

        return rows;
    }

    private static string Closed(IEntityType type, SealedMember member, string place, string text, DataKey key, Guid id) =>
        type.FindProperty(member.Name)?.GetTypeMapping().Converter is { } json
            ? (string)json.ConvertToProvider(member.Closed(json.ConvertFromProvider(text)!, key, id))!
            : key.Seal(text, place, id);

    private async Task<List<(Guid Tenant, Guid Id, string?[] Texts)>> ReadAsync(
        IEntityType type, IReadOnlyList<(string Column, string Place)> columns, (Guid Tenant, Guid Id) after, DbTransaction transaction, CancellationToken ct)
    {
        List<(Guid, Guid, string?[])> rows = [];
        var names = string.Join(", ", columns.Select(it => $"\"{it.Column}\""));
        // In JSON the sealed text lies further in. A value object is sealed as a whole: its first text tells.
        await using var command = Command(
            $"SELECT \"TenantId\", \"Id\", {names} FROM {Table(type)} WHERE \"{columns[0].Column}\" NOT LIKE '%{DataKey.Head}%' AND (\"TenantId\", \"Id\") > (@tenant, @id) ORDER BY \"TenantId\", \"Id\" LIMIT {Chunk}",
            transaction);
        Add(command, "@tenant", after.Tenant);
        Add(command, "@id", after.Id);
        await using var reader = await command.ExecuteReaderAsync(ct);

        while (await reader.ReadAsync(ct))
            rows.Add((reader.GetGuid(0), reader.GetGuid(1), [.. columns.Select((_, index) => reader.IsDBNull(index + 2) ? null : reader.GetString(index + 2))]));

        return rows;
    }

    private async Task WriteAsync(IEntityType type, IEnumerable<(string Column, object? Value)> values, Guid tenant, Guid id, DbTransaction transaction, CancellationToken ct)
    {
        await using var command = Command("", transaction);
        var sets = values.Select((it, index) =>
        {
            Add(command, $"@p{index}", it.Value ?? DBNull.Value);

            return $"\"{it.Column}\" = @p{index}";
        });
        command.CommandText = $"UPDATE {Table(type)} SET {string.Join(", ", sets)} WHERE \"TenantId\" = @tenant AND \"Id\" = @id";
        Add(command, "@tenant", tenant);
        Add(command, "@id", id);
        await command.ExecuteNonQueryAsync(ct);
    }

    private string Table(IEntityType type) => database.Qualified(type.GetSchema()!, type.GetTableName()!);

    private DbCommand Command(string text, DbTransaction? transaction)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (text, transaction, CommandSeconds);

        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
