namespace OrderCloud.Contracts.Tenancy;

/// <summary>How a person was made an owner.</summary>
/// <param name="CompanyName">Of which company.</param>
/// <param name="InvitationLink">Path on the server, for a person without an account: it works once, for 7 days. Null where he owns the company already now.</param>
public sealed record OwnerGrant(string CompanyName, string? InvitationLink);

/// <summary>For the operator, when a company has locked itself out. Works in the scope of the tenant.</summary>
public interface IOwners
{
    /// <summary>Makes a person an owner, in the caller's transaction: a member who was put aside is active again, a stranger becomes a member.</summary>
    /// <param name="accountId">Null for a person without an account: he is invited.</param>
    /// <returns>Null when there is no such tenant.</returns>
    Task<OwnerGrant?> GrantAsync(string email, Guid? accountId, CancellationToken ct);
}
