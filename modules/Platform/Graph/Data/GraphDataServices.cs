using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrderCloud.Platform.Graph.Loading;

namespace OrderCloud.Platform.Graph.Data;

public static class GraphDataServices
{
    /// <summary>Registers what fields read through. The keys that seal cursors are for the host to choose, list by list: all its processes need the same.</summary>
    public static IServiceCollection AddGraphData(this IServiceCollection services, Func<IServiceProvider, CursorKeys> keys)
    {
        services.TryAddScoped<Loaders>();
        services.TryAddTransient(keys);

        return services;
    }
}
