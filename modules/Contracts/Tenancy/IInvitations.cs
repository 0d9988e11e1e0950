using System.Diagnostics.CodeAnalysis;

namespace OrderCloud.Contracts.Tenancy;

/// <summary>An invitation that may still be accepted.</summary>
/// <param name="Email">Whom it was sent to: only the account of this address may accept it.</param>
/// <param name="DisplayName">What the person who invites calls him.</param>
/// <param name="Language">en, zh-CN or zh-TW: what the page and the mail speak where nothing else says.</param>
public sealed record OpenInvitation(Guid Id, Guid TenantId, string TenantName, string Email, string DisplayName, string InvitedByName, string Language, DateTimeOffset ExpiresAt);

/// <summary>How an attempt to accept an invitation ended.</summary>
public enum InvitationOutcome
{
    /// <summary>The account is a member now.</summary>
    Accepted,

    /// <summary>There is none, or it was used, revoked, replaced by a later one, or is too old.</summary>
    Gone,

    /// <summary>The plan has no place left for another member; the invitation stays open.</summary>
    PlanFull,
}

/// <summary>
/// Invitations by their tokens. Works in the scope of the token's own tenant (<see cref="InvitationTokens.TryReadTenant"/>),
/// so that an account, its membership and its session can be made in one transaction.
/// </summary>
public interface IInvitations
{
    /// <summary>Reads an open invitation; changes nothing.</summary>
    /// <returns>Null when it is gone: one answer for unknown, used, revoked and too old.</returns>
    Task<OpenInvitation?> FindAsync(string token, CancellationToken ct);

    /// <summary>Makes the account a member, in the caller's transaction and once only. The caller has seen to it that the account is the invitation's address.</summary>
    Task<InvitationOutcome> AcceptAsync(string token, Guid accountId, CancellationToken ct);
}

/// <summary>Tokens of invitations.</summary>
public static class InvitationTokens
{
    private const string Prefix = "oci_";

    public static string New(Guid tenantId) => TenantTokens.New(Prefix, tenantId);

    /// <returns>False for what is no token of an invitation.</returns>
    public static bool TryReadTenant([NotNullWhen(true)] string? token, out Guid tenantId) => TenantTokens.TryReadTenant(Prefix, token, out tenantId);
}
