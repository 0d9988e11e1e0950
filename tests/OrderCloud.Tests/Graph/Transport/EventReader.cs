using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace OrderCloud.Tests.Graph.Transport;

/// <summary>Reads an answer of server-sent events, block by block.</summary>
internal sealed class EventReader : IAsyncDisposable
{
    private readonly HttpResponseMessage response;
    private readonly StreamReader reader;

    private EventReader(HttpResponseMessage response, Stream body) => (this.response, reader) = (response, new StreamReader(body));

    public HttpResponseMessage Response => response;

    public static async Task<EventReader> OpenAsync(GraphHost host, string document, string? token = Tokens.Member, string? lastEventId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(JsonSerializer.Serialize(new { query = document }), Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json")) };
        request.Headers.Accept.ParseAdd("text/event-stream");

        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);

        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);

        var response = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        return new(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A stream that has begun to listen.</summary>
    public static async Task<EventReader> FollowAsync(GraphHost host, string key, string? token = Tokens.Member, string? lastEventId = null)
    {
        var stream = await OpenAsync(host, $"subscription {{ thingChanged(id: \"{key}\") {{ eventId text }} }}", token, lastEventId);
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (stream.Response.StatusCode, stream.Response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(":", await stream.BlockAsync());

        return stream;
    }

    /// <summary>The next block's lines; null at the end.</summary>
    public async Task<string?> BlockAsync()
    {
        var lines = new List<string>();

        while (await LineAsync() is { } line)
        {
            if (line is "")
                return string.Join('\n', lines);

            lines.Add(line);
        }

        return null;
    }

    /// <summary>The next block that is no comment.</summary>
    public async Task<string?> NextAsync()
    {
        while (true)
            if (await BlockAsync() is var block && block is not ":")
                return block;
    }

    public ValueTask DisposeAsync()
    {
        reader.Dispose();
        response.Dispose();

        return ValueTask.CompletedTask;
    }

    private async Task<string?> LineAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));

        return await reader.ReadLineAsync(limit.Token);
    }
}
