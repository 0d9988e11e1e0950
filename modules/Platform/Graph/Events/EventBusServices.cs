using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrderCloud.Platform.Persistence;
using StackExchange.Redis;

namespace OrderCloud.Platform.Graph.Events;

/// <summary>Chooses the bus: in this process, or by <c>Redis:Connection</c> over all hosts.</summary>
internal static class EventBusServices
{
    private const string Key = "Redis:Connection";

    /// <exception cref="SettingException">The connection string can't be read.</exception>
    public static IServiceCollection AddEventBus(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<MemoryEventBus>();

        if (configuration[Key] is not { Length: > 0 } connection)
        {
            services.TryAddSingleton<IEventBus>(provider => provider.GetRequiredService<MemoryEventBus>());

            return services;
        }

        return services.AddSingleton(Read(connection)).AddSingleton<RedisEventBus>()
            .AddSingleton<IEventBus>(provider => provider.GetRequiredService<RedisEventBus>()).AddHostedService(provider => provider.GetRequiredService<RedisEventBus>());
    }

    /// <summary>The server is there and doesn't let us in: other than one that is away, this doesn't mend itself.</summary>
    public static SettingException Refused() => new($"{Key} is refused by the server: user or password are wrong or missing.");

    // It may hold a password: what is wrong with it is said without it.
    private static ConfigurationOptions Read(string connection)
    {
        try
        {
            var options = ConfigurationOptions.Parse(connection, ignoreUnknown: false);

            return options.EndPoints.Count > 0 ? options : throw Wrong();
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException or OverflowException)
        {
            throw Wrong();
        }
    }

    private static SettingException Wrong() => new($"{Key} can't be read: it must be a host with a port, and options as in 'redis.example.com:6379,user=ordercloud,password=…,ssl=true'.");
}
