using System.Linq.Expressions;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;
using OrderCloud.Platform.Sealing;

namespace OrderCloud.Tenancy.Domain;

/// <summary>What one operation did to one object: who, when, by which client and request, and each value before and after. Written once.</summary>
[NotAudited("The audit log itself.")]
internal sealed class AuditEntry : ITenantOwned, IAppendOnly
{
    public const int OperationLength = 100, RequestIdLength = 100, TypeLength = 60;

    public Guid TenantId { get; init; }

    public Guid Id { get; init; } = RowId.New();

    /// <summary>Its place in the company's chain, from 1 without a gap.</summary>
    public long Sequence { get; private set; }

    /// <summary>When it was written, as part of the change itself.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How whoever did it had proved who he is.</summary>
    public required CallerKind ActorKind { get; init; }

    /// <summary>The person; null where a program or the product itself did it.</summary>
    public Guid? MemberId { get; init; }

    /// <summary>The program, also where a person acted through it; null in the console.</summary>
    public Guid? ApiClientId { get; init; }

    /// <summary>The mutation's field, or the job that did it.</summary>
    public required string Operation { get; init; }

    /// <summary>The request as the answer's X-Request-Id and the log name it, or the event that was handled; null where neither is.</summary>
    public string? RequestId { get; init; }

    /// <summary>What became of the object.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>The object's type, e.g. Order.</summary>
    public required string ObjectType { get; init; }

    public required Guid ObjectId { get; init; }

    /// <summary>Values before and after, as <see cref="AuditText"/> writes them; of personal ones the names alone.</summary>
    public required string Changes { get; init; }

    /// <summary>SHA-256 over salt and text of <see cref="AuditPersonal"/>; null where nothing tells of a person.</summary>
    public byte[]? PersonalHash { get; init; }

    /// <summary>SHA-256 over salt and text of <see cref="AuditPlace"/>; null where nobody asked from anywhere, and of entries from before such was kept.</summary>
    public byte[]? PlaceHash { get; init; }

    /// <summary>SHA-256 over the entry before and this one: <see cref="AuditChain"/>.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>
    /// For whoever reads by the million: made by the query itself. For each entity that EF makes, it makes a delegate per property too,
    /// in case an interceptor asks, which takes ten times as long as the row.
    /// </summary>
    public static Expression<Func<AuditEntry, AuditEntry>> Read => it => new AuditEntry
    {
        TenantId = it.TenantId,
        Id = it.Id,
        Sequence = it.Sequence,
        At = it.At,
        ActorKind = it.ActorKind,
        MemberId = it.MemberId,
        ApiClientId = it.ApiClientId,
        Operation = it.Operation,
        RequestId = it.RequestId,
        Kind = it.Kind,
        ObjectType = it.ObjectType,
        ObjectId = it.ObjectId,
        Changes = it.Changes,
        PersonalHash = it.PersonalHash,
        PlaceHash = it.PlaceHash,
        Hash = it.Hash,
    };

    /// <summary>Puts it into its place behind another.</summary>
    /// <returns>Its hash.</returns>
    public byte[] Chain(Guid tenantId, long sequence, byte[] previous)
    {
        Sequence = sequence;

        return Hash = AuditChain.HashOf(tenantId, previous, this);
    }
}

/// <summary>The personal values of an entry, apart from it: taken away, they are forgotten, and the chain stays as it is.</summary>
[NotAudited("The audit log itself.")]
internal sealed class AuditPersonal : ITenantOwned
{
    public Guid TenantId { get; init; }

    /// <summary>The entry's.</summary>
    public required Guid Id { get; init; }

    /// <summary>Drawn for this entry, so that nobody finds the values by trying.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>Values before and after, as <see cref="AuditText"/> writes them.</summary>
    [Personal, Sealed("audit_personal.Changes")]
    public required string Changes { get; set; }
}

/// <summary>Where an entry's change was asked for, apart from it as <see cref="AuditPersonal"/> is, and apart from that: who is forgotten there isn't who was here.</summary>
[NotAudited("The audit log itself.")]
internal sealed class AuditPlace : ITenantOwned
{
    public Guid TenantId { get; init; }

    /// <summary>The entry's.</summary>
    public required Guid Id { get; init; }

    /// <summary>Drawn for this entry: there are few enough addresses to try them all.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>The network address.</summary>
    [Personal(OfMember = true), Sealed("audit_places.Address")]
    public required string Address { get; init; }
}

/// <summary>Where a company's chain ends. One row, locked by whoever appends until he commits.</summary>
[NotAudited("The audit log itself.")]
internal sealed class AuditHead : ITenantOwned
{
    public Guid TenantId { get; init; }

    /// <summary>The last entry's.</summary>
    public long Sequence { get; init; }

    /// <summary>The last entry's.</summary>
    public byte[] Hash { get; set; } = AuditChain.Start;
}
