using GraphQL;
using GraphQL.DataLoader;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts;
using OrderCloud.Contracts.Identity;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Graph.Loading;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Graph;

// Public: the caller's own company is all that can be reached, through the sign-up that made it, `me`, or a guarded field. What a
// publishable key reads, every visitor of a shop does: what a page doesn't need is asked of programs as `company` is.
internal sealed class TenantType : EntityType<Tenant>
{
    public TenantType() : base(Audience.Anybody)
    {
        Id(tenant => tenant.TenantId);
        ById<TenancyDb>(db => db.Tenants);
        Prop(tenant => tenant.Name);
        Prop(tenant => tenant.Address).Requires(TenancyPermissions.ReadSettings.OfPrograms);
        Prop(tenant => tenant.TaxId).Requires(TenancyPermissions.ReadSettings.OfPrograms);
        Prop(tenant => tenant.Logo);
        Prop(tenant => tenant.Currency);
        Prop(tenant => tenant.TimeZone);
        Prop(tenant => tenant.Language);
        Prop(tenant => tenant.Rounding);
        Prop(tenant => tenant.SignedUpAt).Requires(TenancyPermissions.ReadSettings.OfPrograms);
        Resolved("isDemo", (tenant, _) => ValueTask.FromResult(tenant.DemoOf is not null), tenant => tenant.DemoOf).Describe("True: it holds made-up data, to try things out; its owner leaves it with one click.");
        Prop(tenant => tenant.Version);
    }
}

internal sealed class MemberType : EntityType<Member>
{
    public MemberType() : base(TenancyPermissions.ReadMembers)
    {
        Id(member => member.Id);
        ById<TenancyDb>(db => db.Members);
        Prop(member => member.DisplayName).Filter().Sort();
        Prop(member => member.Email).Filter().Sort();
        Prop(member => member.IsActive).Filter();
        Prop(member => member.Language);
        Prop(member => member.JoinedAt);
        Prop(member => member.UpdatedAt);
        Prop(member => member.Version);
        Loaded<IReadOnlyList<Role>>("roles", RolesOf, member => member.Id).Describe("What he is here as, by name; several add up.");
    }

    private static IDataLoaderResult<IReadOnlyList<Role>> RolesOf(Member member, IResolveFieldContext context) => context.RequestServices!.GetRequiredService<Loaders>()
        .Group<Guid, Role>("Member.roles", async (ids, ct) =>
        {
            var db = context.RequestServices!.GetRequiredService<TenancyDb>();
            var held = await (from it in db.MemberRoles
                              join role in db.Roles on it.RoleId equals role.Id
                              where ids.Contains(it.MemberId)
                              orderby role.Name
                              select new { it.MemberId, Role = role }).AsNoTracking().ToListAsync(ct);

            return held.ToLookup(it => it.MemberId, it => it.Role);
        }).Load(member.Id);
}

internal sealed class InvitationType : EntityType<Invitation>
{
    public InvitationType() : base(TenancyPermissions.ManageMembers)
    {
        Id(invitation => invitation.Id);
        ById<TenancyDb>(db => db.Invitations);
        Prop(invitation => invitation.Email).Filter().Sort();
        Prop(invitation => invitation.DisplayName);
        Prop(invitation => invitation.Language);
        Resolved("status", (invitation, context) => ValueTask.FromResult(invitation.StatusAt(context.RequestServices!.GetRequiredService<TimeProvider>().GetUtcNow()))).Describe("What has become of it.");
        Prop(invitation => invitation.InvitedByName);
        Prop(invitation => invitation.InvitedAt).Filter().Sort();
        Prop(invitation => invitation.ExpiresAt);
        Prop(invitation => invitation.AcceptedAt);
        Prop(invitation => invitation.RevokedAt);
        Resolved<IReadOnlyList<Role>>("roles", RolesAsync, invitation => invitation.RoleIds).Describe("What he will be here as; roles that were deleted meanwhile are left out.");
    }

    private static async ValueTask<IReadOnlyList<Role>> RolesAsync(Invitation invitation, IResolveFieldContext context) => await context.RequestServices!.GetRequiredService<TenancyDb>().Roles
        .AsNoTracking().Where(role => invitation.RoleIds.Contains(role.Id)).OrderBy(role => role.Name).ToListAsync(context.CancellationToken);
}

internal sealed class RoleType : EntityType<Role>
{
    public RoleType() : base(TenancyPermissions.ReadMembers)
    {
        Id(role => role.Id);
        ById<TenancyDb>(db => db.Roles);
        Prop(role => role.Name).Filter().Sort();
        Prop(role => role.TemplateKey);
        Prop(role => role.Permissions);
        Prop(role => role.Scope);
        Prop(role => role.ReadFields);
        Prop(role => role.WriteFields);
        Resolved("approvalLimit", LimitAsync, role => role.ApprovalLimit).Describe("Highest order total that may be approved; null for no limit.");
        Prop(role => role.Version);
    }

    private static async ValueTask<Money?> LimitAsync(Role role, IResolveFieldContext context) => role.ApprovalLimit is { } limit
        ? new Money(limit, (await context.RequestServices!.GetRequiredService<ITenantSettings>().GetAsync(context.CancellationToken)).Currency)
        : null;
}

internal sealed class ApiClientType : EntityType<ApiClient>
{
    public ApiClientType() : base(TenancyPermissions.ManageClients)
    {
        Id(client => client.Id);
        ById<TenancyDb>(db => db.ApiClients);
        Prop(client => client.Name).Filter().Sort();
        Prop(client => client.Kind);
        Prop(client => client.ClientId);
        Prop(client => client.Permissions);
        Prop(client => client.ReadFields);
        Prop(client => client.WriteFields);
        Prop(client => client.AllowedOrigins);
        Prop(client => client.Channel);
        Prop(client => client.CreatedAt).Filter().Sort();
        Prop(client => client.ExpiresAt);
        Prop(client => client.LastUsedAt);
        Prop(client => client.RotatedAt);
        Prop(client => client.FormerSecretUntil);
        Prop(client => client.RevokedAt);
        Prop(client => client.StoredDocumentsOnly);
        Loaded<ApiClientRedirects?>("redirects", Redirects, client => client.Id).Describe("How it acts for people; null for a key, which acts for itself only.");
    }

    private static IDataLoaderResult<ApiClientRedirects?> Redirects(ApiClient client, IResolveFieldContext context)
    {
        var services = context.RequestServices!;

        return services.GetRequiredService<Loaders>()
            .Batch<Guid, ApiClientRedirects>("ApiClient.redirects", (ids, ct) => services.GetRequiredService<IApiClients>().RedirectsOfAsync(services.GetRequiredService<TenantContext>().Id, ids, ct))
            .Load(client.Id);
    }
}

internal sealed class StoredDocumentType : EntityType<StoredDocument>
{
    public StoredDocumentType() : base(TenancyPermissions.ManageClients)
    {
        Id(document => document.Id);
        ById<TenancyDb>(db => db.StoredDocuments);
        Id<ApiClient>("apiClientId", document => document.ApiClientId).Filter();
        One<ApiClient>("apiClient", document => document.ApiClientId).Describe("The application that may send it.");
        Prop(document => document.Hash).Filter();
        Prop(document => document.Name).Filter().Sort();
        Prop(document => document.Text);
        Prop(document => document.CreatedAt).Filter().Sort();
    }
}

internal sealed class NumberPatternType : EntityType<NumberPattern>
{
    public NumberPatternType() : base(TenancyPermissions.ReadSettings)
    {
        Id(pattern => pattern.Id);
        ById<TenancyDb>(db => db.NumberPatterns);
        Prop(pattern => pattern.Kind).Filter().Sort();
        Prop(pattern => pattern.Pattern);
        Prop(pattern => pattern.Version);
    }
}
