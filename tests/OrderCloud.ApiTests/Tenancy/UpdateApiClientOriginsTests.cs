using System.Net;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class UpdateApiClientOriginsTests(ServerHost host) : ApiTest(host)
{
    private const string Update = $"mutation($input: UpdateApiClientOriginsInput!) {{ updateApiClientOrigins(input: $input) {{ apiClient {{ allowedOrigins }} {TenantSession.Errors} }} }}";
    private const string Create = $"mutation($input: CreateApiClientInput!) {{ createApiClient(input: $input) {{ apiClient {{ id }} clientSecret {TenantSession.Errors} }} }}";

    [Fact, Trait("Capability", "X6/part"), Trait("Proves", "T23")]
    public async Task A_key_is_bound_to_other_sites_and_freed_again_from_the_next_request_on()
    {
        var tenant = await SignUpAsync();
        var (id, key) = await KeyAsync(tenant, "PUBLISHABLE_KEY", "https://old.example.com");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (await StatusAsync(key, "https://old.example.com"), await StatusAsync(key, "https://new.example.com")));

        var bound = await tenant.Owner.MutateAsync(Update, Input(id, " https://New.example.com", "https://new.example.com:443", "http://localhost:5173"));

        Assert.Equal(["https://new.example.com", "http://localhost:5173"], bound.GetProperty("apiClient").Texts("allowedOrigins"));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (await StatusAsync(key, "https://old.example.com"), await StatusAsync(key, "https://new.example.com")));

        var freed = await tenant.Owner.MutateAsync(Update, Input(id));
        Assert.Empty(freed.GetProperty("apiClient").Texts("allowedOrigins"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(key, "https://anywhere.example"));
    }

    [Fact, Trait("Capability", "A6/part")]
    public async Task Who_bound_it_to_what_is_in_the_audit_log()
    {
        var tenant = await SignUpAsync();
        var (id, _) = await KeyAsync(tenant, "PUBLISHABLE_KEY", "https://old.example.com");

        await tenant.Owner.MutateAsync(Update, Input(id, "https://new.example.com"));

        var entry = (await tenant.Owner.QueryAsync(
            "query($id: ID!) { auditEntries(where: { objectId: { eq: $id }, operation: { eq: \"updateApiClientOrigins\" } }) { nodes { actorKind changes { field old new } } } }", new { id }))
            .GetProperty("auditEntries").GetProperty("nodes").EnumerateArray().Single();
        var change = entry.GetProperty("changes").EnumerateArray().Single();
        Assert.Equal(("MEMBER", "allowedOrigins"), (entry.Text("actorKind"), change.Text("field")));
        Assert.Contains("old.example.com", change.Text("old"), StringComparison.Ordinal);
        Assert.Contains("new.example.com", change.Text("new"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://shop.example.com/path")]
    [InlineData("http://shop.example.com")]
    [InlineData("shop.example.com")]
    [InlineData("https://*.example.com")]
    [InlineData("https://a@shop.example.com")]
    [InlineData("")]
    public async Task What_is_no_site_is_refused_at_its_place_and_nothing_changes(string site)
    {
        var tenant = await SignUpAsync();
        var (id, key) = await KeyAsync(tenant, "PUBLISHABLE_KEY", "https://old.example.com");

        var refused = await tenant.Owner.RefusedAsync(Update, Input(id, "https://ok.example", site));

        Assert.Equal(["input.allowedOrigins.1"], refused.Fields("INPUT_INVALID"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(key, "https://old.example.com"));
    }

    [Fact]
    public async Task Twenty_sites_are_the_most_and_other_clients_are_bound_to_none()
    {
        var tenant = await SignUpAsync();
        var (id, _) = await KeyAsync(tenant, "PUBLISHABLE_KEY");
        var (secret, _) = await KeyAsync(tenant, "SECRET_KEY");
        string[] sites = [.. Enumerable.Range(0, 21).Select(n => $"https://shop{n}.example")];

        Assert.Equal(["input.allowedOrigins"], (await tenant.Owner.RefusedAsync(Update, Input(id, sites))).Fields("INPUT_INVALID"));
        Assert.Equal(20, (await tenant.Owner.MutateAsync(Update, Input(id, sites[..20]))).GetProperty("apiClient").Texts("allowedOrigins").Count);
        Assert.Equal(("InvalidInputError", "INPUT_INVALID", "input.id"), (await tenant.Owner.RefusedAsync(Update, Input(secret, "https://shop.example"))).Only());
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_key_and_a_revoked_one_answer_like_one_that_never_was()
    {
        var (tenant, other) = (await SignUpAsync(), await SignUpAsync());
        var (foreign, theirs) = await KeyAsync(other, "PUBLISHABLE_KEY", "https://old.example.com");
        var (revoked, _) = await KeyAsync(tenant, "PUBLISHABLE_KEY");
        await tenant.Owner.MutateAsync($"mutation($input: RevokeApiClientInput!) {{ revokeApiClient(input: $input) {{ apiClient {{ id }} {TenantSession.Errors} }} }}", new { input = new { id = revoked } });

        var answers = await Task.WhenAll(new[] { NodeIds.Of("ApiClient", Guid.CreateVersion7()), foreign, revoked }.Select(id => tenant.Owner.SendAsync(Update, Input(id, "https://evil.example"))));

        Assert.All(answers, it => Assert.Equal(answers[0].Body, it.Body));
        Assert.Contains("API_CLIENT_NOT_FOUND", answers[0].Body, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (await StatusAsync(theirs, "https://old.example.com"), await StatusAsync(theirs, "https://evil.example")));
    }

    [Fact]
    public async Task It_needs_its_permission() =>
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await (await (await SignUpAsync()).MemberAsync("sales")).SendAsync(Update, Input(NodeIds.Of("ApiClient", Guid.CreateVersion7())))).Codes);

    private static object Input(string id, params string[] allowedOrigins) => new { input = new { id, allowedOrigins } };

    private static async Task<(string Id, string Key)> KeyAsync(TenantSession tenant, string kind, params string[] allowedOrigins)
    {
        var made = await tenant.Owner.MutateAsync(Create, new { input = new { name = "Shop", kind, permissions = new[] { "catalog:read" }, allowedOrigins } });

        return (made.GetProperty("apiClient").Text("id")!, made.Text("clientSecret")!);
    }

    /// <summary>How a page of this site is answered.</summary>
    private async Task<HttpStatusCode> StatusAsync(string key, string site)
    {
        using var page = new GraphQLClient(Host.Address);
        page.Http.DefaultRequestHeaders.Add("X-API-Key", key);
        page.Http.DefaultRequestHeaders.Remove("Origin");
        page.Http.DefaultRequestHeaders.Add("Origin", site);

        return (await page.SendAsync("{ products { totalCount } }")).Status;
    }
}
