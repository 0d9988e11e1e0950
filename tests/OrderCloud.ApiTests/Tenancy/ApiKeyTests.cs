using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Identity;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Tenancy;

/// <summary>Keys that programs send as they are: secret ones for servers, publishable ones for the pages of storefronts.</summary>
public abstract class ApiKeyTests(HostFixture host) : ApiTest(host)
{
    private const string Products = "{ products { totalCount nodes { name } } }";
    private const string Create = "mutation($input: CreateApiClientInput!) { createApiClient(input: $input) { apiClient { id kind permissions } clientId clientSecret errors { __typename ... on Error { code message field } ... on PermissionNotPublicError { permissions } } } }";
    private const string Rotate = $"mutation($input: RotateApiClientSecretInput!) {{ rotateApiClientSecret(input: $input) {{ apiClient {{ formerSecretUntil }} clientSecret {TenantSession.Errors} }} }}";
    private const string Revoke = $"mutation($input: RevokeApiClientInput!) {{ revokeApiClient(input: $input) {{ apiClient {{ revokedAt }} {TenantSession.Errors} }} }}";

    [Theory, Trait("Capability", "X6")]
    [InlineData("PUBLISHABLE_KEY", "ocp_")]
    [InlineData("SECRET_KEY", "ock_")]
    public async Task A_key_works_until_it_is_over_rotates_with_overlap_and_shows_its_last_use(string kind, string prefix)
    {
        var tenant = await SignUpAsync();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var other = await Fixture.AnotherHostAsync(builder => builder.Services.AddSingleton<TimeProvider>(clock));
        var (id, old) = await KeyAsync(tenant, kind, clock.GetUtcNow().AddHours(10));

        Assert.Null((await ClientAsync(tenant)).Text("lastUsedAt"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(other, old));
        Assert.NotNull((await ClientAsync(tenant)).Text("lastUsedAt"));

        var fresh = (await tenant.Owner.MutateAsync(Rotate, new { input = new { id, overlapHours = 2 } })).Text("clientSecret")!;
        Assert.StartsWith(prefix, old, StringComparison.Ordinal);
        Assert.StartsWith(prefix, fresh, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusAsync(other, old), await StatusAsync(other, fresh)));
        clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await StatusAsync(other, old), await StatusAsync(other, fresh)));
        clock.Advance(TimeSpan.FromHours(8));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(other, fresh));
    }

    [Fact, Trait("Capability", "X6/part"), Trait("Proves", "P12")]
    public async Task A_revoked_key_and_a_suspended_companys_count_no_longer_from_the_next_request_on()
    {
        var (tenant, shut) = (await SignUpAsync(), await SignUpAsync());
        var (id, key) = await KeyAsync(tenant);
        var (_, theirs) = await KeyAsync(shut);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusAsync(Host, key), await StatusAsync(Host, theirs)));

        await tenant.Owner.MutateAsync(Revoke, new { input = new { id } });
        await Operation.SuspendAsync(Host, shut);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (await StatusAsync(Host, key), await StatusAsync(Host, theirs)));
    }

    [Fact, Trait("Proves", "L1"), Trait("Proves", "P10")]
    public async Task Whatever_is_no_key_of_this_company_is_refused()
    {
        var (tenant, other) = (await SignUpAsync(), await SignUpAsync());
        var (_, key) = await KeyAsync(tenant, "SECRET_KEY");
        var (_, theirs) = await KeyAsync(other, "SECRET_KEY");
        var token = (await tenant.ApiClientAsync("catalog:read")).Token!;
        var flipped = key[..^6] + (key[^6] == 'A' ? 'B' : 'A') + key[^5..];

        foreach (var wrong in new[] { "", "ock_", flipped, key + "A", key[..^1], key.Replace("ock_", "ocp_", StringComparison.Ordinal), key.ToUpperInvariant(), token })
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(Host, wrong));

        using var both = With(("X-API-Key", key), ("Authorization", $"Bearer {token}"));
        using var twice = With(("X-API-Key", key), ("X-API-Key", theirs));
        using var elsewhere = With(("X-API-Key", key), ("X-Tenant", other.Id));
        using var asToken = With(("Authorization", $"Bearer {key}"));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), ((await both.SendAsync(Products)).Status, (await twice.SendAsync(Products)).Status));
        Assert.Equal((HttpStatusCode.BadRequest, "TENANT_MISMATCH"), ((await elsewhere.SendAsync(Products)) is var answer ? answer.Status : default, Assert.Single(answer.Codes)));
        Assert.Equal(tenant.Id, (await asToken.QueryAsync("{ me { tenant { id } } }")).GetProperty("me").GetProperty("tenant").Text("id"));
    }

    [Fact]
    public async Task A_publishable_key_reads_the_catalogue_and_nothing_else()
    {
        var tenant = await SignUpAsync();
        var goods = await new Shop(tenant).GoodsAsync(stock: 3);
        var (_, key) = await KeyAsync(tenant);
        using var page = With(("X-API-Key", key));

        Assert.Equal(1, (await page.QueryAsync(Products)).GetProperty("products").Number("totalCount"));
        Assert.Equal(["catalog:read"], (await page.QueryAsync("{ me { permissions } }")).GetProperty("me").Texts("permissions"));

        foreach (var refused in new[]
        {
            "{ orders { totalCount } }", "{ customers { totalCount } }", "{ stockLevels { totalCount } }", "{ members { totalCount } }", "{ company { name } }", "{ apiClients { totalCount } }",
            $"mutation {{ updateProduct(input: {{ id: \"{goods.ProductId}\", expectedVersion: 1 }}) {{ errors {{ __typename }} }} }}",
        })
            Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await page.SendAsync(refused)).Codes);
    }

    [Fact, Trait("Capability", "W16/part")]
    public async Task It_never_gets_more_whoever_makes_it_and_whatever_its_row_says()
    {
        var tenant = await SignUpAsync();
        await new Shop(tenant).CustomerAsync();

        var wanted = await tenant.Owner.RefusedAsync(Create, Input("PUBLISHABLE_KEY", ["catalog:read", "orders:read", "catalog:read-cost", "orders:checkout", "customers:self-service"]));
        var fields = await tenant.Owner.RefusedAsync(Create, new { input = new { name = "Shop", kind = "PUBLISHABLE_KEY", permissions = new[] { "catalog:read" }, readFields = new[] { "*" }, writeFields = new[] { "*" } } });
        var (_, key) = await KeyAsync(tenant);
        await Row.SetAsync(Host, tenant, "api_clients", "Permissions", (IReadOnlyList<string>)["catalog:read", "customers:read"]);
        await Row.SetAsync(Host, tenant, "api_clients", "ReadFields", (IReadOnlyList<string>)["*"]);
        using var page = With(("X-API-Key", key));

        Assert.Equal(("PermissionNotPublicError", "PERMISSION_NOT_PUBLIC", "input.permissions"), wanted.Only());
        Assert.Equal(["catalog:read-cost", "customers:self-service", "orders:read"], wanted[0].Texts("permissions"));
        Assert.Equal(["input.readFields", "input.writeFields"], fields.Fields("INPUT_INVALID"));
        Assert.Equal(["catalog:read"], (await page.QueryAsync("{ me { permissions } }")).GetProperty("me").Texts("permissions"));
        Assert.NotEmpty((await page.SendAsync("{ customers { totalCount } }")).Errors);
    }

    [Fact]
    public async Task A_secret_key_may_what_it_was_given_and_is_kept_as_a_hash()
    {
        var tenant = await SignUpAsync();
        var (_, key) = await KeyAsync(tenant, "SECRET_KEY", permissions: ["orders:read", "tenancy:manage-clients"]);
        using var program = With(("X-API-Key", key));

        Assert.Equal(0, (await program.QueryAsync("{ orders { totalCount } }")).GetProperty("orders").Number("totalCount"));
        Assert.Equal("SECRET_KEY", (await ClientAsync(tenant)).Text("kind"));
        Assert.Equal("PERMISSION_NOT_HELD", Assert.Single(await program.RefusedAsync(Create, Input("SECRET_KEY", ["orders:approve"]))).Text("code"));
        Assert.DoesNotContain(key, await Row.TextAsync(Host, tenant, "api_clients"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_acts_for_nobody_else()
    {
        var tenant = await SignUpAsync();
        var (id, _) = await KeyAsync(tenant);

        var refused = await tenant.Owner.RefusedAsync(
            $"mutation($input: UpdateApiClientRedirectsInput!) {{ updateApiClientRedirects(input: $input) {{ apiClient {{ id }} {TenantSession.Errors} }} }}",
            new { input = new { id, isPublic = true, redirectUris = new[] { "https://shop.example.com/back" } } });

        Assert.Equal(("InvalidInputError", "INPUT_INVALID", "input.id"), refused.Only());
    }

    [Fact]
    public async Task A_socket_takes_a_key_too_and_is_closed_when_it_is_revoked()
    {
        await using var host = await Fixture.AnotherHostAsync(builder => builder.Configuration["GraphQL:Sockets:CheckInterval"] = "00:00:00.2");
        var tenant = await SignUpAsync();
        var (id, key) = await KeyAsync(tenant);
        using var page = new GraphQLClient(host.Address);
        await using var socket = await page.ConnectAsync(new { authorization = $"Bearer {key}" });
        var answer = await (await socket.SubscribeAsync(Products)).NextAsync();

        await tenant.Owner.MutateAsync(Revoke, new { input = new { id } });

        Assert.Equal(0, answer.GetProperty("data").GetProperty("products").Number("totalCount"));
        Assert.Equal(4403, await socket.ClosedAsync());
    }

    [Fact]
    public async Task Pages_of_other_sites_may_ask_with_a_key_and_never_with_the_cookie()
    {
        var tenant = await SignUpAsync();
        var (_, key) = await KeyAsync(tenant);
        using var browser = new HttpClient { BaseAddress = Host.Address };
        using var asking = new HttpRequestMessage(HttpMethod.Options, "/graphql")
        {
            Headers = { { "Origin", "https://shop.example.com" }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "content-type,x-api-key" } },
        };
        using var sending = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Headers = { { "Origin", "https://shop.example.com" }, { "X-API-Key", key } },
            Content = new StringContent($$"""{"query":"{{Products}}"}""", System.Text.Encoding.UTF8, "application/json"),
        };

        using var allowed = await browser.SendAsync(asking, Cancelled);
        using var answer = await browser.SendAsync(sending, Cancelled);

        Assert.Equal((HttpStatusCode.NoContent, "*"), (allowed.StatusCode, Only(allowed, "Access-Control-Allow-Origin")));
        Assert.Contains("X-API-Key", Only(allowed, "Access-Control-Allow-Headers"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal((HttpStatusCode.OK, "*"), (answer.StatusCode, Only(answer, "Access-Control-Allow-Origin")));
        Assert.Contains("RateLimit", Only(answer, "Access-Control-Expose-Headers"), StringComparison.Ordinal);
        Assert.Contains("X-Request-Id", Only(answer, "Access-Control-Expose-Headers"), StringComparison.Ordinal);
        Assert.All([allowed, answer], it => Assert.False(it.Headers.Contains("Access-Control-Allow-Credentials")));
        tenant.Owner.Http.DefaultRequestHeaders.Remove("Origin");
        tenant.Owner.Http.DefaultRequestHeaders.Add("Origin", "https://shop.example.com");
        Assert.Equal(HttpStatusCode.Forbidden, (await tenant.Owner.SendAsync(Products)).Status);
    }

    [Fact, Trait("Capability", "X6/part"), Trait("Proves", "T23")]
    public async Task A_key_that_is_bound_to_sites_is_good_on_their_pages_alone()
    {
        var tenant = await SignUpAsync();
        var made = await tenant.Owner.MutateAsync(Create, new { input = new { name = "Shop", kind = "PUBLISHABLE_KEY", permissions = new[] { "catalog:read" }, allowedOrigins = new[] { "https://Shop.example.com", "http://localhost:5173" } } });
        var key = made.Text("clientSecret")!;
        using var browser = new HttpClient { BaseAddress = Host.Address };

        foreach (var site in new[] { "https://shop.example.com", "http://localhost:5173" })
        {
            using var answer = await browser.SendAsync(Page(key, site), Cancelled);
            Assert.Equal((HttpStatusCode.OK, site), (answer.StatusCode, Only(answer, "Access-Control-Allow-Origin")));
            Assert.Contains("Origin", answer.Headers.Vary);
        }

        foreach (var site in new[] { "https://evil.example", "http://shop.example.com", "https://shop.example.com:8443", "https://shop.example.com.evil.example", "null" })
        {
            using var answer = await browser.SendAsync(Page(key, site), Cancelled);
            var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancelled)).RootElement.GetProperty("errors")[0];
            Assert.Equal((HttpStatusCode.Forbidden, "ORIGIN_NOT_ALLOWED", false), (answer.StatusCode, body.GetProperty("extensions").Text("code"), answer.Headers.Contains("Access-Control-Allow-Origin")));
        }

        // A server has no page; and whoever isn't bound is good everywhere.
        using var server = await browser.SendAsync(Page(key, site: null), Cancelled);
        using var free = await browser.SendAsync(Page((await KeyAsync(tenant)).Key, "https://evil.example"), Cancelled);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (server.StatusCode, free.StatusCode));

        // What is kept of the answer to a server isn't good for a page; of a free key's it is.
        Assert.Equal(["Origin"], server.Headers.Vary);
        Assert.Empty(free.Headers.Vary);
        Assert.Equal(["https://shop.example.com", "http://localhost:5173"], (await tenant.Owner.QueryAsync("{ apiClients(order: [{ createdAt: ASC }]) { nodes { allowedOrigins } } }")).GetProperty("apiClients").GetProperty("nodes")[0].Texts("allowedOrigins"));
    }

    [Fact]
    public async Task What_a_browser_keeps_of_a_stored_document_is_good_for_the_site_that_asked()
    {
        var tenant = await SignUpAsync();
        var made = await tenant.Owner.MutateAsync(Create, new { input = new { name = "Shop", kind = "PUBLISHABLE_KEY", permissions = new[] { "catalog:read" }, allowedOrigins = new[] { "https://shop.example.com" } } });
        var stored = await tenant.Owner.MutateAsync(
            $"mutation($input: StoreDocumentInput!) {{ storeDocument(input: $input) {{ storedDocument {{ hash }} {TenantSession.Errors} }} }}",
            new { input = new { apiClientId = made.GetProperty("apiClient").Text("id"), text = Products } });
        using var browser = new HttpClient { BaseAddress = Host.Address };
        using var asking = new HttpRequestMessage(HttpMethod.Get, $"/graphql/persisted/{stored.GetProperty("storedDocument").Text("hash")}") { Headers = { { "X-API-Key", made.Text("clientSecret")! }, { "Origin", "https://shop.example.com" } } };

        using var answer = await browser.SendAsync(asking, Cancelled);

        Assert.Equal((HttpStatusCode.OK, "https://shop.example.com"), (answer.StatusCode, Only(answer, "Access-Control-Allow-Origin")));
        Assert.NotNull(answer.Headers.ETag);
        Assert.Equal(["Accept", "Accept-Language", "Authorization", "Cookie", "Origin", "X-API-Key"], answer.Headers.Vary.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_pages_socket_names_a_key_that_is_bound_to_its_site_after_it_was_opened()
    {
        var tenant = await SignUpAsync();
        var made = await tenant.Owner.MutateAsync(Create, new { input = new { name = "Shop", kind = "PUBLISHABLE_KEY", permissions = new[] { "catalog:read" }, allowedOrigins = new[] { "https://shop.example.com" } } });
        var named = new { authorization = $"Bearer {made.Text("clientSecret")}" };
        using var page = new GraphQLClient(Host.Address);

        From("https://shop.example.com");
        await using var socket = await page.ConnectAsync(named);
        Assert.Equal(0, (await (await socket.SubscribeAsync(Products)).NextAsync()).GetProperty("data").GetProperty("products").GetProperty("totalCount").GetInt32());

        From("https://evil.example");
        Assert.Contains("4403", (await Assert.ThrowsAsync<IOException>(() => page.ConnectAsync(named))).Message, StringComparison.Ordinal);

        void From(string site)
        {
            page.Http.DefaultRequestHeaders.Remove("Origin");
            page.Http.DefaultRequestHeaders.Add("Origin", site);
        }
    }

    [Fact]
    public async Task A_site_is_written_as_a_browser_names_it_and_other_clients_are_bound_to_none()
    {
        var tenant = await SignUpAsync();

        var refused = await tenant.Owner.RefusedAsync(Create, new { input = new { name = "Shop", kind = "PUBLISHABLE_KEY", permissions = new[] { "catalog:read" }, allowedOrigins = new[] { "https://shop.example.com/path", "http://shop.example.com", "shop.example.com", "https://*.example.com", "https://ok.example" } } });
        var secret = await tenant.Owner.RefusedAsync(Create, new { input = new { name = "Shop", kind = "SECRET_KEY", permissions = new[] { "catalog:read" }, allowedOrigins = new[] { "https://shop.example.com" } } });

        Assert.Equal(["input.allowedOrigins.0", "input.allowedOrigins.1", "input.allowedOrigins.2", "input.allowedOrigins.3"], refused.Fields("INPUT_INVALID"));
        Assert.Equal(["input.allowedOrigins"], secret.Fields("INPUT_INVALID"));
    }

    private static HttpRequestMessage Page(string key, string? site)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Headers = { { "X-API-Key", key } },
            Content = new StringContent($$"""{"query":"{{Products}}"}""", System.Text.Encoding.UTF8, "application/json"),
        };

        if (site is not null)
            request.Headers.Add("Origin", site);

        return request;
    }

    private static string Only(HttpResponseMessage answer, string header) => string.Join(',', answer.Headers.GetValues(header));

    private static object Input(string kind, string[] permissions) => new { input = new { name = "Shop", kind, permissions } };

    private static async Task<(string Id, string Key)> KeyAsync(TenantSession tenant, string kind = "PUBLISHABLE_KEY", DateTimeOffset? expiresAt = null, string[]? permissions = null)
    {
        var made = await tenant.Owner.MutateAsync(Create, new { input = new { name = "Shop", kind, permissions = permissions ?? ["catalog:read"], expiresAt } });
        Assert.Equal(kind, made.GetProperty("apiClient").Text("kind"));

        return (made.GetProperty("apiClient").Text("id")!, made.Text("clientSecret")!);
    }

    private static async Task<JsonElement> ClientAsync(TenantSession tenant) => (await tenant.Owner.QueryAsync("{ apiClients { nodes { kind lastUsedAt } } }")).GetProperty("apiClients").GetProperty("nodes")[0];

    private async Task<HttpStatusCode> StatusAsync(RunningHost at, string key)
    {
        using var caller = new GraphQLClient(at.Address);
        caller.Http.DefaultRequestHeaders.TryAddWithoutValidation("X-API-Key", key);

        return (await caller.SendAsync(Products)).Status;
    }

    private GraphQLClient With(params (string Name, string Value)[] headers)
    {
        var caller = new GraphQLClient(Host.Address);

        foreach (var (name, value) in headers)
            caller.Http.DefaultRequestHeaders.TryAddWithoutValidation(name, value);

        return caller;
    }
}

public sealed class ApiKeyOnServerTests(ServerHost host) : ApiKeyTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class ApiKeyOnSqliteTests(SqliteHost host) : ApiKeyTests(host);
