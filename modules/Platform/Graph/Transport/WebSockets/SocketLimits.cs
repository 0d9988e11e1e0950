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

    /// <summary>Connections of one tenant; in one whose plan gives its clients other points, as many times these as it gives the usual points.</summary>
    public int TenantConnections { get; init; } = 2_000;

    /// <summary>Connections from one address on which nobody has signed in yet, or with a key that everybody sees.</summary>
    public int AddressConnections { get; init; } = 100;

    /// <summary>Connections of the process.</summary>
    public int ProcessConnections { get; init; } = 10_000;

    /// <summary>At the same time on one connection.</summary>
    public int Operations { get; init; } = 50;

    public int MessageBytes { get; init; } = 384 * 1024;

    /// <summary>Frames that wait for a slow client before it is closed.</summary>
    public int SendQueue { get; init; } = 256;
}
