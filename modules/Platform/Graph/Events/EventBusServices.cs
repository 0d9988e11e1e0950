using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrderCloud.Platform.Redis;

namespace OrderCloud.Platform.Graph.Events;

/// <summary>Chooses the bus: in this process, or by <c>Redis:Connection</c> over all hosts.</summary>
internal static class EventBusServices
{
    /// <exception cref="Persistence.SettingException">The connection string can't be read.</exception>
    public static IServiceCollection AddEventBus(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<MemoryEventBus>();

        if (services.TryAddRedis(configuration))
            return services.AddSingleton<RedisEventBus>().AddSingleton<IEventBus>(provider => provider.GetRequiredService<RedisEventBus>()).AddHostedService(provider => provider.GetRequiredService<RedisEventBus>());

        services.TryAddSingleton<IEventBus>(provider => provider.GetRequiredService<MemoryEventBus>());

        return services;
    }
}
