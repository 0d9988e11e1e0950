using System.Net.WebSockets;

namespace OrderCloud.Platform.Graph.Transport.WebSockets;

/// <summary>One accepted socket from its first message to its close frame.</summary>
/// <param name="report">Told of what nobody foresaw.</param>
internal sealed class SocketConnection(WebSocket socket, SocketSession session, SocketReader reader, SocketSender sender, SocketOperations operations, SocketWatch watch, SocketLimits limits, Action<Exception> report)
{
    private readonly TaskCompletionSource<SocketClose> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void End(SocketClose close) => ended.TrySetResult(close);

    public async Task RunAsync(CancellationToken shutdown)
    {
        using var abort = new CancellationTokenSource();
        using var quit = new CancellationTokenSource();
        await using var stopping = shutdown.Register(() => End(SocketClose.ShuttingDown));

        var sending = sender.RunAsync(abort.Token);
        var receiving = ReceiveAsync(quit.Token, abort.Token);
        var watching = WatchAsync(quit.Token);
        var close = await ended.Task;

        await quit.CancelAsync();
        abort.CancelAfter(limits.CloseTimeout);
        await operations.FinishAsync();
        sender.Complete(drop: close == SocketClose.TooSlow);
        await CloseAsync(close, sending, receiving, abort.Token);
        await abort.CancelAsync();
        await Task.WhenAll(sending, receiving, watching);
    }

    // Cancelling a receive cuts the connection, so it goes on until the peer's close frame, or the time for it is up.
    private async Task ReceiveAsync(CancellationToken quit, CancellationToken abort)
    {
        while (!ended.Task.IsCompleted)
            if (await HandleNextAsync(quit, abort) is { } close)
                End(close);

        try
        {
            await reader.DrainAsync(abort);
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It is over one way or the other.
        }
    }

    // Whatever happens, the connection ends by a code: who waits for one would wait until his own patience ends.
    private async ValueTask<SocketClose?> HandleNextAsync(CancellationToken quit, CancellationToken abort)
    {
        try
        {
            var (message, close) = await reader.ReadAsync(abort);

            using (message)
                return close ?? await session.HandleAsync(message!.Written, quit);
        }
        catch (OperationCanceledException) when (quit.IsCancellationRequested)
        {
            return SocketClose.ByPeer;
        }
        catch (Exception fault)
        {
            report(fault);

            return SocketClose.Failed;
        }
    }

    private async Task WatchAsync(CancellationToken quit)
    {
        try
        {
            End(await watch.RunAsync(quit));
        }
        catch (OperationCanceledException) when (quit.IsCancellationRequested)
        {
            // The connection ended first.
        }
    }

    private async Task CloseAsync(SocketClose close, Task sending, Task receiving, CancellationToken abort)
    {
        try
        {
            await sending;

            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(close.Code, close.Reason, abort);

            await receiving;
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            socket.Abort();
        }
    }
}
