using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>A connection by graphql-transport-ws.</summary>
public sealed class GraphQLSocket : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly ClientWebSocket socket = new();
    private readonly ConcurrentDictionary<string, Channel<JsonElement>> operations = new();
    private readonly TaskCompletionSource acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim sending = new(1, 1);
    private Task receiving = Task.CompletedTask;

    private GraphQLSocket() { }

    /// <summary>Completes with the server's close code once the connection is closed.</summary>
    public async Task<int?> ClosedAsync()
    {
        await receiving.WaitAsync(Patience);

        return (int?)socket.CloseStatus;
    }

    internal static async Task<GraphQLSocket> ConnectAsync(GraphQLClient client, object? initPayload)
    {
        var connection = new GraphQLSocket();
        connection.socket.Options.AddSubProtocol("graphql-transport-ws");
        connection.socket.Options.Cookies = client.Cookies;

        foreach (var (name, values) in client.Http.DefaultRequestHeaders)
            connection.socket.Options.SetRequestHeader(name, string.Join(", ", values));

        using var limit = new CancellationTokenSource(Patience);
        await connection.socket.ConnectAsync(new UriBuilder(client.Http.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, limit.Token);
        connection.receiving = connection.ReceiveAsync();
        await connection.SendAsync(new { type = "connection_init", payload = initPayload });
        await connection.acknowledged.Task.WaitAsync(Patience);

        return connection;
    }

    /// <summary>Starts an operation; its answers are read from what is returned.</summary>
    public async Task<SocketOperation> SubscribeAsync(string document, object? variables = null)
    {
        var id = Guid.NewGuid().ToString("N");
        var channel = operations[id] = Channel.CreateUnbounded<JsonElement>();
        await SendAsync(new { id, type = "subscribe", payload = new { query = document, variables } });

        return new(id, channel.Reader, this);
    }

    /// <summary>Sends any message, for tests of bad ones.</summary>
    public async Task SendAsync(object message)
    {
        using var limit = new CancellationTokenSource(Patience);
        await sending.WaitAsync(limit.Token);

        try
        {
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message, Json), WebSocketMessageType.Text, endOfMessage: true, limit.Token);
        }
        finally
        {
            sending.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await receiving.WaitAsync(Patience);
        socket.Dispose();
        sending.Dispose();
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (await MessageAsync() is { } message)
                await HandleAsync(message);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection is gone; whoever waits for an answer learns it below.
        }

        acknowledged.TrySetException(new IOException($"The socket was closed: {socket.CloseStatus} {socket.CloseStatusDescription}"));

        foreach (var channel in operations.Values)
            channel.Writer.TryComplete();
    }

    private async Task<JsonElement?> MessageAsync()
    {
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];

        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);

            if (part.MessageType is WebSocketMessageType.Close)
                return null;

            text.Write(buffer, 0, part.Count);

            if (part.EndOfMessage)
                return JsonDocument.Parse(text.ToArray()).RootElement;
        }
    }

    private async Task HandleAsync(JsonElement message)
    {
        var type = message.GetProperty("type").GetString();

        if (type is "connection_ack")
            acknowledged.TrySetResult();

        if (type is "ping")
            await SendAsync(new { type = "pong" });

        if (message.TryGetProperty("id", out var id) && operations.TryGetValue(id.GetString()!, out var channel))
        {
            if (type is "next" or "error")
                channel.Writer.TryWrite(message);

            if (type is "complete" or "error")
                channel.Writer.TryComplete();
        }
    }
}

/// <summary>An operation over a socket.</summary>
public sealed class SocketOperation(string id, ChannelReader<JsonElement> messages, GraphQLSocket socket)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The payload of the next <c>next</c>: an object with <c>data</c>.</summary>
    public async Task<JsonElement> NextAsync()
    {
        var message = await MessageAsync();
        Assert.True(message.GetProperty("type").GetString() is "next", $"Expected an event, got {message}");

        return message.GetProperty("payload");
    }

    /// <summary>The errors of an operation that was refused.</summary>
    public async Task<IReadOnlyList<JsonElement>> RefusedAsync()
    {
        var message = await MessageAsync();
        Assert.True(message.GetProperty("type").GetString() is "error", $"Expected a refusal, got {message}");

        return [.. message.GetProperty("payload").EnumerateArray()];
    }

    /// <summary>The events that came until now; a refusal is none.</summary>
    public IReadOnlyList<string> Heard()
    {
        var heard = new List<string>();

        while (messages.TryRead(out var message))
            if (message.GetProperty("type").GetString() is "next")
                heard.Add($"{message}");

        return heard;
    }

    /// <summary>True when nothing comes within <paramref name="time"/>.</summary>
    public async Task<bool> IsSilentAsync(TimeSpan time)
    {
        using var limit = new CancellationTokenSource(time);

        try
        {
            return !await messages.WaitToReadAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    public Task CompleteAsync() => socket.SendAsync(new { id, type = "complete" });

    private async Task<JsonElement> MessageAsync()
    {
        using var limit = new CancellationTokenSource(Patience);

        try
        {
            return await messages.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"No message within {Patience.TotalSeconds} s.");
        }
    }
}
