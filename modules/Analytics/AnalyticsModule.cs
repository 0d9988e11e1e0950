using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Analytics;

/// <summary>Table of contents of the Analytics module.</summary>
public sealed class AnalyticsModule : IModule
{
    public void AddServices(IServiceCollection services) { }

    public void MapGraph(GraphRoots graph) { }
}
