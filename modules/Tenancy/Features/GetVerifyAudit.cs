using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Features.Audit;

namespace OrderCloud.Tenancy.Features;

/// <param name="From">The entry to begin at, by its sequence; left out, the first. To go on, the <c>next</c> of the answer before.</param>
internal sealed record GetVerifyAuditArguments(long? From = null);

/// <summary>What following the chain of the audit log came to.</summary>
/// <param name="IsIntact">True: every entry that was looked at is as it was written, and none is missing among them.</param>
/// <param name="Checked">So many entries were looked at and found good.</param>
/// <param name="Next">Where to go on; null where the end was reached, or a fault.</param>
/// <param name="FirstBad">The first entry that isn't as it was written; null where there is none.</param>
/// <param name="SignedHeads">So many ends of the chain that were signed and kept outside the database were met, and agree.</param>
/// <param name="LastSignedAt">When the end was signed last; null for never. What was appended since could be cut off unseen.</param>
internal sealed record AuditVerification(bool IsIntact, long Checked, long? Next, AuditFault? FirstBad, int SignedHeads, DateTimeOffset? LastSignedAt);

/// <summary>Follows the chain of the audit log and names the first entry that was changed, moved, added or taken away; 50,000 entries at a time.</summary>
internal sealed class GetVerifyAudit(AuditCheck check, SignedHeads heads, TenantContext tenant, SecurityMeter meter, AuditFaults faults) : Query<GetVerifyAuditArguments, AuditVerification>, IGuarded
{
    private const long AtOnce = 50_000;

    public static Permission Requires => TenancyPermissions.ReadAudit;

    public override async Task<AuditVerification?> HandleAsync(GetVerifyAuditArguments arguments, CancellationToken ct)
    {
        var signed = heads.Of(tenant);
        var found = await check.RunAsync(Math.Max(1, arguments.From ?? 1), AtOnce, signed, ct);

        if (found.FirstBad is not null)
        {
            meter.FoundAuditFault();
            faults.Add(tenant.Id);
        }

        return new(
            found.FirstBad is null, found.Checked, found is { FirstBad: null, IsAtTheEnd: false } ? found.To + 1 : null, found.FirstBad,
            found.SignedHeads, signed.Select(it => (DateTimeOffset?)it.At).Max());
    }
}
