using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tenancy.Domain;

/// <summary>Members who see each other's work, where their role reaches the team's. A company without teams is one team.</summary>
internal sealed class Team : ITenantOwned, IVersioned
{
    public const int NameLength = 100;

    /// <summary>Most members of one team.</summary>
    public const int MostMembers = 250;

    public Guid TenantId { get; init; }

    public Guid Id { get; init; } = RowId.New();

    /// <summary>The team's name, one of its kind.</summary>
    public required string Name { get; set; }

    /// <summary>When its members were changed last.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Raised on every change; send it back as <c>expectedVersion</c>.</summary>
    public int Version { get; private set; }

    public List<TeamMember> Members { get; } = [];

    /// <summary>Has these members and no others.</summary>
    public void SetMembers(IEnumerable<Guid> memberIds, DateTimeOffset now)
    {
        var wanted = memberIds.ToHashSet();
        Members.RemoveAll(it => !wanted.Contains(it.MemberId));
        Members.AddRange(wanted.Except(Members.Select(it => it.MemberId)).ToList().Select(member => new TeamMember { TeamId = Id, MemberId = member }));
        UpdatedAt = now;
    }
}

/// <summary>That a member is in a team. He may be in several.</summary>
internal sealed class TeamMember : ITenantOwned
{
    public Guid TenantId { get; init; }

    public required Guid TeamId { get; init; }

    public required Guid MemberId { get; init; }
}
