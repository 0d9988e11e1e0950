using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tenancy.Domain;

/// <summary>What has become of an invitation.</summary>
internal enum InvitationStatus
{
    /// <summary>Its link works.</summary>
    Open,

    /// <summary>Its link is too old; a new one can be made.</summary>
    Expired,

    /// <summary>The person is a member.</summary>
    Accepted,

    /// <summary>Taken back before it was accepted.</summary>
    Revoked,
}

/// <summary>That a person was asked to work here, and as what. The link's token is kept as a hash only.</summary>
internal sealed class Invitation : ITenantOwned, IVersioned
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public Guid TenantId { get; init; }

    public Guid Id { get; init; } = RowId.New();

    /// <summary>Whom it was sent to.</summary>
    [Personal(OfMember = true)]
    public required string Email { get; init; }

    /// <summary>The address without case: one open invitation for each.</summary>
    [Personal(OfMember = true)]
    public required string EmailKey { get; init; }

    /// <summary>What his colleagues will call him.</summary>
    [Personal(OfMember = true)]
    public required string DisplayName { get; init; }

    /// <summary>en, zh-CN or zh-TW; null where the company's decides.</summary>
    public string? Language { get; init; }

    /// <summary>The roles he will have.</summary>
    public required IReadOnlyList<Guid> RoleIds { get; init; }

    /// <summary>SHA-256 of the token in hex.</summary>
    public required string TokenHash { get; set; }

    /// <summary>Who invites.</summary>
    [Personal(OfMember = true)]
    public required string InvitedByName { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset InvitedAt { get; init; }

    /// <summary>Until when its link works.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When whoever was invited came in; null until then.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>When it was taken back; null unless it was.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Raised on every change.</summary>
    public int Version { get; private set; }

    /// <summary>Neither accepted nor revoked: it can be sent again.</summary>
    public bool IsPending => AcceptedAt is null && RevokedAt is null;

    public static string KeyOf(string email) => email.Trim().Normalize().ToLowerInvariant();

    public InvitationStatus StatusAt(DateTimeOffset now) =>
        AcceptedAt is not null ? InvitationStatus.Accepted : RevokedAt is not null ? InvitationStatus.Revoked : now < ExpiresAt ? InvitationStatus.Open : InvitationStatus.Expired;

    /// <summary>Gives it a new link; the one before is dead.</summary>
    public void Renew(string tokenHash, DateTimeOffset now) => (TokenHash, ExpiresAt) = IsPending ? (tokenHash, now + Lifetime) : throw Over();

    public void Revoke(DateTimeOffset now) => RevokedAt = IsPending ? now : throw Over();

    public void Accept(DateTimeOffset now) => AcceptedAt = StatusAt(now) is InvitationStatus.Open ? now : throw Over();

    private static InvalidOperationException Over() => new InvalidOperationException("This invitation is over.");
}
