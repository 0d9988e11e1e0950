using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders;

/// <summary>Table of contents of the Orders module.</summary>
public sealed class OrdersModule : IModule
{
    public void AddServices(IServiceCollection services) { }

    public void MapGraph(GraphRoots graph) { }
}
