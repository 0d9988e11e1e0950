using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Tenancy;

/// <summary>Table of contents of the Tenancy module.</summary>
public sealed class TenancyModule : IModule
{
    public void AddServices(IServiceCollection services) { }

    public void MapGraph(GraphRoots graph) { }
}
