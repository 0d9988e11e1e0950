using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Idempotency;

/// <summary>A call that took effect under a client's key; written in the transaction of the effect. Refusals are not kept.</summary>
[NotAudited("The plumbing's own.")]
internal sealed class IdempotencyKey : ITenantOwned
{
    public Guid TenantId { get; init; }

    /// <summary>The caller's own name space, see <c>Caller.Key</c>.</summary>
    public required string Client { get; init; }

    /// <summary>The mutation field.</summary>
    public required string Field { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256, in hex, over the canonical JSON of the coerced arguments.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The object that the call made or changed; read again on replay.</summary>
    public Guid? ResultId { get; set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>From then on the key may be forgotten, and a call under it is a first call.</summary>
    public required DateTimeOffset KeptUntil { get; init; }

    /// <param name="movesMoney">A payment may be repeated by somebody who was away for some days.</param>
    public static TimeSpan KeptFor(bool movesMoney) => TimeSpan.FromDays(movesMoney ? 7 : 1);
}
