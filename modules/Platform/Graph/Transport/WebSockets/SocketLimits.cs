namespace OrderCloud.Platform.Graph.Transport.WebSockets;

/// <summary>How long and how much of a socket: settings under <c>GraphQL:Sockets</c>.</summary>
public sealed record SocketLimits
{
    /// <summary>From the upgrade to <c>connection_init</c>.</summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For the answer to a ping.</summary>
    public TimeSpan PongTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the credential is read anew: a revoked user has to be off within 30 seconds.</summary>
    public TimeSpan CheckInterval { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>For what is queued and the peer's own close frame; then the connection is cut.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>At the same time on one connection.</summary>
    public int Operations { get; init; } = 50;

    public int MessageBytes { get; init; } = 384 * 1024;

    /// <summary>Frames that wait for a slow client before it is closed.</summary>
    public int SendQueue { get; init; } = 256;
}
