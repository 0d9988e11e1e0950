using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Identity.OAuth;

/// <summary>An application of a company, with a browser in which somebody lets it act for him.</summary>
internal sealed class OAuthFlow : IDisposable
{
    public const string Redirect = "https://shop.example/callback";

    private readonly GraphQLClient program;

    private OAuthFlow(RunningHost host, string clientId, string? secret, string apiClientId)
    {
        (Host, ClientId, Secret, ApiClientId, Browser, program) = (host, clientId, secret, apiClientId, new(host.Address), new(host.Address));
    }

    public RunningHost Host { get; }

    public string ClientId { get; }

    public string? Secret { get; }

    /// <summary>The id by which the API knows it.</summary>
    public string ApiClientId { get; }

    public Browser Browser { get; }

    public string Verifier { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(48));

    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>An application of the tenant; whoever makes it is signed in in its browser.</summary>
    public static async Task<OAuthFlow> StartAsync(RunningHost host, TenantSession tenant, bool isPublic = true, params string[] permissions)
    {
        string[] rights = permissions is [] ? ["tenancy:read-settings", "orders:read"] : permissions;
        var made = await tenant.Owner.MutateAsync(
            $"mutation($input: CreateApiClientInput!) {{ createApiClient(input: $input) {{ apiClient {{ id }} clientId clientSecret {TenantSession.Errors} }} }}", new { input = new { name = "Shop", permissions = rights } });
        var id = made.GetProperty("apiClient").GetProperty("id").GetString()!;
        await tenant.Owner.MutateAsync(
            $"mutation($input: UpdateApiClientRedirectsInput!) {{ updateApiClientRedirects(input: $input) {{ {TenantSession.Errors} }} }}", new { input = new { id, redirectUris = new[] { Redirect }, isPublic } });

        var flow = new OAuthFlow(host, made.GetProperty("clientId").GetString()!, isPublic ? null : made.GetProperty("clientSecret").GetString(), id);
        await flow.Browser.SignInAsync(tenant.Email, tenant.Password);

        return flow;
    }

    /// <summary>Opens the page on which the person is asked, or whatever comes instead.</summary>
    public Task<Visit> AskAsync(params (string Name, string? Value)[] changes)
    {
        Dictionary<string, string?> parameters = new()
        {
            ["client_id"] = ClientId,
            ["response_type"] = "code",
            ["redirect_uri"] = Redirect,
            ["scope"] = "tenancy:read-settings offline_access",
            ["state"] = "a state & more",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
        };

        foreach (var (name, value) in changes)
            parameters[name] = value;

        return Browser.GetAsync(QueryHelpers.AddQueryString("/connect/authorize", parameters.Where(parameter => parameter.Value is not null)));
    }

    public Task<Visit> AnswerAsync(Visit page, string answer = "yes") => Browser.SubmitAsync(page, new() { ["consent"] = answer });

    public async Task<string> CodeAsync(params (string Name, string? Value)[] changes)
    {
        var answer = await AnswerAsync(await AskAsync(changes));
        Assert.True(answer.Location?.StartsWith(Redirect, StringComparison.Ordinal) is true, $"No way back: {(int)answer.Status} {answer.Location} {answer.Body}");

        return Returned(answer).TryGetValue("code", out var code) ? code.ToString() : throw new InvalidOperationException($"No code: {answer.Location}");
    }

    public static Dictionary<string, Microsoft.Extensions.Primitives.StringValues> Returned(Visit answer) => QueryHelpers.ParseQuery(new Uri(answer.Location!).Query);

    public async Task<JsonElement> TokensAsync(params (string Name, string? Value)[] changes) =>
        await TokenAsync([("grant_type", "authorization_code"), ("code", await CodeAsync(changes)), ("redirect_uri", Redirect), ("code_verifier", Verifier)]);

    public Task<JsonElement> RefreshAsync(string token, params (string Name, string? Value)[] more) => TokenAsync([("grant_type", "refresh_token"), ("refresh_token", token), .. more]);

    public async Task<JsonElement> TokenAsync(params (string Name, string? Value)[] fields) => (await PostAsync("/connect/token", fields)).Body;

    public async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string address, params (string Name, string? Value)[] fields)
    {
        Dictionary<string, string?> form = new() { ["client_id"] = ClientId, ["client_secret"] = Secret };

        foreach (var (name, value) in fields)
            form[name] = value;

        using var content = new FormUrlEncodedContent(form.Where(field => field.Value is not null).Select(field => new KeyValuePair<string, string>(field.Key, field.Value!)));
        using var answer = await program.Http.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        return (answer.StatusCode, body is "" ? default : JsonDocument.Parse(body).RootElement);
    }

    /// <summary>What the API answers to a token.</summary>
    public async Task<HttpStatusCode> CallAsync(string? token, string document = "{ company { name } }")
    {
        using var api = new GraphQLClient(Host.Address, token);

        return (await api.SendAsync(document)).Status;
    }

    public void Dispose()
    {
        Browser.Dispose();
        program.Dispose();
    }
}

internal static class OAuthAnswers
{
    public static string? Error(this JsonElement answer) => Text(answer, "error");

    public static string? Access(this JsonElement answer) => Text(answer, "access_token");

    public static string Refresh(this JsonElement answer) => Text(answer, "refresh_token") ?? throw new InvalidOperationException($"No refresh token: {answer}");

    private static string? Text(JsonElement answer, string name) => answer.TryGetProperty(name, out var value) ? value.GetString() : null;
}
