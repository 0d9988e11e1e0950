using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <inheritdoc cref="IDemoCompanies"/>
internal sealed class DemoCompanies(IServiceProvider services, Database database, TimeProvider clock) : IDemoCompanies
{
    /// <summary>Enough to try everything, too little to work in it.</summary>
    internal const int MostMembers = 5, MostOrders = 500;

    public async Task<DemoCompany?> OpenAsync(Guid accountId, Guid ownTenantId, CancellationToken ct) =>
        await ReadAsync(accountId, ownTenantId, ct) is var (own, person) ? await database.RepeatAsync(() => MakeAsync(own, person, ct), ct) : null;

    public Task LetInAsync(Guid accountId, Guid demoTenantId, CancellationToken ct) => database.RepeatAsync(() => AdmitAsync(accountId, demoTenantId, ct), ct);

    public Task<bool> CloseAsync(Guid accountId, Guid demoTenantId, CancellationToken ct) => database.RepeatAsync(() => ShutAsync(accountId, demoTenantId, ct), ct);

    private async Task<DemoCompany> MakeAsync(Tenant own, Member person, CancellationToken ct)
    {
        await using var scope = TenantScope.Of(services, new TenantContext(Guid.CreateVersion7()), Caller.System, new Origin("startDemo"));
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        await unit.BeginAsync(ct);
        var founding = scope.Services.GetRequiredService<Founding>();
        var colleague = Colleague(own.Language);

        var made = await founding.FoundAsync(new(person.AccountId, person.DisplayName, person.Email, person.Language), NameOf(own), own.Currency, own.TimeZone, own.Language, own.TenantId, ct);
        made.Tenant.Plan = "Demo";
        founding.Join(made, colleague, TemplateRoles.Admin);
        var db = scope.Services.GetRequiredService<TenancyDb>();
        db.Members.Local.Single(member => member.AccountId == person.AccountId).Deactivate(made.Tenant.SignedUpAt);
        db.AddRange(
            new PlanLimit { Resource = PlanResource.Members, Limit = MostMembers },
            new PlanLimit { Resource = PlanResource.OrdersPerMonth, Limit = MostOrders });
        await unit.CommitAsync(ct);

        return new(made.Tenant.TenantId, colleague.AccountId, own.Currency, own.TimeZone, own.Language, made.Tenant.SignedUpAt);
    }

    private async Task<bool> AdmitAsync(Guid accountId, Guid demoTenantId, CancellationToken ct)
    {
        await using var scope = TenantScope.Of(services, new TenantContext(demoTenantId), Caller.System, new Origin("startDemo"));
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        await unit.BeginAsync(ct);
        var owner = await scope.Services.GetRequiredService<TenancyDb>().Members.SingleAsync(member => member.AccountId == accountId, ct);

        owner.Reactivate(clock.GetUtcNow());
        await unit.CommitAsync(ct);

        return true;
    }

    private async Task<bool> ShutAsync(Guid accountId, Guid demoTenantId, CancellationToken ct)
    {
        await using var scope = TenantScope.Of(services, new TenantContext(demoTenantId), Caller.System, new Origin("leaveDemo"));
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        await unit.BeginAsync(ct);
        var db = scope.Services.GetRequiredService<TenancyDb>();

        var isOwner = await (from member in db.Members
                             join held in db.MemberRoles on member.Id equals held.MemberId
                             join role in db.Roles on held.RoleId equals role.Id
                             where member.AccountId == accountId && member.IsActive && role.TemplateKey == TemplateRoles.Owner
                             select member.Id).AnyAsync(ct);

        if (!isOwner || await db.Tenants.SingleOrDefaultAsync(tenant => tenant.DemoOf != null, ct) is not { } demo)
            return false;

        demo.Suspend(clock.GetUtcNow());
        await unit.CommitAsync(ct);

        return true;
    }

    private async Task<(Tenant Own, Member Person)?> ReadAsync(Guid accountId, Guid tenantId, CancellationToken ct)
    {
        await using var scope = TenantScope.Of(services, new TenantContext(tenantId), Caller.System);
        var db = scope.Services.GetRequiredService<TenancyDb>();

        return await db.Members.AsNoTracking().SingleOrDefaultAsync(member => member.AccountId == accountId && member.IsActive, ct) is { } person
            && await db.Tenants.AsNoTracking().SingleAsync(ct) is { DemoOf: null } own ? (own, person) : null;
    }

    private static string NameOf(Tenant own)
    {
        var name = own.Language switch { "zh-CN" => $"演示企业 · {own.Name}", "zh-TW" => $"示範企業 · {own.Name}", _ => $"Demo of {own.Name}" };

        return name.Length <= Tenant.NameLength ? name : name[..Tenant.NameLength];
    }

    // An address that no mail reaches, and an account that isn't there.
    private static Founder Colleague(string language) => new(
        Guid.CreateVersion7(), language switch { "zh-CN" => "林晓（演示）", "zh-TW" => "林曉（示範）", _ => "Robin (demo)" }, "colleague@demo.invalid", language);
}
