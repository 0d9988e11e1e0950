using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Outbox;

/// <summary>A fact that a transaction made true, to be told to its handlers after the commit. Payload fixed at event time.</summary>
[NotAudited("The plumbing's own: it tells of changes that have entries.")]
internal sealed class OutboxMessage : ITenantOwned
{
    public Guid TenantId { get; init; }

    public Guid Id { get; init; } = RowId.New();

    /// <summary>Rises within a process; messages of one aggregate are handled in this order.</summary>
    public required long Position { get; init; }

    /// <summary>The event's name, e.g. <c>OrderConfirmed</c>; also its version: a payload that earlier hosts could not read gets a new name.</summary>
    public required string Type { get; init; }

    public required Guid AggregateId { get; init; }

    public required string Payload { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The span in which it happened (W3C traceparent), whose trace its handlers belong to; null where nobody traced.</summary>
    public string? TraceParent { get; init; }

    public int Attempts { get; init; }

    /// <summary>Not handled before this time: the back-off of a failing message, or the end of somebody's lease.</summary>
    public required DateTimeOffset DueAt { get; init; }

    public string? LeaseOwner { get; init; }

    public DateTimeOffset? DispatchedAt { get; init; }

    /// <summary>When its tries were used up; it waits for a person, the rest of its tenant goes on.</summary>
    public DateTimeOffset? ParkedAt { get; init; }

    /// <summary>Name of the exception's type at the last failure, never its text.</summary>
    public string? LastFailure { get; init; }
}

/// <summary>Says that a handler has done its work for an event; written in the transaction of its effect.</summary>
[NotAudited("The plumbing's own.")]
internal sealed class HandledEvent : ITenantOwned
{
    public Guid TenantId { get; init; }

    public required Guid EventId { get; init; }

    public required string Handler { get; init; }

    public required DateTimeOffset At { get; init; }
}
