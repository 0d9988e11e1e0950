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
        .AddModuleDb<TenancyDb>(TenancyDb.SchemaName)
        .AddScoped<ITenantSettings, TenantSettingsReader>()
        .AddScoped<INumbers, Numbers>()
        .AddScoped<IApprovers, Approvers>()
        .AddScoped<IMembership, MembershipReader>()
        .AddSingleton<IMembershipDirectory, MembershipDirectory>();

    public void MapGraph(GraphRoots graph) => graph
        .Type<Tenant, TenantType>()
        .Type<Member, MemberType>()
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
        .Add<ListRoles>()
        .Add<CreateApiClient>()
        .Add<ListApiClients>()
        .Add<RevokeApiClient>();
}
