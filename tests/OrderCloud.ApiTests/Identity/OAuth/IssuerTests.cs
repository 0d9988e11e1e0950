using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Identity.OAuth;

/// <summary>Where no setting names the installation's address, a token counts at the address that was asked for it.</summary>
public abstract class IssuerTests(HostFixture host) : ApiTest(host)
{
    private const string Company = "{ company { name } }";

    [Fact, Trait("Proves", "P16"), Trait("Proves", "L1")]
    public async Task A_token_counts_where_it_was_given_out_and_at_no_other_address()
    {
        var tenant = await SignUpAsync();
        var token = (await tenant.ApiClientAsync("tenancy:read-settings")).Token!;
        await using var another = await Fixture.AnotherHostAsync(_ => { });

        Assert.Equal(Host.Address.AbsoluteUri, new JsonWebToken(token).Issuer);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(Host, token));
        // The same company on the same database, with the same keys: only the address differs.
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(another, token));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(Host, token, called: $"localhost:{Host.Address.Port}"));
        // What was once found right is remembered, and is right at its own address only.
        Assert.Equal(HttpStatusCode.OK, await AskAsync(Host, token));
    }

    [Fact, Trait("Proves", "P16")]
    public async Task Discovery_names_the_address_that_was_asked_and_tokens_name_it_too()
    {
        var tenant = await SignUpAsync();
        using var flow = await OAuthFlow.StartAsync(Host, tenant, isPublic: false);
        using var visitor = new GraphQLClient(Host.Address);
        visitor.Http.DefaultRequestHeaders.Host = $"localhost:{Host.Address.Port}";

        var discovery = await visitor.Http.GetFromJsonAsync<JsonElement>("/.well-known/openid-configuration", Cancelled);
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", flow.ClientId), new("client_secret", flow.Secret)]);
        using var answer = await visitor.Http.PostAsync(new Uri("/connect/token", UriKind.Relative), form, Cancelled);
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("access_token").GetString()!;

        Assert.Equal($"http://localhost:{Host.Address.Port}/", discovery.GetProperty("issuer").GetString());
        Assert.Equal(discovery.GetProperty("issuer").GetString(), new JsonWebToken(token).Issuer);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (await AskAsync(Host, token, called: $"localhost:{Host.Address.Port}"), await AskAsync(Host, token)));
    }

    [Fact, Trait("Proves", "P16")]
    public async Task With_the_setting_it_counts_whatever_the_host_was_called_and_names_the_setting()
    {
        var tenant = await SignUpAsync();
        await using var named = await Fixture.AnotherHostAsync(builder => builder.Configuration["Auth:Issuer"] = "https://orders.example.com");
        using var flow = await OAuthFlow.StartAsync(named, tenant, isPublic: false);

        var token = (await flow.TokenAsync(("grant_type", "client_credentials"))).Access()!;

        Assert.Equal("https://orders.example.com/", new JsonWebToken(token).Issuer);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await AskAsync(named, token), await AskAsync(named, token, called: $"localhost:{named.Address.Port}")));
        // One that doesn't know the setting refuses it, and this one refuses what the other gave out.
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(Host, token));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(named, (await tenant.ApiClientAsync("tenancy:read-settings")).Token!));
    }

    /// <param name="called">What the caller calls the host; null for its address.</param>
    private static async Task<HttpStatusCode> AskAsync(RunningHost host, string token, string? called = null)
    {
        using var client = new GraphQLClient(host.Address, token);
        client.Http.DefaultRequestHeaders.Host = called;

        return (await client.SendAsync(Company)).Status;
    }
}

public sealed class IssuerOnServerTests(ServerHost host) : IssuerTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class IssuerOnSqliteTests(SqliteHost host) : IssuerTests(host);
