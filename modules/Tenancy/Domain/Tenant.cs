using OrderCloud.Contracts;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tenancy.Domain;

/// <summary>A company that uses OrderCloud, and its own conventions.</summary>
internal sealed class Tenant : ITenantOwned, IVersioned
{
    public const int NameLength = 200, TaxIdLength = 40;

    public required Guid TenantId { get; init; }

    public Guid Id => TenantId;

    /// <summary>The company's name.</summary>
    public required string Name { get; set; }

    /// <summary>Where it is registered, as its papers say. Programs read it with tenancy:read-settings.</summary>
    public CompanyAddress? Address { get; set; }

    /// <summary>Its number at the tax office. Programs read it with tenancy:read-settings.</summary>
    public string? TaxId { get; set; }

    /// <summary>Where its logo is found, from the host's root; null for none. A new logo has a new place.</summary>
    public string? Logo { get; set; }

    /// <summary>Base currency, ISO 4217. Stays as it was at sign-up: amounts are kept in it.</summary>
    public required string Currency { get; init; }

    /// <summary>IANA name, e.g. <c>Europe/London</c>: whose midnight starts a day.</summary>
    public required string TimeZone { get; set; }

    /// <summary>en, zh-CN or zh-TW: for those who have no language of their own.</summary>
    public required string Language { get; set; }

    /// <summary>How half a minor unit is rounded on new orders.</summary>
    public required RoundingMode Rounding { get; set; }

    /// <summary>When the company signed up. Programs read it with tenancy:read-settings.</summary>
    public required DateTimeOffset SignedUpAt { get; init; }

    /// <summary>The name of the plan that the operator has put it on; null for none.</summary>
    public string? Plan { get; set; }

    /// <summary>The company beside which this one is for trying things out; null for a company that works.</summary>
    public Guid? DemoOf { get; init; }

    /// <summary>While set, nobody of the tenant gets in.</summary>
    public DateTimeOffset? SuspendedAt { get; private set; }

    /// <summary>Counts changes of members and roles. Whoever changes them raises it first: its lock makes rivals wait, so that rules over all members hold.</summary>
    [NotAudited("A lock.")]
    public long Membership { get; private set; }

    /// <summary>Raised on every change; send it back as <c>expectedVersion</c>.</summary>
    public int Version { get; private set; }

    /// <summary>What its papers say of it.</summary>
    public CompanyProfile Profile => new(Name, Address, TaxId, Logo, Currency, TimeZone, Language);

    public void Suspend(DateTimeOffset now) => SuspendedAt ??= now;

    public void Resume() => SuspendedAt = null;
}
