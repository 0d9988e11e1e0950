using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders;

/// <summary>Table of contents of the Orders module.</summary>
public sealed class OrdersModule : IModule
{
    public void AddServices(IServiceCollection services) => services.AddModuleDb<OrdersDb>(OrdersDb.SchemaName);

    public void MapGraph(GraphRoots graph) { }
}
