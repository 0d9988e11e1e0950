using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Features;

/// <summary>There is no such team.</summary>
internal sealed record TeamNotFoundError() : Error("TEAM_NOT_FOUND", "There is no such team.", "input", "id");

/// <summary>Another team has this name.</summary>
internal sealed record TeamNameTakenError() : Error("TEAM_NAME_TAKEN", "Another team has this name already. Choose another one.", "input", "name");

/// <summary>Somebody changed the team since it was read.</summary>
/// <param name="Current">The team as it is now.</param>
internal sealed record TeamVersionConflictError(int ExpectedVersion, Team Current) : Error("VERSION_CONFLICT", "The team was changed by someone else.", "input", "expectedVersion");
