using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Identity;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <inheritdoc cref="IAlarms"/>
internal sealed class Alarms(IServiceProvider services, Database database, TimeProvider clock) : IAlarms
{
    private const int Attempts = 8;

    public Task LockedOutAsync(Guid tenantId, Guid memberId, CancellationToken ct) => TellAsync(tenantId, AlarmKind.LockedOut, async (scope, company, owners) =>
    {
        var member = await scope.GetRequiredService<TenancyDb>().Members.AsNoTracking().SingleAsync(it => it.Id == memberId, ct);

        foreach (var owner in owners)
            scope.GetRequiredService<IMailer>().Send(new LockedOutMail(owner.Email, owner.Language ?? company.Language, company.Name, member.DisplayName, member.Email));
    }, ct);

    /// <summary>Tells them that the audit log isn't as it was written; once a day too.</summary>
    public Task AuditFaultAsync(Guid tenantId, CancellationToken ct) => TellAsync(tenantId, AlarmKind.AuditFault, (scope, company, owners) =>
    {
        foreach (var owner in owners)
            scope.GetRequiredService<IMailer>().Send(new AuditFaultMail(owner.Email, owner.Language ?? company.Language, company.Name));

        return Task.CompletedTask;
    }, ct);

    /// <returns>False where they had been told.</returns>
    // Of two processes that tell the same one finds the row taken, and the second time that it was done.
    private Task<bool> TellAsync(Guid tenantId, AlarmKind kind, Func<IServiceProvider, Tenant, IReadOnlyList<Member>, Task> send, CancellationToken ct) => database.RepeatAsync(
        async () =>
        {
            await using var scope = TenantScope.Of(services, new TenantContext(tenantId), Caller.System, new Origin("alarm"));
            var unit = scope.Services.GetRequiredService<UnitOfWork>();
            await unit.BeginAsync(ct);
            var db = scope.Services.GetRequiredService<TenancyDb>();
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

            if (await db.SentAlarms.AnyAsync(alarm => alarm.Kind == kind && alarm.Day == today, ct))
                return false;

            db.Add(new SentAlarm { Kind = kind, Day = today });
            await send(scope.Services, await db.Tenants.AsNoTracking().SingleAsync(ct), await OwnersAsync(db, ct));
            await unit.CommitAsync(ct);

            return true;
        },
        ct, Attempts);

    private static Task<List<Member>> OwnersAsync(TenancyDb db, CancellationToken ct) =>
        (from held in db.MemberRoles
         join role in db.Roles on held.RoleId equals role.Id
         join member in db.Members on held.MemberId equals member.Id
         where role.TemplateKey == TemplateRoles.Owner && member.IsActive
         select member).AsNoTracking().ToListAsync(ct);
}
