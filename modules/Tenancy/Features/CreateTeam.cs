using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>A team and who is in it.</summary>
/// <param name="Name">1 to 100 characters, one of its kind.</param>
/// <param name="MemberIds">At most 250; a member may be in several teams.</param>
internal sealed record CreateTeamInput(string Name, IReadOnlyList<Id<Member>> MemberIds);

/// <summary>Makes a team: roles of scope TEAM reach the work of everybody in it. With the first one the company is one team no longer.</summary>
internal sealed class CreateTeam(TenancyDb db, Granting granting, TimeProvider clock)
    : Mutation<CreateTeamInput, Team, TeamNameTakenError, MemberNotFoundError, GrantNotHeldError>, IGuarded
{
    public static Permission Requires => TenancyPermissions.ManageMembers;

    public override async Task<Outcome> HandleAsync(CreateTeamInput input, CancellationToken ct)
    {
        var problems = new Problems().RequireTeam(input.MemberIds.Count);
        var name = problems.Line(input.Name, Team.NameLength, "name");

        if (problems.Any)
            return problems;

        await granting.EnterAsync(ct);

        if (await granting.RefusesTeamsAsync(ct) is { } lacking)
            return lacking;

        if (await db.Teams.AnyAsync(it => it.Name == name, ct))
            return new TeamNameTakenError();

        if (await granting.UnknownAsync([.. input.MemberIds.Select(id => id.Value)], ct) is { } unknown)
            return unknown;

        var team = new Team { Name = name };
        team.SetMembers(input.MemberIds.Select(id => id.Value), clock.GetUtcNow());
        db.Add(team);

        return team;
    }
}
