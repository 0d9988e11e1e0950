using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace OrderCloud.Benchmarks.Api;

/// <summary>The API said no. The message says what.</summary>
public sealed class ApiException(string message) : Exception(message);

/// <summary>A client of the public API with its credential: a session cookie or a token.</summary>
public sealed class ApiCaller : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="asPage">Whether it sends what a page of the console must; a program with a token doesn't.</param>
    public ApiCaller(Uri host, string? token = null, bool asPage = true)
    {
        Http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), MaxConnectionsPerServer = 256 }) { BaseAddress = host, Timeout = TimeSpan.FromMinutes(10) };

        if (token is not null)
            Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        if (!asPage)
            return;

        Http.DefaultRequestHeaders.Add("GraphQL-preflight", "1");
        Http.DefaultRequestHeaders.Add("Origin", host.GetLeftPart(UriPartial.Authority));
    }

    public HttpClient Http { get; }

    /// <summary>Trades an API client's secret for a token.</summary>
    public static async Task<ApiCaller> OfClientAsync(Uri host, string clientId, string clientSecret)
    {
        using var http = new HttpClient { BaseAddress = host };
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", clientId), new("client_secret", clientSecret)]);
        using var answer = await http.PostAsync(new Uri("/connect/token", UriKind.Relative), form);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();

        return answer.IsSuccessStatusCode ? new ApiCaller(host, body.GetProperty("access_token").GetString(), asPage: false) : throw new ApiException($"/connect/token: {body}");
    }

    public async Task SignInAsync(string email, string password)
    {
        using var answer = await Http.PostAsJsonAsync("/account/sign-in", new { email, password });

        if (answer.StatusCode is not HttpStatusCode.NoContent)
            throw new ApiException($"/account/sign-in: {(int)answer.StatusCode}");
    }

    /// <summary>Sends a document; 429 and 503 are sent again after Retry-After. Top-level errors throw.</summary>
    public async Task<JsonElement> SendAsync(string document, object? variables = null)
    {
        while (true)
        {
            using var answer = await Http.PostAsJsonAsync("/graphql", new { query = document, variables }, Json);

            if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            {
                await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromMilliseconds(200));
                continue;
            }

            var body = await answer.Content.ReadFromJsonAsync<JsonElement>();

            return body.TryGetProperty("errors", out var errors) ? throw new ApiException($"{(int)answer.StatusCode}: {errors}") : body.GetProperty("data");
        }
    }

    /// <summary>Sends a mutation of one field; returns its payload, refused or not.</summary>
    public async Task<JsonElement> TryMutateAsync(string document, object? variables = null) => (await SendAsync(document, variables)).EnumerateObject().Single().Value;

    /// <summary>Sends a mutation of one field that must not be refused.</summary>
    public async Task<JsonElement> MutateAsync(string document, object? variables = null)
    {
        var payload = await TryMutateAsync(document, variables);

        return payload.TryGetProperty("errors", out var errors) && errors.ValueKind is not JsonValueKind.Null ? throw new ApiException($"Refused: {errors}") : payload;
    }

    public void Dispose() => Http.Dispose();
}
