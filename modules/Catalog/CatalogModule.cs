using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Catalog;

/// <summary>Table of contents of the Catalog module.</summary>
public sealed class CatalogModule : IModule
{
    public void AddServices(IServiceCollection services) { }

    public void MapGraph(GraphRoots graph) { }
}
