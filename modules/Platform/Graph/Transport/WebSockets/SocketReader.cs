using System.Net.WebSockets;

namespace OrderCloud.Platform.Graph.Transport.WebSockets;

/// <summary>A connection's way in: whole text messages up to the limit.</summary>
internal sealed class SocketReader(WebSocket socket, SocketLimits limits)
{
    /// <summary>The next message, or why there is none.</summary>
    public async ValueTask<(PooledBuffer? Message, SocketClose? End)> ReadAsync(CancellationToken abort)
    {
        var message = new PooledBuffer();

        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(message.GetMemory(4096), abort);
                message.Advance(part.Count);

                if (Refuses(part, message) is { } close)
                    return Ended(message, close);

                if (part.EndOfMessage)
                    return (message, null);
            }
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            return Ended(message, SocketClose.ByPeer);
        }
    }

    /// <summary>Reads on to the peer's close frame; what comes before no longer counts.</summary>
    public async Task DrainAsync(CancellationToken abort)
    {
        var scrap = new byte[4096];

        while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
            await socket.ReceiveAsync(scrap.AsMemory(), abort);
    }

    private SocketClose? Refuses(ValueWebSocketReceiveResult part, PooledBuffer message) => part.MessageType switch
    {
        WebSocketMessageType.Close => SocketClose.ByPeer,
        WebSocketMessageType.Binary => SocketClose.InvalidMessage,
        _ => message.Written.Length > limits.MessageBytes ? SocketClose.TooBig : null,
    };

    private static (PooledBuffer?, SocketClose?) Ended(PooledBuffer message, SocketClose close)
    {
        message.Dispose();

        return (null, close);
    }
}
