using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>A line to a server which a test cuts and mends: cut, it ends all connections and refuses new ones, as a server that went away.</summary>
internal sealed class CutLine : IDisposable
{
    private readonly ConcurrentBag<TcpClient> ends = [];
    private readonly IPEndPoint server;
    private readonly int port;
    private TcpListener? listener;

    public CutLine(IPEndPoint server)
    {
        this.server = server;
        port = Listen(0);
    }

    public string Address => $"127.0.0.1:{port}";

    public void Cut()
    {
        listener?.Dispose();
        listener = null;

        while (ends.TryTake(out var end))
            end.Dispose();
    }

    public void Mend() => Listen(port);

    public void Dispose() => Cut();

    private int Listen(int at)
    {
        listener = new(IPAddress.Loopback, at);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        _ = AcceptAsync(listener);

        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task AcceptAsync(TcpListener from)
    {
        try
        {
            while (true)
            {
                var (near, far) = (await from.AcceptTcpClientAsync(), new TcpClient { NoDelay = true });
                near.NoDelay = true;
                ends.Add(near);
                ends.Add(far);
                await far.ConnectAsync(server);
                _ = CopyAsync(near, far);
                _ = CopyAsync(far, near);
            }
        }
        catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
        {
            // Until it is mended.
        }
    }

    private static async Task CopyAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
        }
        catch (Exception cut) when (cut is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One end has gone, and so goes the other.
        }

        from.Dispose();
        to.Dispose();
    }
}
