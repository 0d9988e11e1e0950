using StackExchange.Redis;

namespace OrderCloud.Platform.Redis;

/// <summary>The host's one connection to Redis. The event bus makes it and makes it again; everyone else uses it while it is there.</summary>
internal sealed class RedisLine : IAsyncDisposable
{
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(2);

    private readonly ConfigurationOptions options;
    private ConnectionMultiplexer? redis;

    public RedisLine(ConfigurationOptions options)
    {
        this.options = options;
        (options.AbortOnConnectFail, options.BacklogPolicy, options.AsyncTimeout) = (true, BacklogPolicy.FailFast, (int)Answer.TotalMilliseconds);
    }

    /// <summary>Null while Redis is away: nobody waits for it.</summary>
    public IDatabase? Database => redis is { IsConnected: true } it ? it.GetDatabase() : null;

    /// <summary>Not for two at a time.</summary>
    /// <param name="channel">Listened to from the first connection on, and said anew after each loss of it.</param>
    /// <exception cref="RedisConnectionException">There is no way, or the server refuses user or password.</exception>
    public async Task<IDatabase> ConnectAsync(RedisChannel channel, Action called)
    {
        if (redis is null)
        {
            redis = await ConnectionMultiplexer.ConnectAsync(options);
            await redis.GetSubscriber().SubscribeAsync(channel, (_, _) => called());
        }

        return redis.GetDatabase();
    }

    public ValueTask DisposeAsync() => redis?.DisposeAsync() ?? default;
}
