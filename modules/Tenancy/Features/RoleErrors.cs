using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Features;

/// <summary>There is no such role.</summary>
internal sealed record RoleNotFoundError(params string[] Field) : Error("ROLE_NOT_FOUND", "There is no such role.", Field);

/// <summary>Another role has this name.</summary>
internal sealed record RoleNameTakenError() : Error("ROLE_NAME_TAKEN", "Another role has this name already. Choose another one.", "input", "name");

/// <summary>Owners are what keeps a company from being locked out: their role stays as it is.</summary>
internal sealed record RoleFixedError() : Error("ROLE_FIXED", "The owner's role can be neither changed nor deleted. Make a role of your own instead.", "input", "id");

/// <summary>Members have the role, or people are invited to it.</summary>
/// <param name="Members">How many have it, those put aside too.</param>
/// <param name="Invitations">How many open invitations name it.</param>
internal sealed record RoleInUseError(int Members, int Invitations) : Error("ROLE_IN_USE", "This role is in use. Take it from its members and revoke their invitations first.", "input", "id");

/// <summary>Somebody changed the role since it was read.</summary>
/// <param name="Current">The role as it is now.</param>
internal sealed record RoleVersionConflictError(int ExpectedVersion, Role Current) : Error("VERSION_CONFLICT", "The role was changed by someone else.", "input", "expectedVersion");
