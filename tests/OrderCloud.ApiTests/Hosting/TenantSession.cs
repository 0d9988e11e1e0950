using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>A new tenant with its owner signed in by cookie, as in the console.</summary>
public sealed class TenantSession : IDisposable
{
    private static readonly string[] EveryField = ["*"];

    /// <summary>Selects what a refusal says; for documents whose payload's errors matter.</summary>
    public const string Errors = "errors { __typename ... on Error { code message field } }";

    private readonly Uri address;
    private readonly IServiceProvider? services;
    private readonly List<GraphQLClient> clients = [];

    private TenantSession(Uri address, IServiceProvider? services, string id, string email, string password, GraphQLClient owner)
    {
        (this.address, this.services, Id, Email, Password, Owner) = (address, services, id, email, password, owner);
        clients.Add(owner);
    }

    /// <summary>The tenant's id as the API gives it.</summary>
    public string Id { get; }

    public string Email { get; }

    public string Password { get; }

    public GraphQLClient Owner { get; }

    internal static Task<TenantSession> SignUpAsync(RunningHost host, string currency, string timeZone, string language) =>
        SignUpAsync(host.Address, host.Services, currency, timeZone, language);

    /// <param name="services">Of a host in this process, which second members need; null where it is another process.</param>
    internal static async Task<TenantSession> SignUpAsync(Uri address, IServiceProvider? services, string currency, string timeZone, string language)
    {
        var email = $"owner-{Guid.NewGuid():N}@example.com";
        var password = $"correct horse {Guid.NewGuid():N}";
        using var anybody = new GraphQLClient(address);

        var payload = await anybody.MutateAsync(
            $"mutation($input: SignUpInput!) {{ signUp(input: $input) {{ tenant {{ id }} {Errors} }} }}",
            new { input = new { email, password, companyName = $"Company {email[6..14]}", currency, timeZone, language } });

        return new(address, services, payload.GetProperty("tenant").GetProperty("id").GetString()!, email, password, await SignInAsync(address, email, password));
    }

    /// <summary>A caller with the cookie of a sign-in that must succeed.</summary>
    /// <param name="tenantId">Which company, for one who belongs to several.</param>
    public static Task<GraphQLClient> SignInAsync(RunningHost host, string email, string password, string? tenantId = null) => SignInAsync(host.Address, email, password, tenantId);

    /// <inheritdoc cref="SignInAsync(RunningHost, string, string, string)"/>
    public static async Task<GraphQLClient> SignInAsync(Uri address, string email, string password, string? tenantId = null)
    {
        var client = new GraphQLClient(address);
        using var answer = await client.Http.PostAsJsonAsync("/account/sign-in", new { email, password, tenantId }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);

        return client;
    }

    /// <summary>A program with these permissions and every field, made by the owner, with a token of its own.</summary>
    public async Task<GraphQLClient> ApiClientAsync(params string[] permissions)
    {
        var made = await Owner.MutateAsync(
            $"mutation($input: CreateApiClientInput!) {{ createApiClient(input: $input) {{ clientId clientSecret {Errors} }} }}",
            new { input = new { name = $"Client {clients.Count}", permissions, readFields = EveryField, writeFields = EveryField } });

        return Keep(new(address, await TokenAsync(made.GetProperty("clientId").GetString()!, made.GetProperty("clientSecret").GetString()!)));
    }

    /// <summary>Another person with a template role (<c>admin</c>, <c>sales</c>, <c>reviewer</c>, …), signed in by cookie.</summary>
    public async Task<GraphQLClient> MemberAsync(string role)
    {
        var email = $"{role}-{Guid.NewGuid():N}@example.com";
        await MemberSeeder.AddAsync(services ?? throw new InvalidOperationException("Members are seeded by a host in this process."), NodeIds.ToGuid(Id), email, Password, role);

        return Keep(await SignInAsync(address, email, Password));
    }

    /// <summary>A token by client credentials.</summary>
    /// <param name="at">Another host's address; a token counts where it was given out.</param>
    public async Task<string> TokenAsync(string clientId, string clientSecret, Uri? at = null)
    {
        using var anybody = new GraphQLClient(at ?? address);
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", clientId), new("client_secret", clientSecret)]);
        using var answer = await anybody.Http.PostAsync(new Uri("/connect/token", UriKind.Relative), form, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, $"No token: {body}");

        return body.GetProperty("access_token").GetString()!;
    }

    public void Dispose() => clients.ForEach(client => client.Dispose());

    private GraphQLClient Keep(GraphQLClient client)
    {
        clients.Add(client);

        return client;
    }
}
