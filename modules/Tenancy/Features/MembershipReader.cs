using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>What the database says of a member or an API client.</summary>
internal sealed class MembershipReader(TenancyDb db, Database database, TimeProvider clock)
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    private static readonly Func<TenancyDb, Guid, IAsyncEnumerable<Row>> Member = EF.CompileAsyncQuery((TenancyDb db, Guid accountId) =>
        from member in db.Members
        join tenant in db.Tenants on member.TenantId equals tenant.TenantId
        join held in db.MemberRoles on member.Id equals held.MemberId into all
        from held in all.DefaultIfEmpty()
        join role in db.Roles on held.RoleId equals role.Id into roles
        from role in roles.DefaultIfEmpty()
        join limit in db.PlanLimits.Where(it => it.Resource == PlanResource.ApiPointsPerSecond) on tenant.TenantId equals limit.TenantId into limits
        from rate in limits.DefaultIfEmpty()
        where member.AccountId == accountId && member.IsActive
        select new Row(member.Id, member.DisplayName, role.Permissions, role.ReadFields, role.WriteFields, (DataScope?)role.Scope, member.Language, tenant.Language, tenant.SuspendedAt != null, (long?)rate.Limit, null, null, false, null));

    private static readonly Func<TenancyDb, Guid, DateTimeOffset, IAsyncEnumerable<Row>> ApiClient = EF.CompileAsyncQuery((TenancyDb db, Guid id, DateTimeOffset now) =>
        from client in db.ApiClients
        join tenant in db.Tenants on client.TenantId equals tenant.TenantId
        join limit in db.PlanLimits.Where(it => it.Resource == PlanResource.ApiPointsPerSecond) on tenant.TenantId equals limit.TenantId into limits
        from rate in limits.DefaultIfEmpty()
        where client.Id == id && client.RevokedAt == null && (client.ExpiresAt == null || client.ExpiresAt > now)
        select new Row(client.Id, client.Name, client.Permissions, client.ReadFields, client.WriteFields, DataScope.All, null, tenant.Language, tenant.SuspendedAt != null, (long?)rate.Limit, client.LastUsedAt, (ApiClientKind?)client.Kind, client.StoredDocumentsOnly, client.AllowedOrigins));

    private static readonly Func<TenancyDb, string, DateTimeOffset, IAsyncEnumerable<Row>> Key = EF.CompileAsyncQuery((TenancyDb db, string hash, DateTimeOffset now) =>
        from client in db.ApiClients
        join tenant in db.Tenants on client.TenantId equals tenant.TenantId
        join limit in db.PlanLimits.Where(it => it.Resource == PlanResource.ApiPointsPerSecond) on tenant.TenantId equals limit.TenantId into limits
        from rate in limits.DefaultIfEmpty()
        where (client.KeyHash == hash || (client.FormerKeyHash == hash && client.FormerSecretUntil > now)) && client.RevokedAt == null && (client.ExpiresAt == null || client.ExpiresAt > now)
        select new Row(client.Id, client.Name, client.Permissions, client.ReadFields, client.WriteFields, DataScope.All, null, tenant.Language, tenant.SuspendedAt != null, (long?)rate.Limit, client.LastUsedAt, (ApiClientKind?)client.Kind, client.StoredDocumentsOnly, client.AllowedOrigins));

    public async Task<Access?> FindMemberAsync(Guid accountId, CancellationToken ct) =>
        await ReadAsync(Member(db, accountId), seen: null, ct) is { } access ? access.TeamRows.Count == 0 ? access : await WithTeamAsync(access, ct) : null;

    public async Task<Access?> FindByMemberIdAsync(Guid memberId, CancellationToken ct) =>
        await db.Members.Where(member => member.Id == memberId).Select(member => (Guid?)member.AccountId).SingleOrDefaultAsync(ct) is { } accountId ? await FindMemberAsync(accountId, ct) : null;

    public Task<Access?> FindApiClientAsync(Guid apiClientId, bool inUse, CancellationToken ct) => ReadClientAsync(ApiClient(db, apiClientId, clock.GetUtcNow()), inUse, ct);

    public Task<Access?> FindByKeyAsync(string keyHash, CancellationToken ct) => ReadClientAsync(Key(db, keyHash, clock.GetUtcNow()), inUse: true, ct);

    private async Task<Access?> ReadClientAsync(IAsyncEnumerable<Row> rows, bool inUse, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Row? client = null;

        if (await ReadAsync(rows, row => client = row, ct) is not { } access)
            return null;

        // Now and then another statement, so that the list can tell which clients are in use.
        if (inUse && !(now - client!.LastUsedAt < SeenEvery))
            await NoteUseAsync(access.SubjectId, now, ct);

        // Whatever its row says: everybody holds this key.
        return client!.Kind is ApiClientKind.PublishableKey
            ? access with { Permissions = access.Permissions.Intersect(PermissionList.Public).ToHashSet(), Fields = new HashSet<string>(), IsPublic = true, Origins = client.Origins ?? [] }
            : access;
    }

    private async Task NoteUseAsync(Guid apiClientId, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            await db.ApiClients.Where(client => client.Id == apiClientId).ExecuteUpdateAsync(set => set.SetProperty(client => client.LastUsedAt, now), ct);
        }
        catch (Exception busy) when (database.IsTransient(busy))
        {
            // Somebody is changing the client. The next request notes it: none fails for it.
        }
    }

    // Another statement, for those alone whose role reaches a team. A company without teams is one team.
    private async Task<Access> WithTeamAsync(Access access, CancellationToken ct)
    {
        var mine = db.TeamMembers.Where(it => it.MemberId == access.SubjectId).Select(it => it.TeamId);
        var team = await db.TeamMembers.Where(it => mine.Contains(it.TeamId)).Select(it => it.MemberId).Distinct().ToListAsync(ct);

        return team is [] && !await db.Teams.AnyAsync(ct) ? access with { TeamRows = new HashSet<string>() } : access with { Team = team };
    }

    /// <summary>One row per role; a member without any has one row.</summary>
    private static async Task<Access?> ReadAsync(IAsyncEnumerable<Row> rows, Action<Row>? seen, CancellationToken ct)
    {
        Row? first = null;
        var scopes = new Dictionary<string, DataScope>();
        var fields = new HashSet<string>();

        await foreach (var row in rows.WithCancellation(ct))
        {
            first ??= row;
            seen?.Invoke(row);

            foreach (var permission in row.Permissions ?? [])
                if (!scopes.TryGetValue(permission, out var scope) || scope < row.Scope)
                    scopes[permission] = row.Scope ?? DataScope.Own;

            fields.UnionWith((row.ReadFields ?? []).Select(field => Permission.ToRead(field).Name));
            fields.UnionWith((row.WriteFields ?? []).Select(field => Permission.ToWrite(field).Name));
        }

        return first is null ? null : new(first.SubjectId, first.Name, scopes.Keys.ToHashSet(), first.Language, first.TenantLanguage, first.IsSuspended)
        {
            OwnRows = Reaching(DataScope.Own),
            TeamRows = Reaching(DataScope.Team),
            Fields = fields,
            PointsPerSecond = (int?)first.PointsPerSecond,
            StoredDocumentsOnly = first.StoredDocumentsOnly,
        };

        HashSet<string> Reaching(DataScope scope) => [.. scopes.Where(granted => granted.Value == scope).Select(granted => granted.Key)];
    }

    private sealed record Row(
        Guid SubjectId, string Name, IReadOnlyList<string>? Permissions, IReadOnlyList<string>? ReadFields, IReadOnlyList<string>? WriteFields, DataScope? Scope,
        string? Language, string TenantLanguage, bool IsSuspended, long? PointsPerSecond, DateTimeOffset? LastUsedAt, ApiClientKind? Kind, bool StoredDocumentsOnly, IReadOnlyList<string>? Origins);
}
