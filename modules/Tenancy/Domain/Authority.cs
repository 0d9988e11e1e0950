using OrderCloud.Platform.Access;

namespace OrderCloud.Tenancy.Domain;

/// <summary>What somebody may do: his roles added up, each permission with its own roles' scope and limit; or a program's permissions.</summary>
internal sealed class Authority
{
    /// <summary>Permissions that a role's approval limit bounds.</summary>
    public static readonly IReadOnlyList<string> Bounded = ["orders:approve", "inventory:approve-purchase"];

    private readonly Dictionary<string, DataScope> scopes = [];
    private readonly Dictionary<string, long?> limits = [];
    private readonly HashSet<string> readFields = [], writeFields = [];

    public IReadOnlyDictionary<string, DataScope> Scopes => scopes;

    public static Authority Of(IEnumerable<Role> roles)
    {
        var sum = new Authority();

        foreach (var role in roles)
            sum.Add(role);

        return sum;
    }

    /// <summary>A program reaches all rows, and approves nothing.</summary>
    public static Authority OfProgram(IEnumerable<string> permissions, IEnumerable<string> readFields, IEnumerable<string> writeFields) => Of(
    [
        new Role { Name = "", Permissions = [.. permissions], Scope = DataScope.All, ApprovalLimit = 0, ReadFields = [.. readFields], WriteFields = [.. writeFields] },
    ]);

    /// <returns>Null for a permission that he lacks.</returns>
    public DataScope? ScopeOf(string permission) => scopes.TryGetValue(permission, out var scope) ? scope : null;

    /// <summary>Highest amount in minor units; null for no limit, 0 for a permission that he lacks.</summary>
    public long? LimitOf(string permission) => limits.TryGetValue(permission, out var limit) ? limit : 0;

    public bool Reads(string field) => readFields.Contains(Role.EveryField) || readFields.Contains(field);

    public bool Writes(string field) => writeFields.Contains(Role.EveryField) || writeFields.Contains(field);

    /// <summary>What of a role he doesn't hold himself, and therefore can't grant.</summary>
    public Lack LackOf(Role role) => new(
        [.. role.Permissions.Where(permission => !(ScopeOf(permission) >= role.Scope))],
        [.. role.ReadFields.Where(field => !Reads(field)).Select(field => Permission.ToRead(field).Name), .. role.WriteFields.Where(field => !Writes(field)).Select(field => Permission.ToWrite(field).Name)],
        Bounded.Any(permission => role.Permissions.Contains(permission) && IsAbove(role.ApprovalLimit, LimitOf(permission))));

    /// <summary>What of another's authority he doesn't hold himself.</summary>
    public Lack LackOf(Authority other) => new(
        [.. other.scopes.Where(granted => !(ScopeOf(granted.Key) >= granted.Value)).Select(granted => granted.Key)],
        [.. other.readFields.Where(field => !Reads(field)).Select(field => Permission.ToRead(field).Name), .. other.writeFields.Where(field => !Writes(field)).Select(field => Permission.ToWrite(field).Name)],
        other.limits.Any(granted => IsAbove(granted.Value, LimitOf(granted.Key))));

    private static bool IsAbove(long? wanted, long? held) => held is not null && (wanted is null || wanted > held);

    private void Add(Role role)
    {
        foreach (var permission in role.Permissions)
            if (!(ScopeOf(permission) >= role.Scope))
                scopes[permission] = role.Scope;

        foreach (var permission in Bounded.Intersect(role.Permissions))
            if (!limits.TryGetValue(permission, out var known) || IsAbove(role.ApprovalLimit, known))
                limits[permission] = role.ApprovalLimit;

        readFields.UnionWith(role.ReadFields);
        writeFields.UnionWith(role.WriteFields);
    }
}

/// <summary>What somebody wants to grant without holding it.</summary>
/// <param name="Permissions">Those he lacks, or holds for fewer rows.</param>
/// <param name="Fields">As <c>customer.phone:read</c>.</param>
/// <param name="IsOverLimit">The approval limit is above his own.</param>
internal sealed record Lack(IReadOnlyList<string> Permissions, IReadOnlyList<string> Fields, bool IsOverLimit)
{
    public bool Any => Permissions.Count > 0 || Fields.Count > 0 || IsOverLimit;
}
