using GraphQL;
using GraphQL.DataLoader;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Graph.Loading;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Graph;

internal sealed class AuditEntryType : EntityType<AuditEntry>
{
    public AuditEntryType() : base(TenancyPermissions.ReadAudit)
    {
        Id(entry => entry.Id);
        ById<TenancyDb>(db => db.AuditEntries);
        Prop(entry => entry.Sequence).Filter().Sort();
        Prop(entry => entry.At).Filter();
        Prop(entry => entry.ActorKind);
        Id<Member>("memberId", entry => entry.MemberId).Filter();
        One<Member>("member", entry => entry.MemberId).Describe("The person; null where a program or the product itself did it.");
        Id<ApiClient>("apiClientId", entry => entry.ApiClientId).Filter();
        One<ApiClient>("apiClient", entry => entry.ApiClientId).Describe("The program, also where a person acted through it; null in the console.");
        Prop(entry => entry.Operation).Filter();
        Prop(entry => entry.RequestId).Filter();
        Loaded<string?>("networkAddress", Place, entry => entry.PlaceHash).Describe("Where it was asked for; null where the product did it by itself, where it was erased, and of entries from before it was kept.");
        Prop(entry => entry.Kind);
        Prop(entry => entry.ObjectType).Filter();
        AnyId("objectId", entry => entry.ObjectId, entry => entry.ObjectType).Filter().Describe("The object, whatever its type: its id as everywhere. Changes of its parts are found by it too.");
        Loaded<IReadOnlyList<AuditChange>>("changes", Changes, entry => entry.Changes, entry => entry.ObjectType, entry => entry.PersonalHash).Describe("Each value that is another one now.");
        Resolved("hash", (entry, _) => ValueTask.FromResult(Convert.ToHexStringLower(entry.Hash)), entry => entry.Hash).Describe("SHA-256 in hex over this entry and the hash of the one before it.");
    }

    private static Mapped<AuditPersonal?, IReadOnlyList<AuditChange>> Changes(AuditEntry entry, IResolveFieldContext context)
    {
        var services = context.RequestServices!;
        var (fields, caller) = (services.GetRequiredService<RecordedFields>(), services.GetRequiredService<Caller>());
        var personal = services.GetRequiredService<Loaders>()
            .Batch<Guid, AuditPersonal>("AuditEntry.personal", async (ids, ct) => await services.GetRequiredService<TenancyDb>().AuditPersonal.AsNoTracking().Where(it => ids.Contains(it.Id)).ToDictionaryAsync(it => it.Id, ct));

        return new(personal.Load(entry.Id), found => AuditChange.Of(entry, found, fields, caller));
    }

    private static Mapped<AuditPlace?, string?> Place(AuditEntry entry, IResolveFieldContext context)
    {
        var services = context.RequestServices!;
        var places = services.GetRequiredService<Loaders>()
            .Batch<Guid, AuditPlace>("AuditEntry.place", async (ids, ct) => await services.GetRequiredService<TenancyDb>().AuditPlaces.AsNoTracking().Where(it => ids.Contains(it.Id)).ToDictionaryAsync(it => it.Id, ct));

        return new(places.Load(entry.Id), found => found?.Address);
    }

    /// <summary>What a loader gives, made into something else.</summary>
    private sealed class Mapped<TRow, T>(IDataLoaderResult<TRow> rows, Func<TRow, T> make) : IDataLoaderResult<T>
    {
        public async Task<T> GetResultAsync(CancellationToken cancellationToken = default) => make(await rows.GetResultAsync(cancellationToken));

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}

/// <summary>A value that is another one now. Amounts of money are in minor units; lists are JSON.</summary>
/// <param name="Part">The type of the object's part that has it, e.g. OrderLine; null for the object itself.</param>
/// <param name="PartId">The part's id; null for the object itself, and for a part without one.</param>
/// <param name="Field">As the schema calls it; of an address with a point, e.g. shipTo.city.</param>
/// <param name="Old">Null for none.</param>
/// <param name="New">Null for none.</param>
/// <param name="IsHidden">True: the caller may not read the field, so its values are left out.</param>
/// <param name="IsForgotten">True: the values told of a person and were erased.</param>
internal sealed record AuditChange(string? Part, string? PartId, string Field, string? Old, string? New, bool IsHidden, bool IsForgotten)
{
    public static IReadOnlyList<AuditChange> Of(AuditEntry entry, AuditPersonal? personal, RecordedFields fields, Caller caller) =>
        [.. AuditText.Read(entry.Changes, personal?.Changes).Select(change => Of(change, change.Part.Type ?? entry.ObjectType, isForgotten: change.IsPersonal && personal is null, fields, caller))];

    private static AuditChange Of(FieldChange change, string type, bool isForgotten, RecordedFields fields, Caller caller)
    {
        var isOpen = fields.IsOpen(type, change.Name, caller);

        return new(
            change.Part.Type,
            change.Part is { Type: { } part, Key: { } key } ? fields.IdOf(part, key) : null,
            fields.NameOf(type, change.Name),
            isOpen ? fields.Show(type, change.Name, change.Old) : null,
            isOpen ? fields.Show(type, change.Name, change.New) : null,
            !isOpen, isForgotten);
    }
}
