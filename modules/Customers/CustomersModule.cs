using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Customers;

/// <summary>Table of contents of the Customers module.</summary>
public sealed class CustomersModule : IModule
{
    public void AddServices(IServiceCollection services) { }

    public void MapGraph(GraphRoots graph) { }
}
