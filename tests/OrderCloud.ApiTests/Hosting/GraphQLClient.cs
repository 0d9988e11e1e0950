using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>A caller of the API with its credential, which is a cookie, a token or none.</summary>
public sealed class GraphQLClient : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly HttpClient http;

    public GraphQLClient(Uri address, string? token = null)
    {
        http = new(Handler(Cookies)) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        // What a browser's page must send with a cookie; harmless with a token.
        http.DefaultRequestHeaders.Add("GraphQL-preflight", "1");
        http.DefaultRequestHeaders.Add("Origin", address.GetLeftPart(UriPartial.Authority));

        if (token is not null)
            http.DefaultRequestHeaders.Authorization = new("Bearer", token);
    }

    /// <summary>For requests beside /graphql, with the same credential.</summary>
    public HttpClient Http => http;

    public CookieContainer Cookies { get; } = new();

    public string? Token => http.DefaultRequestHeaders.Authorization?.Parameter;

    /// <summary>Sends a document and returns the answer, whatever it is.</summary>
    /// <param name="idempotencyKey">Sent as the header, for a document with one root field.</param>
    public async Task<GraphQLAnswer> SendAsync(string document, object? variables = null, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document, variables }, options: Json) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));

        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        return new(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a document until the host has a place for it: an answer that says busy is no try.</summary>
    /// <inheritdoc cref="SendAsync"/>
    public async Task<GraphQLAnswer> TrySendAsync(string document, object? variables = null, string? idempotencyKey = null)
    {
        while (true)
        {
            var answer = await SendAsync(document, variables, idempotencyKey);

            if (answer.Codes is not ["RATE_LIMITED" or "SERVICE_UNAVAILABLE"])
                return answer;

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Sends a document that must succeed as a whole; returns <c>data</c>.</summary>
    public async Task<JsonElement> QueryAsync(string document, object? variables = null)
    {
        var answer = await SendAsync(document, variables);
        Assert.True(answer.Status is HttpStatusCode.OK && answer.Errors is [], $"Expected data, got {(int)answer.Status}: {answer.Body}");

        return answer.Data;
    }

    /// <summary>Sends a mutation of one root field that must not be refused; returns the field's payload. Ask for <c>errors</c> in it.</summary>
    public async Task<JsonElement> MutateAsync(string document, object? variables = null, string? idempotencyKey = null)
    {
        var payload = Payload(await SendAsync(document, variables, idempotencyKey));
        Assert.True(!payload.TryGetProperty("errors", out var errors) || errors.ValueKind is JsonValueKind.Null, $"Refused: {payload}");

        return payload;
    }

    /// <summary>Sends a mutation of one root field that must be refused by its payload; returns the errors.</summary>
    public async Task<IReadOnlyList<JsonElement>> RefusedAsync(string document, object? variables = null, string? idempotencyKey = null)
    {
        var payload = Payload(await SendAsync(document, variables, idempotencyKey));
        Assert.True(payload.TryGetProperty("errors", out var errors) && errors.ValueKind is JsonValueKind.Array, $"Not refused: {payload}");
        Assert.All(payload.EnumerateObject().Where(part => part.Name != "errors"), part => Assert.Equal(JsonValueKind.Null, part.Value.ValueKind));

        return [.. errors.EnumerateArray()];
    }

    public Task<GraphQLSocket> ConnectAsync(object? initPayload = null) => GraphQLSocket.ConnectAsync(this, initPayload);

    public void Dispose() => http.Dispose();

    /// <summary>Calls from an address of its own: what the product counts by address is then counted for this caller alone.</summary>
    internal static SocketsHttpHandler Handler(CookieContainer cookies)
    {
        var own = new IPEndPoint(new IPAddress([127, .. RandomNumberGenerator.GetBytes(2), (byte)RandomNumberGenerator.GetInt32(2, 255)]), port: 0);

        return new() { CookieContainer = cookies, AllowAutoRedirect = false, ConnectCallback = (context, ct) => ConnectAsync(own, context.DnsEndPoint, ct) };
    }

    private static async ValueTask<Stream> ConnectAsync(IPEndPoint from, DnsEndPoint to, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        try
        {
            socket.Bind(from);
            await socket.ConnectAsync(IPAddress.Parse(to.Host), to.Port, ct);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        return new NetworkStream(socket, ownsSocket: true);
    }

    private static JsonElement Payload(GraphQLAnswer answer)
    {
        Assert.True(answer.Status is HttpStatusCode.OK && answer.Errors is [], $"Expected a payload, got {(int)answer.Status}: {answer.Body}");

        return answer.Data.EnumerateObject().Single().Value;
    }
}

/// <summary>What came back.</summary>
/// <param name="Body">As sent, for comparing bytes.</param>
public sealed record GraphQLAnswer(HttpStatusCode Status, string Body)
{
    private readonly Lazy<JsonElement> json = new(() => JsonDocument.Parse(Body).RootElement);

    public JsonElement Json => json.Value;

    public JsonElement Data => Json.GetProperty("data");

    public IReadOnlyList<JsonElement> Errors => Json.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray()] : [];

    /// <summary>Codes of the top-level errors.</summary>
    public IReadOnlyList<string?> Codes => [.. Errors.Select(error => error.GetProperty("extensions").GetProperty("code").GetString())];
}
