using System.Diagnostics.Metrics;

namespace OrderCloud.Platform.Access;

/// <summary>Counts what an operator wants to be woken for: nobody is named in it, neither company, person nor address.</summary>
public sealed class SecurityMeter
{
    public const string Name = "OrderCloud.Security", LockedOut = "ordercloud.security.locked_out", RefusedGrants = "ordercloud.security.refused_grants", AuditFaults = "ordercloud.security.audit_faults";

    /// <summary>The tag that tells which lock was met: account, address or factor.</summary>
    public const string Lock = "ordercloud.lock";

    private readonly Counter<long> lockedOut, refusedGrants, auditFaults;

    public SecurityMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        lockedOut = meter.CreateCounter<long>(LockedOut, "{try}", "Tries to sign in that met a lock: too many were wrong before.");
        refusedGrants = meter.CreateCounter<long>(RefusedGrants, "{mutation}", "Refusals to give somebody what whoever gives it lacks.");
        auditFaults = meter.CreateCounter<long>(AuditFaults, "{check}", "Checks of an audit log that met an entry which isn't as it was written.");
    }

    public void MetLock(string what) => lockedOut.Add(1, new KeyValuePair<string, object?>(Lock, what));

    public void RefusedGrant() => refusedGrants.Add(1);

    public void FoundAuditFault() => auditFaults.Add(1);
}
