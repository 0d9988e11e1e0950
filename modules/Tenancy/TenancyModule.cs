using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Transport;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tenancy.Features;
using OrderCloud.Tenancy.Features.Audit;
using OrderCloud.Tenancy.Graph;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy;

/// <summary>Table of contents of the Tenancy module.</summary>
public sealed class TenancyModule : IModule
{
    public void AddServices(IServiceCollection services) => services
        .AddModuleDb<TenancyDb>(TenancyDb.SchemaName, AccessMemory.Follow).AddSystemDb<MembershipsDb>(MembershipsDb.Rights)
        .AddScoped<ITenantSettings, TenantSettingsReader>()
        .AddScoped<INumbers, Numbers>()
        .AddScoped<ISalesChannels, SalesChannels>()
        .AddScoped<IApprovers, Approvers>()
        .AddSingleton<AccessMemory>().AddSingleton<IMembershipMemory>(provider => provider.GetRequiredService<AccessMemory>())
        .AddScoped<MembershipReader>().AddScoped<IMembership, RememberedMembership>()
        .AddSingleton<ProgramDocuments>().AddSingleton<IStoredDocuments>(provider => provider.GetRequiredService<ProgramDocuments>())
        .AddScoped<Granting>()
        .AddScoped<InvitationMails>()
        .AddScoped<IInvitations, Invitations>()
        .AddScoped<IOwners, Owners>()
        .AddSingleton<IMembershipDirectory, MembershipDirectory>()
        .AddScoped<IMembers, Members>()
        .AddScoped<Plan>()
        .AddScoped<IPlan>(provider => provider.GetRequiredService<Plan>())
        .AddScoped<MemberPlaces>()
        .AddScoped<IOperator, Operator>()
        .AddScoped<IChangeLog, AuditLog>()
        .AddScoped<IAuditTraces, AuditTraces>()
        .AddScoped<AuditCheck>()
        .AddSystemDb<AuditHeadsDb>(AuditHeadsDb.Rights)
        .AddSingleton<SignedHeads>().AddSingleton<SystemUses>()
        .AddHostedService<AuditHeadExport>()
        .AddSingleton<Alarms>().AddSingleton<IAlarms>(provider => provider.GetRequiredService<Alarms>())
        .AddSingleton<AuditFaults>().AddHostedService<AuditAlarm>()
        .AddScoped<Founding>()
        .AddSingleton<IDemoCompanies, DemoCompanies>()
        .AddSingleton<ICompanySignUp, CompanySignUp>();

    public void MapGraph(GraphRoots graph) => graph
        .Type<Tenant, TenantType>()
        .Type<Member, MemberType>()
        .Type<Invitation, InvitationType>()
        .Type<Team, TeamType>()
        .Type<Role, RoleType>()
        .Type<ApiClient, ApiClientType>()
        .Type<StoredDocument, StoredDocumentType>()
        .Type<NumberPattern, NumberPatternType>()
        .Type<AuditEntry, AuditEntryType>()
        .Add<SignUp>()
        .Add<GetMe>()
        .Add<GetCompany>()
        .Add<UpdateCompany>()
        .Add<GetPlan>()
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
        .Add<UpdateApiClientOrigins>()
        .Add<RotateApiClientSecret>()
        .Add<RevokeApiClient>()
        .Add<RestrictApiClient>()
        .Add<StoreDocument>()
        .Add<RemoveDocument>()
        .Add<ListStoredDocuments>()
        .Add<ListAuditEntries>()
        .Add<GetVerifyAudit>();
}
