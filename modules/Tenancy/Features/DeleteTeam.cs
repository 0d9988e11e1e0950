using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>Which team to delete, and the version that you saw.</summary>
internal sealed record DeleteTeamInput(Id<Team> Id, int ExpectedVersion);

/// <summary>What was deleted.</summary>
/// <param name="DeletedId">The id that the team had.</param>
internal sealed record DeletedTeam(Id<Team> DeletedId) : IPayload;

/// <summary>Deletes a team; its members stay. Without any the company is one team again.</summary>
internal sealed class DeleteTeam(TenancyDb db, Granting granting) : Mutation<DeleteTeamInput, DeletedTeam, TeamNotFoundError, TeamVersionConflictError, GrantNotHeldError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageMembers;

    public override async Task<Outcome> HandleAsync(DeleteTeamInput input, CancellationToken ct)
    {
        await granting.EnterAsync(ct);

        if (await db.Teams.SingleOrDefaultAsync(it => it.Id == input.Id.Value, ct) is not { } team)
            return new TeamNotFoundError();

        if (team.Version != input.ExpectedVersion)
            return new TeamVersionConflictError(input.ExpectedVersion, team);

        if (await granting.RefusesTeamsAsync(ct) is { } lacking)
            return lacking;

        db.Remove(team);

        return new DeletedTeam(input.Id);
    }
}
