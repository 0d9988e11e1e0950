using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Features;
using OrderCloud.Tenancy.Graph;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy;

/// <summary>Table of contents of the Tenancy module.</summary>
public sealed class TenancyModule : IModule
{
    public void AddServices(IServiceCollection services) => services
        .AddModuleDb<TenancyDb>(TenancyDb.SchemaName).AddSystemDb<MembershipsDb>(MembershipsDb.Rights)
        .AddScoped<ITenantSettings, TenantSettingsReader>()
        .AddScoped<INumbers, Numbers>()
        .AddScoped<IApprovers, Approvers>()
        .AddScoped<IMembership, MembershipReader>()
        .AddScoped<Granting>()
        .AddScoped<InvitationMails>()
        .AddScoped<IInvitations, Invitations>()
        .AddScoped<IOwners, Owners>()
        .AddSingleton<IMembershipDirectory, MembershipDirectory>()
        .AddScoped<IMembers, Members>()
        .AddSingleton<ICompanySignUp, CompanySignUp>();

    public void MapGraph(GraphRoots graph) => graph
        .Type<Tenant, TenantType>()
        .Type<Member, MemberType>()
        .Type<Invitation, InvitationType>()
        .Type<Team, TeamType>()
        .Type<Role, RoleType>()
        .Type<ApiClient, ApiClientType>()
        .Type<NumberPattern, NumberPatternType>()
        .Add<SignUp>()
        .Add<GetMe>()
        .Add<GetCompany>()
        .Add<UpdateCompany>()
        .Add<ListNumberPatterns>()
        .Add<UpdateNumberPattern>()
        .Add<ListMembers>()
        .Add<InviteMember>()
        .Add<ResendInvitation>()
        .Add<RevokeInvitation>()
        .Add<ListInvitations>()
        .Add<SetMemberRoles>()
        .Add<DeactivateMember>()
        .Add<ReactivateMember>()
        .Add<TransferOwnership>()
        .Add<CreateTeam>()
        .Add<UpdateTeam>()
        .Add<DeleteTeam>()
        .Add<ListTeams>()
        .Add<ListRoles>()
        .Add<CreateRole>()
        .Add<UpdateRole>()
        .Add<DeleteRole>()
        .Add<ListPermissions>()
        .Add<ListGuardedFields>()
        .Add<GetWhoCan>()
        .Add<ListSavedViews>()
        .Add<SaveView>()
        .Add<DeleteView>()
        .Add<ListColumnChoices>()
        .Add<ChooseColumns>()
        .Add<CreateApiClient>()
        .Add<ListApiClients>()
        .Add<UpdateApiClientRedirects>()
        .Add<RotateApiClientSecret>()
        .Add<RevokeApiClient>();
}
