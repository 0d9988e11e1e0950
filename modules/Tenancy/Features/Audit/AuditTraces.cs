using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Customers;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features.Audit;

/// <inheritdoc cref="IAuditTraces"/>
internal sealed class AuditTraces(TenancyDb db, PersonalMarks marks) : IAuditTraces
{
    private const int Chunk = 500;

    public async Task<IReadOnlyList<PersonalRecord>> TellAsync(IReadOnlyCollection<Guid> objects, Guid mentioned, CancellationToken ct)
    {
        List<PersonalRecord> told = [];

        foreach (var ids in (await EntriesAsync(objects, mentioned, ct)).Chunk(Chunk))
        {
            var personal = await db.AuditPersonal.AsNoTracking().Where(it => ids.Contains(it.Id)).ToDictionaryAsync(it => it.Id, it => it.Changes, ct);

            foreach (var entry in await db.AuditEntries.AsNoTracking().Where(entry => ids.Contains(entry.Id)).OrderBy(entry => entry.Sequence).ToListAsync(ct))
                if (personal.TryGetValue(entry.Id, out var changes))
                    told.AddRange(Told(entry, changes));
        }

        return told;
    }

    public async Task ForgetAsync(IReadOnlyCollection<Guid> objects, Guid mentioned, CancellationToken ct)
    {
        foreach (var ids in (await EntriesAsync(objects, mentioned, ct)).Chunk(Chunk))
            await db.AuditPersonal.Where(it => ids.Contains(it.Id)).ExecuteDeleteAsync(ct);
    }

    // An object that was his once and is another's now names him among its values.
    private async Task<IReadOnlyCollection<Guid>> EntriesAsync(IReadOnlyCollection<Guid> objects, Guid mentioned, CancellationToken ct)
    {
        var name = mentioned.ToString("D");
        HashSet<Guid> entries = [.. await db.AuditEntries.Where(entry => entry.PersonalHash != null && entry.Changes.Contains(name)).Select(entry => entry.Id).ToListAsync(ct)];

        foreach (var ids in objects.Chunk(Chunk))
            entries.UnionWith(await db.AuditEntries.Where(entry => entry.PersonalHash != null && ids.Contains(entry.ObjectId)).Select(entry => entry.Id).ToListAsync(ct));

        return entries;
    }

    private IEnumerable<PersonalRecord> Told(AuditEntry entry, string personal) =>
        from change in AuditText.Read(entry.Changes, personal)
        let type = change.Part.Type ?? entry.ObjectType
        where change.IsPersonal && !marks.IsOfMember(type, change.Name)
        group change by (Type: type, Id: change.Part.Key ?? entry.ObjectId) into part
        select new PersonalRecord(part.Key.Type, part.Key.Id, entry.At, [.. part.SelectMany(Values)]);

    private static IEnumerable<PersonalValue> Values(FieldChange change) => new[] { change.Old, change.New }.OfType<JsonNode>()
        .Select(value => new PersonalValue(change.Name, value.GetValueKind() is JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString()));
}
