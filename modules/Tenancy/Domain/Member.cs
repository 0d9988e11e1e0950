using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tenancy.Domain;

/// <summary>A person who works in this tenant. One account may be a member of several.</summary>
internal sealed class Member : ITenantOwned, IVersioned
{
    public const int NameLength = 100;

    /// <summary>Most roles that one member has.</summary>
    public const int MostRoles = 20;

    public Guid TenantId { get; init; }

    public Guid Id { get; init; } = RowId.New();

    /// <summary>The person's sign-in, kept by the host and shared by all his memberships.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The person's name, for timelines and lists.</summary>
    [Personal(OfMember = true)]
    public required string DisplayName { get; set; }

    /// <summary>A copy of the account's e-mail address.</summary>
    [Personal(OfMember = true)]
    public required string Email { get; set; }

    /// <summary>False: he can't get in, and stays in the history.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>en, zh-CN or zh-TW; null where the request's or the tenant's decides.</summary>
    public string? Language { get; set; }

    /// <summary>Since when he has belonged to the company.</summary>
    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>When his roles, or whether he gets in, were changed last; null for never.</summary>
    public DateTimeOffset? UpdatedAt { get; private set; }

    /// <summary>Raised on every change; send it back as <c>expectedVersion</c>.</summary>
    public int Version { get; private set; }

    public List<MemberRole> Roles { get; } = [];

    /// <summary>From the next request on he doesn't get in.</summary>
    public void Deactivate(DateTimeOffset now) => (IsActive, UpdatedAt) = IsActive ? (false, now) : throw new InvalidOperationException("The member is put aside already.");

    public void Reactivate(DateTimeOffset now) => (IsActive, UpdatedAt) = IsActive ? throw new InvalidOperationException("The member is active.") : (true, now);

    /// <summary>Gives him these roles and no others.</summary>
    public void SetRoles(IEnumerable<Guid> roleIds, DateTimeOffset now)
    {
        var wanted = roleIds.ToHashSet();
        Roles.RemoveAll(held => !wanted.Contains(held.RoleId));
        Roles.AddRange(wanted.Except(Roles.Select(held => held.RoleId)).ToList().Select(role => new MemberRole { MemberId = Id, RoleId = role }));
        UpdatedAt = now;
    }
}

/// <summary>That a member has a role. Several roles add up.</summary>
internal sealed class MemberRole : ITenantOwned
{
    public Guid TenantId { get; init; }

    public required Guid MemberId { get; init; }

    public required Guid RoleId { get; init; }
}
