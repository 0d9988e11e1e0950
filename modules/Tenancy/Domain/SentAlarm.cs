using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tenancy.Domain;

/// <summary>What owners are told of.</summary>
internal enum AlarmKind
{
    /// <summary>Sign-in was locked for a member.</summary>
    LockedOut,

    /// <summary>The audit log isn't as it was written.</summary>
    AuditFault,
}

/// <summary>That the owners were told, so that nobody tells them again that day.</summary>
[NotAudited("Follows from what others did; and the log may be what is at fault.")]
internal sealed class SentAlarm : ITenantOwned
{
    public Guid TenantId { get; init; }

    public required AlarmKind Kind { get; init; }

    /// <summary>In UTC.</summary>
    public required DateOnly Day { get; init; }
}
