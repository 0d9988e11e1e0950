namespace OrderCloud.Contracts.Tenancy;

/// <summary>What a member or an API client may do now: his roles' permissions added up.</summary>
/// <param name="Name">A person's name, a client's name.</param>
/// <param name="IsSuspended">The tenant is suspended: nothing may be done.</param>
public sealed record Access(Guid SubjectId, string Name, IReadOnlySet<string> Permissions, string? Language, string TenantLanguage, bool IsSuspended)
{
    /// <summary>Permissions that reach only the member's own rows.</summary>
    public IReadOnlySet<string> OwnRows { get; init; } = new HashSet<string>();

    /// <summary>Permissions that reach the rows of his teams, his own among them.</summary>
    public IReadOnlySet<string> TeamRows { get; init; } = new HashSet<string>();

    /// <summary>The member and everybody in his teams; told only where <see cref="TeamRows"/> are.</summary>
    public IReadOnlyCollection<Guid> Team { get; init; } = [];

    /// <summary>What the company's plan says of <see cref="PlanResource.ApiPointsPerSecond"/>; null for nothing.</summary>
    public int? PointsPerSecond { get; init; }

    /// <summary>The credential stands where everybody sees it: many people share it.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The program may send nothing but documents that are stored for it.</summary>
    public bool StoredDocumentsOnly { get; init; }

    /// <summary>Pages of these sites alone may send the credential; none: it is not bound to sites.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Guarded fields, as <c>customer.phone:read</c> or <c>*:write</c>.</summary>
    public IReadOnlySet<string> Fields { get; init; } = new HashSet<string>();

    /// <summary>What a person may do through an application: what both may.</summary>
    public Access Through(Access client)
    {
        return this with
        {
            Permissions = Permissions.Intersect(client.Permissions).ToHashSet(),
            Fields = Fields.Where(field => Holds(client.Fields, field)).Concat(client.Fields.Where(field => Holds(Fields, field))).ToHashSet(),
            StoredDocumentsOnly = client.StoredDocumentsOnly,
        };

        // The star stands for every field of its verb.
        static bool Holds(IReadOnlySet<string> fields, string field) => fields.Contains(field) || fields.Contains($"*{field[field.LastIndexOf(':')..]}");
    }
}

/// <summary>How long an answer that requests wait for is remembered; the host's setting.</summary>
public sealed record AccessLifetime(TimeSpan Value);

/// <summary>What the host's credential check may ask of Tenancy, in the tenant's scope. What requests ask for is remembered for seconds; else it is one statement, or two where a role reaches a team.</summary>
public interface IMembership
{
    /// <summary>The account's access in the scope's tenant; null when it is no active member.</summary>
    Task<Access?> FindMemberAsync(Guid accountId, CancellationToken ct);

    /// <summary>A member's access; null when he is no active member. For work that he started and that goes on without him.</summary>
    Task<Access?> FindByMemberIdAsync(Guid memberId, CancellationToken ct);

    /// <summary>An API client's access in the scope's tenant; null when there is none or it is revoked.</summary>
    /// <param name="inUse">True for a request with its credential, so that its last use is noted now and then. Never inside somebody else's transaction: SQLite has one writer.</param>
    Task<Access?> FindApiClientAsync(Guid apiClientId, bool inUse, CancellationToken ct);

    /// <summary>The access of the API client with this key in the scope's tenant; null when there is none or it is revoked or over. Notes its use.</summary>
    /// <param name="keyHash">As <see cref="TenantTokens.HashOf"/> makes it.</param>
    Task<Access?> FindByKeyAsync(string keyHash, CancellationToken ct);
}

/// <summary>What is still remembered of the answers that requests wait for: most of them need no scope of the tenant's to be admitted.</summary>
public interface IMembershipMemory
{
    /// <summary>Answers at once, and with null where it would have to ask the database.</summary>
    IMembership Of(Guid tenantId);
}

/// <summary>A tenant in which an account is an active member.</summary>
/// <param name="IsSuspended">Nobody gets in.</param>
/// <param name="DemoOf">The company beside which it is for trying things out; null for one that works.</param>
public sealed record Membership(Guid TenantId, string TenantName, Guid MemberId, bool IsSuspended, Guid? DemoOf);

/// <summary>What the host's sign-in may ask of Tenancy. Looks across tenants, outside any tenant's scope.</summary>
public interface IMembershipDirectory
{
    /// <summary>The account's tenants, by name; demo companies that were left are none.</summary>
    Task<IReadOnlyList<Membership>> ListAsync(Guid accountId, CancellationToken ct);
}
