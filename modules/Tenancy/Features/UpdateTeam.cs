using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>What to change of a team; what is left out stays as it is.</summary>
/// <param name="ExpectedVersion">The version that you saw.</param>
/// <param name="Name">1 to 100 characters, one of its kind.</param>
/// <param name="MemberIds">All who are in it from now on, at most 250.</param>
internal sealed record UpdateTeamInput(Id<Team> Id, int ExpectedVersion, Optional<string> Name, Optional<IReadOnlyList<Id<Member>>> MemberIds);

/// <summary>Changes a team's name or who is in it.</summary>
internal sealed class UpdateTeam(TenancyDb db, Granting granting, TimeProvider clock)
    : Mutation<UpdateTeamInput, Team, TeamNotFoundError, TeamVersionConflictError, TeamNameTakenError, MemberNotFoundError, GrantNotHeldError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageMembers;

    public override async Task<Outcome> HandleAsync(UpdateTeamInput input, CancellationToken ct)
    {
        await granting.EnterAsync(ct);

        if (await db.Teams.Include(it => it.Members).SingleOrDefaultAsync(it => it.Id == input.Id.Value, ct) is not { } team)
            return new TeamNotFoundError();

        if (team.Version != input.ExpectedVersion)
            return new TeamVersionConflictError(input.ExpectedVersion, team);

        var members = input.MemberIds.Or(null!)?.Select(id => id.Value).ToList() ?? [.. team.Members.Select(it => it.MemberId)];
        var problems = new Problems().RequireTeam(members.Count);
        var name = problems.Line(input.Name.Or(team.Name), Team.NameLength, "name");

        if (problems.Any)
            return problems;

        if (await granting.RefusesTeamsAsync(ct) is { } lacking)
            return lacking;

        if (await db.Teams.AnyAsync(it => it.Name == name && it.Id != team.Id, ct))
            return new TeamNameTakenError();

        if (await granting.UnknownAsync(members, ct) is { } unknown)
            return unknown;

        team.Name = name;
        team.SetMembers(members, clock.GetUtcNow());

        return team;
    }
}
