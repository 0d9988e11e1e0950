using OrderCloud.Contracts;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>What a company begins with: its first owner, the template roles, numbers and the first warehouse.</summary>
internal sealed class Founding(TenancyDb db, IWarehouses warehouses, DefaultPlan plan, TenantContext tenantContext, TimeProvider clock)
{
    /// <param name="demoOf">The company beside which it is for trying things out; null for one of its own.</param>
    public async Task<Founded> FoundAsync(Founder founder, string name, string currency, string timeZone, string language, Guid? demoOf, CancellationToken ct)
    {
        var tenant = new Tenant
        {
            TenantId = tenantContext.Id,
            Name = name,
            Currency = currency,
            TimeZone = timeZone,
            Language = language,
            Rounding = RoundingMode.HalfUp,
            SignedUpAt = clock.GetUtcNow(),
            DemoOf = demoOf,
        };

        Role[] roles = [.. TemplateRoles.All.Select(template => template.For(tenant))];
        db.AddRange([tenant, .. roles, .. NumberFormat.Defaults()]);

        // What is for trying things out lies in nobody's plan.
        if (demoOf is null)
            Take(plan, tenant);

        var founded = new Founded(tenant, roles);
        Join(founded, founder, TemplateRoles.Owner);
        await warehouses.CreateFirstAsync(FirstWarehouse(language), ct);

        return founded;
    }

    /// <summary>Adds a member with one of the template roles.</summary>
    public void Join(Founded company, Founder who, string templateKey)
    {
        var member = new Member { AccountId = who.AccountId, DisplayName = who.Name.Length <= Member.NameLength ? who.Name : who.Name[..Member.NameLength], Email = who.Email, Language = who.Language, JoinedAt = company.Tenant.SignedUpAt };
        member.Roles.Add(new MemberRole { MemberId = member.Id, RoleId = company.Roles.Single(role => role.TemplateKey == templateKey).Id });
        db.Add(member);
    }

    private void Take(DefaultPlan begun, Tenant company)
    {
        company.Plan = begun.Name;
        db.AddRange(begun.Limits.Select(it => new PlanLimit { Resource = it.Key, Limit = it.Value }));
    }

    private static string FirstWarehouse(string language) => language switch { "zh-CN" => "主仓库", "zh-TW" => "主倉庫", _ => "Main warehouse" };
}

/// <summary>A person who begins in a company.</summary>
/// <param name="Language">His own; null where the company's decides.</param>
internal sealed record Founder(Guid AccountId, string Name, string Email, string? Language = null);

/// <summary>A company that was just made.</summary>
internal sealed record Founded(Tenant Tenant, IReadOnlyList<Role> Roles);
