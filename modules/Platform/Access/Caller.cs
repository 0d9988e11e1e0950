using System.Buffers.Text;

namespace OrderCloud.Platform.Access;

/// <summary>How a caller proved who he is.</summary>
public enum CallerKind
{
    /// <summary>No credential; may call public fields only.</summary>
    Anonymous,

    /// <summary>A person, as a member of the tenant.</summary>
    Member,

    /// <summary>A program with a token of its own.</summary>
    ApiClient,

    /// <summary>The product itself: event handlers and timers.</summary>
    System,
}

/// <summary>Who acts, as proven by the credential; never changed. Requests with the same credential may have the same one.</summary>
/// <param name="SubjectId">The member or the API client; empty for anonymous and system callers.</param>
/// <param name="Name">For timelines and logs: a person's name, a client's name.</param>
/// <param name="Language">The member's own language (en, zh-CN, zh-TW), else null.</param>
/// <param name="TenantLanguage">What the tenant speaks where neither the member nor the request says.</param>
public sealed record Caller(
    CallerKind Kind, Guid SubjectId, string Name, IReadOnlySet<string> Permissions, string? Language = null, string? TenantLanguage = null)
{
    private static readonly HashSet<string> None = [];
    private static readonly Dictionary<string, DataScope> Everywhere = [];

    public static Caller Anonymous { get; } = new(CallerKind.Anonymous, Guid.Empty, "anonymous", None);

    public static Caller System { get; } = new(CallerKind.System, Guid.Empty, "system", None);

    /// <summary>Permissions that don't reach every row, and whose rows they reach.</summary>
    public IReadOnlyDictionary<string, DataScope> Scopes { get; init; } = Everywhere;

    /// <summary>The caller and everybody in his teams: whose rows <see cref="DataScope.Team"/> reaches.</summary>
    public IReadOnlyCollection<Guid> Team { get; init; } = [];

    /// <summary>Guarded fields he may read or write, as <see cref="Permission.ToRead"/> and <see cref="Permission.ToWrite"/> name them.</summary>
    public IReadOnlySet<string> Fields { get; init; } = None;

    /// <summary>Makes <see cref="Scopes"/> of the permissions that reach less than everything.</summary>
    public static IReadOnlyDictionary<string, DataScope> Narrow(IEnumerable<string> ownRows, IEnumerable<string> teamRows) =>
        ownRows.Select(name => (name, DataScope.Own)).Concat(teamRows.Select(name => (name, DataScope.Team))).ToDictionary(it => it.name, it => it.Item2);

    /// <summary>The API client through which a person acts; null in the console.</summary>
    public Guid? ClientId { get; init; }

    /// <summary>His credential stands where everybody sees it: whoever uses it is told apart by his address alone.</summary>
    public bool IsPublic { get; init; }

    public bool IsAnonymous => Kind is CallerKind.Anonymous;

    public bool May(Permission permission) => permission == Permission.SignedIn ? !IsAnonymous
        : permission == Permission.Member ? Kind is CallerKind.Member
        : permission.IsOfField ? Kind is CallerKind.System || (MayField(permission) && (permission.Beside is not { } beside || Permissions.Contains(beside)))
        : Permissions.Contains(permission.Name) || (permission.IsForPrograms && Kind is not CallerKind.ApiClient);

    private bool MayField(Permission permission) => Fields.Contains(permission.Name) || Fields.Contains(permission.OfEveryField.Name);

    /// <summary>Whose rows a permission reaches.</summary>
    public DataScope ScopeOf(Permission permission) => Scopes.GetValueOrDefault(permission.Name, DataScope.All);

    /// <summary>Whether both are the same caller, proven the same way, and may do the same: what one is shown, the other would be.</summary>
    public bool IsLike(Caller other) => ReferenceEquals(this, other)
        || ((Kind, SubjectId, ClientId, Name, Language, TenantLanguage, IsPublic) == (other.Kind, other.SubjectId, other.ClientId, other.Name, other.Language, other.TenantLanguage, other.IsPublic)
            && Permissions.SetEquals(other.Permissions) && Fields.SetEquals(other.Fields) && Team.ToHashSet().SetEquals(other.Team) && Scopes.ToHashSet().SetEquals(other.Scopes));

    /// <summary>Names the caller in idempotency scopes and rate buckets: a person through an application is another one than the person at the console.</summary>
    public string Key => ClientId is { } client ? $"{client:N}:{Base64Url.EncodeToString(SubjectId.ToByteArray())}" : $"{Kind}:{SubjectId:N}";
}
