using System.Net.WebSockets;
using System.Threading.Channels;

namespace OrderCloud.Platform.Graph.Transport.WebSockets;

/// <summary>A connection's way out: a queue, and one loop that sends from it.</summary>
internal sealed class SocketSender(WebSocket socket, SocketLimits limits)
{
    private readonly Channel<PooledBuffer> queue = Channel.CreateBounded<PooledBuffer>(new BoundedChannelOptions(limits.SendQueue) { SingleReader = true });
    private volatile bool dropping;

    /// <summary>Runs until <see cref="Complete"/>.</summary>
    public async Task RunAsync(CancellationToken abort)
    {
        await foreach (var frame in queue.Reader.ReadAllAsync(CancellationToken.None))
            using (frame)
                if (!dropping && !abort.IsCancellationRequested)
                    await SendNowAsync(frame, abort);
    }

    /// <summary>Waits for room: for answers, of which a client has as many as it asked for.</summary>
    public async ValueTask SendAsync(PooledBuffer frame, CancellationToken ct)
    {
        try
        {
            await queue.Writer.WriteAsync(frame, ct);
        }
        catch (Exception ended) when (ended is ChannelClosedException or OperationCanceledException)
        {
            frame.Dispose();
        }
    }

    /// <summary>For events, which come by themselves.</summary>
    /// <returns>False when the queue is full: the client is too slow.</returns>
    public bool TrySend(PooledBuffer frame)
    {
        if (queue.Writer.TryWrite(frame))
            return true;

        frame.Dispose();

        return false;
    }

    /// <param name="drop">True: what is queued isn't sent any more.</param>
    public void Complete(bool drop)
    {
        dropping = drop;
        queue.Writer.TryComplete();
    }

    private async Task SendNowAsync(PooledBuffer frame, CancellationToken abort)
    {
        try
        {
            await socket.SendAsync(frame.Written, WebSocketMessageType.Text, endOfMessage: true, abort);
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            dropping = true;
        }
    }
}
