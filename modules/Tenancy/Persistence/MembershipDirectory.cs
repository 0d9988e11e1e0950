using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Persistence;

/// <summary>Members over all tenants: which of them an account may sign in to.</summary>
internal sealed class MembershipsDb(DbContextOptions<MembershipsDb> options) : SystemDb(options)
{
    public static readonly SystemRight[] Rights =
    [
        SystemRight.On<Member>(reads: [nameof(Member.TenantId), nameof(Member.Id), nameof(Member.AccountId), nameof(Member.IsActive)]),
        SystemRight.On<Tenant>(reads: [nameof(Tenant.TenantId), nameof(Tenant.Name), nameof(Tenant.SuspendedAt), nameof(Tenant.DemoOf)]),
    ];

    public override string Schema => TenancyDb.SchemaName;

    public Task<List<Membership>> OfAsync(Guid accountId, CancellationToken ct) =>
        (from member in Set<Member>()
         join tenant in Set<Tenant>() on member.TenantId equals tenant.TenantId
         where member.AccountId == accountId && member.IsActive && (tenant.SuspendedAt == null || tenant.DemoOf == null)
         orderby tenant.Name, tenant.TenantId
         select new Membership(tenant.TenantId, tenant.Name, member.Id, tenant.SuspendedAt != null, tenant.DemoOf)).ToListAsync(ct);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly, type => type.Namespace == GetType().Namespace);
        base.OnModelCreating(modelBuilder);
    }
}

/// <inheritdoc cref="IMembershipDirectory"/>
internal sealed class MembershipDirectory(SystemWork system) : IMembershipDirectory
{
    public async Task<IReadOnlyList<Membership>> ListAsync(Guid accountId, CancellationToken ct) =>
        await system.RunAsync<MembershipsDb, List<Membership>>("sign-in: the tenants of an account", (db, token) => db.OfAsync(accountId, token), ct);
}
