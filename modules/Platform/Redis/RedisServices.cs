using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrderCloud.Platform.Persistence;
using StackExchange.Redis;

namespace OrderCloud.Platform.Redis;

/// <summary>Reads <c>Redis:Connection</c>.</summary>
internal static class RedisServices
{
    private const string Key = "Redis:Connection";

    /// <returns>False where there is none: everything lives in the process then.</returns>
    /// <exception cref="SettingException">The connection string can't be read.</exception>
    public static bool TryAddRedis(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[Key] is not { Length: > 0 } connection)
            return false;

        var options = Read(connection);
        services.TryAddSingleton(_ => new RedisLine(options));

        return true;
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
