using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Identity;

public abstract class TokenTests(HostFixture host) : ApiTest(host)
{
    [Fact, Trait("Capability", "X6/part"), Trait("Proves", "L1")]
    public async Task A_token_names_its_tenant_its_client_and_what_it_may_do_for_a_quarter_of_an_hour()
    {
        var tenant = await SignUpAsync();
        var (id, secret) = await ClientAsync(tenant, "orders:read", "catalog:read");

        var answer = await TokenAsync(id, secret);

        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(answer.GetProperty("access_token").GetString()!.Split('.')[1])).RootElement;
        Assert.InRange(answer.GetProperty("expires_in").GetInt32(), 1, 900);
        Assert.Equal(NodeIds.ToGuid(tenant.Id), Guid.Parse(claims.GetProperty("tid").GetString()!));
        Assert.Equal($"oc_{Guid.Parse(claims.GetProperty("sub").GetString()!):N}", id);
        Assert.Equal("catalog:read orders:read", claims.GetProperty("scope").GetString());
        Assert.Equal("ordercloud", claims.GetProperty("aud").GetString());
    }

    [Fact, Trait("Capability", "X6/part")]
    public async Task A_client_may_ask_for_less_and_not_for_more()
    {
        var tenant = await SignUpAsync();
        var (id, secret) = await ClientAsync(tenant, "tenancy:read-settings", "tenancy:manage-settings");

        var less = WithToken((await TokenAsync(id, secret, scope: "tenancy:read-settings")).GetProperty("access_token").GetString()!);
        var more = await TokenAsync(id, secret, scope: "tenancy:read-settings orders:approve");

        Assert.Equal(["tenancy:read-settings"], (await less.QueryAsync("{ me { permissions } }")).GetProperty("me").GetProperty("permissions").EnumerateArray().Select(permission => permission.GetString()));
        Assert.Equal("invalid_request", more.GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_wrong_secret_an_unknown_client_and_a_revoked_one_get_none()
    {
        var tenant = await SignUpAsync();
        var (id, secret) = await ClientAsync(tenant, "orders:read");

        Assert.Equal("invalid_client", (await TokenAsync(id, secret[..^1] + (secret[^1] is 'x' ? 'y' : 'x'))).GetProperty("error").GetString());
        Assert.Equal("invalid_client", (await TokenAsync("oc_nobody", secret)).GetProperty("error").GetString());

        await RevokeAsync(tenant);
        Assert.Equal("unauthorized_client", (await TokenAsync(id, secret)).GetProperty("error").GetString());
    }

    [Fact, Trait("Proves", "L1")]
    public async Task A_token_that_was_touched_counts_for_nothing()
    {
        var tenant = await SignUpAsync();
        var (id, secret) = await ClientAsync(tenant, "tenancy:read-settings");
        var parts = (await TokenAsync(id, secret)).GetProperty("access_token").GetString()!.Split('.');
        var unsigned = Base64Url.EncodeToString("""{"alg":"none","typ":"at+jwt"}"""u8);

        foreach (var token in (string[])["", "x", "a.b.c", $"{parts[0]}.{parts[1]}x.{parts[2]}", $"{parts[0]}.{parts[1]}.{parts[2][..^4]}AAAA", $"{unsigned}.{parts[1]}.", string.Join('.', parts[..2])])
        {
            using var caller = WithHeader($"Bearer {token}");
            Assert.Equal(HttpStatusCode.Unauthorized, (await caller.SendAsync("{ me { name } }")).Status);
        }

        using var basic = WithHeader("Basic YTpi");
        Assert.Equal(HttpStatusCode.Unauthorized, (await basic.SendAsync("{ me { name } }")).Status);
    }

    [Fact]
    public async Task A_token_ends_on_time_although_it_was_remembered()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var another = await Fixture.AnotherHostAsync(builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var tenant = await SignUpAsync();
        var (id, secret) = await ClientAsync(tenant, "tenancy:read-settings");
        using var caller = new GraphQLClient(another.Address, (await TokenAsync(id, secret, another)).GetProperty("access_token").GetString()!);

        await caller.QueryAsync("{ company { name } }");
        clock.Advance(TimeSpan.FromMinutes(14.5));
        await caller.QueryAsync("{ company { name } }");
        clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(HttpStatusCode.Unauthorized, (await caller.SendAsync("{ company { name } }")).Status);
    }

    [Fact]
    public async Task Keys_and_scopes_are_published()
    {
        var http = Anonymous().Http;

        var discovery = await http.GetFromJsonAsync<JsonElement>("/.well-known/openid-configuration", Cancelled);
        var keys = await http.GetFromJsonAsync<JsonElement>(discovery.GetProperty("jwks_uri").GetString(), Cancelled);

        Assert.EndsWith("/connect/token", discovery.GetProperty("token_endpoint").GetString(), StringComparison.Ordinal);
        Assert.Contains("orders:approve", discovery.GetProperty("scopes_supported").EnumerateArray().Select(scope => scope.GetString()));
        Assert.All(keys.GetProperty("keys").EnumerateArray(), key => Assert.False(key.TryGetProperty("d", out _)));
        Assert.Equal("RS256", Assert.Single(keys.GetProperty("keys").EnumerateArray()).GetProperty("alg").GetString());
    }

    protected static async Task<(string Id, string Secret)> ClientAsync(TenantSession tenant, params string[] permissions)
    {
        var made = await tenant.Owner.MutateAsync(
            $"mutation($input: CreateApiClientInput!) {{ createApiClient(input: $input) {{ clientId clientSecret {TenantSession.Errors} }} }}", new { input = new { name = "Shop", permissions } });

        return (made.GetProperty("clientId").GetString()!, made.GetProperty("clientSecret").GetString()!);
    }

    private static async Task RevokeAsync(TenantSession tenant)
    {
        var id = (await tenant.Owner.QueryAsync("{ apiClients { nodes { id } } }")).GetProperty("apiClients").GetProperty("nodes")[0].GetProperty("id").GetString();
        await tenant.Owner.MutateAsync($"mutation($input: RevokeApiClientInput!) {{ revokeApiClient(input: $input) {{ {TenantSession.Errors} }} }}", new { input = new { id } });
    }

    private async Task<JsonElement> TokenAsync(string id, string secret, RunningHost? at = null, string? scope = null)
    {
        using var http = new GraphQLClient((at ?? Host).Address);
        List<KeyValuePair<string, string>> fields = [new("grant_type", "client_credentials"), new("client_id", id), new("client_secret", secret)];

        if (scope is not null)
            fields.Add(new("scope", scope));

        using var form = new FormUrlEncodedContent(fields);
        using var answer = await http.Http.PostAsync(new Uri("/connect/token", UriKind.Relative), form, Cancelled);

        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
    }

    private GraphQLClient WithHeader(string authorization)
    {
        var caller = new GraphQLClient(Host.Address);
        caller.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        return caller;
    }
}

public sealed class TokenOnServerTests(ServerHost host) : TokenTests(host)
{
    [Fact]
    public async Task Many_who_want_a_token_at_once_do_not_wait_for_each_others_connections()
    {
        Assert.SkipWhen(ServerHost.IsSqlServer, "The pool is PostgreSQL's.");
        var tenant = await SignUpAsync();
        var (id, secret) = await ClientAsync(tenant, "orders:read");
        var pool = new NpgsqlConnectionStringBuilder(((PostgresTestDatabase)await Fixture.DatabaseAsync()).AppConnection) { MaxPoolSize = 10, Timeout = 5, ApplicationName = "few connections" };
        await using var small = await Fixture.AnotherHostAsync(builder => builder.Configuration["Database:Connection"] = pool.ToString());
        using var anybody = new GraphQLClient(small.Address);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ =>
        {
            using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", id), new("client_secret", secret)]);
            using var answer = await anybody.Http.PostAsync(new Uri("/connect/token", UriKind.Relative), form, Cancelled);

            return answer.StatusCode;
        }));

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
    }
}

[Trait("Database", "sqlite")]
public sealed class TokenOnSqliteTests(SqliteHost host) : TokenTests(host);
