using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>
/// What members and API clients may do, kept for a moment, since every request asks for it. A tenant's is forgotten with each commit
/// of this process that changes any of it; what another process changes counts as soon as it is forgotten by itself.
/// </summary>
/// <param name="lifetime">Null where nobody says how long: then nothing is remembered.</param>
internal sealed class AccessMemory(TimeProvider clock, AccessLifetime? lifetime = null) : IMembershipMemory
{
    private readonly RecentCache<ConcurrentDictionary<string, Access>> tenants = new(capacity: 10_000, clock);

    /// <summary>What is known of a tenant. Who takes it before a commit and fills it after puts his answer where nobody looks any more.</summary>
    public ConcurrentDictionary<string, Access> Of(TenantContext tenant)
    {
        var key = KeyOf(tenant);

        if (!tenants.TryGet(key, out var known))
            tenants.Set(key, known = new(), clock.GetUtcNow() + (lifetime?.Value ?? TimeSpan.Zero));

        return known;
    }

    IMembership IMembershipMemory.Of(Guid tenantId) => new RememberedMembership(this, new TenantContext(tenantId));

    public static void Follow(IServiceProvider scope, TenancyDb db) => db.SavingChanges += (_, _) =>
    {
        if (!db.ChangeTracker.Entries().Any(entry => entry is { State: not EntityState.Unchanged, Entity: Tenant or PlanLimit or Member or Role or MemberRole or Team or TeamMember or ApiClient }))
            return;

        var (memory, key) = (scope.GetRequiredService<AccessMemory>(), KeyOf(scope.GetRequiredService<TenantContext>()));
        scope.GetRequiredService<UnitOfWork>().AfterCommit(() => memory.tenants.Remove(key));
    };

    private static string KeyOf(TenantContext tenant) => TenantKey.For(tenant, "access", "").ToString();
}

/// <summary>Answers from memory what requests wait for; whoever decides something that lasts is told what the database says.</summary>
/// <param name="services">The tenant's scope; null where only memory is asked.</param>
internal sealed class RememberedMembership(AccessMemory memory, TenantContext tenant, IServiceProvider? services = null) : IMembership
{
    public Task<Access?> FindMemberAsync(Guid accountId, CancellationToken ct) => RecallAsync($"account:{accountId:N}", reader => reader.FindMemberAsync(accountId, ct));

    public Task<Access?> FindByMemberIdAsync(Guid memberId, CancellationToken ct) => ReadAsync(reader => reader.FindByMemberIdAsync(memberId, ct));

    public Task<Access?> FindApiClientAsync(Guid apiClientId, bool inUse, CancellationToken ct) => inUse
        ? RecallAsync($"client:{apiClientId:N}", reader => reader.FindApiClientAsync(apiClientId, inUse: true, ct))
        : ReadAsync(reader => reader.FindApiClientAsync(apiClientId, inUse: false, ct));

    public Task<Access?> FindByKeyAsync(string keyHash, CancellationToken ct) => RecallAsync($"key:{keyHash}", reader => reader.FindByKeyAsync(keyHash, ct));

    private async Task<Access?> RecallAsync(string subject, Func<MembershipReader, Task<Access?>> read)
    {
        var known = memory.Of(tenant);

        if (!known.TryGetValue(subject, out var access) && (access = await ReadAsync(read)) is not null)
            known[subject] = access;

        return access;
    }

    // The reader is made only when it is needed: with it come a context and a connection.
    private Task<Access?> ReadAsync(Func<MembershipReader, Task<Access?>> read) => services is null ? Task.FromResult<Access?>(null) : read(services.GetRequiredService<MembershipReader>());
}
