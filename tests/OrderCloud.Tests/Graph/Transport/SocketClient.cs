using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace OrderCloud.Tests.Graph.Transport;

/// <summary>A client that sends and receives raw messages.</summary>
internal sealed class SocketClient : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();

    public (int? Code, string? Reason) Closed => ((int?)socket.CloseStatus, socket.CloseStatusDescription);

    public static async Task<SocketClient> ConnectAsync(GraphHost host, string? token = Tokens.Member, string? protocol = "graphql-transport-ws", string? origin = null, bool cookie = false)
    {
        var client = new SocketClient();

        if (protocol is not null)
            client.socket.Options.AddSubProtocol(protocol);

        if (token is not null)
            client.socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");

        if (origin is not null)
            client.socket.Options.SetRequestHeader("Origin", origin);

        if (cookie)
            client.socket.Options.SetRequestHeader("Cookie", "oc=x");

        await client.socket.ConnectAsync(host.Socket, TestContext.Current.CancellationToken);

        return client;
    }

    /// <summary>Connected and acknowledged.</summary>
    public static async Task<SocketClient> ReadyAsync(GraphHost host, string? token = Tokens.Member)
    {
        var client = await ConnectAsync(host, token);
        await client.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.ReceiveAsync());

        return client;
    }

    public Task SendAsync(string message) => SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text);

    public Task SendAsync(byte[] message, WebSocketMessageType type) => socket.SendAsync(message, type, endOfMessage: true, TestContext.Current.CancellationToken);

    public Task SubscribeAsync(string id, string document) => SendAsync(JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query = document } }));

    /// <returns>Null when the server closed.</returns>
    public async Task<string?> ReceiveAsync(bool pings = false)
    {
        while (true)
        {
            var text = await ReadAsync();

            if (pings || text is not """{"type":"ping"}""")
                return text;
        }
    }

    /// <summary>Reads on until the server closes.</summary>
    public async Task<(int? Code, string? Reason)> EndAsync()
    {
        while (await ReadAsync() is not null)
        {
        }

        return Closed;
    }

    public Task CloseAsync() => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        socket.Dispose();

        return default;
    }

    private async Task<string?> ReadAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var (bytes, length) = (new byte[64 * 1024], 0);

        while (true)
        {
            var part = await socket.ReceiveAsync(bytes.AsMemory(length), patience.Token);

            if (part.MessageType is WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", patience.Token);

                return null;
            }

            length += part.Count;

            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(bytes, 0, length);
        }
    }
}
