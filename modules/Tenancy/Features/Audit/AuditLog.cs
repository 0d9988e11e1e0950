using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features.Audit;

/// <summary>Appends to the company's chain, in the transaction whose changes they are.</summary>
internal sealed class AuditLog(TenancyDb db, UnitOfWork unit, TenantContext tenant, Caller caller, Origin origin, TimeProvider clock) : IChangeLog
{
    public async Task AppendAsync(IReadOnlyList<ObjectChange> changes, CancellationToken ct)
    {
        // Whatever can be done before the head is locked is done before.
        List<AuditEntry> entries = [.. changes.Select(Entry)];
        var head = await LockAsync(entries.Count, ct);
        var (sequence, last) = (head.Sequence - entries.Count, head.Hash);

        foreach (var entry in entries)
            last = entry.Chain(tenant.Id, ++sequence, last);

        head.Hash = last;
        db.AuditEntries.AddRange(entries);
        await unit.FlushAsync(db, ct);
    }

    // The update is the lock that all three databases have; whoever comes second waits here and goes on behind the first.
    private async Task<AuditHead> LockAsync(int count, CancellationToken ct)
    {
        if (await db.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(head => head.Sequence, head => head.Sequence + count), ct) == 1)
            return await db.AuditHeads.SingleAsync(ct);

        // The company's first. A rival who is first too trips over the key, and his work runs again.
        var made = new AuditHead { TenantId = tenant.Id, Sequence = count };
        db.AuditHeads.Add(made);

        return made;
    }

    private AuditEntry Entry(ObjectChange change)
    {
        var id = Guid.CreateVersion7();
        var personal = change.Fields.Any(field => field.IsPersonal)
            ? new AuditPersonal { Id = id, Salt = RandomNumberGenerator.GetBytes(AuditChain.SaltLength), Changes = AuditText.Write(change.Fields, personal: true) }
            : null;

        var place = origin.Address is { } address ? new AuditPlace { Id = id, Salt = RandomNumberGenerator.GetBytes(AuditChain.SaltLength), Address = address } : null;

        if (personal is not null)
            db.AuditPersonal.Add(personal);

        if (place is not null)
            db.AuditPlaces.Add(place);

        return new()
        {
            Id = id,
            At = clock.GetUtcNow(),
            ActorKind = caller.Kind,
            MemberId = caller.Kind is CallerKind.Member ? caller.SubjectId : null,
            ApiClientId = caller.Kind is CallerKind.ApiClient ? caller.SubjectId : caller.ClientId,
            Operation = origin.Operation,
            RequestId = origin.RequestId,
            Kind = change.Kind,
            ObjectType = change.Type,
            ObjectId = change.Id,
            Changes = AuditText.Write(change.Fields, personal: false),
            PersonalHash = personal is null ? null : AuditChain.HashOf(personal),
            PlaceHash = place is null ? null : AuditChain.HashOf(place),
        };
    }
}
