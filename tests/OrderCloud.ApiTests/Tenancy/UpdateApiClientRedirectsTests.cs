using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Tenancy.Audit;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class UpdateApiClientRedirectsTests(ServerHost host) : ApiTest(host)
{
    private const string Update = $"mutation($input: UpdateApiClientRedirectsInput!) {{ updateApiClientRedirects(input: $input) {{ apiClient {{ id }} {TenantSession.Errors} }} }}";

    [Fact]
    public async Task A_client_is_given_addresses_and_may_go_public()
    {
        var tenant = await SignUpAsync();
        var id = await ClientAsync(tenant);

        var payload = await tenant.Owner.MutateAsync(Update, new { input = new { id, redirectUris = new[] { "https://shop.example/a", "http://localhost:3000/b" }, isPublic = true } });

        Assert.Equal(id, payload.GetProperty("apiClient").GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_was_set_is_read_again_and_a_key_has_none()
    {
        var tenant = await SignUpAsync();
        var id = await ClientAsync(tenant);
        const string Read = "{ apiClients(first: 5) { nodes { kind redirects { isPublic redirectUris } } } }";
        var before = (await tenant.Owner.QueryAsync(Read)).GetProperty("apiClients").GetProperty("nodes")[0].GetProperty("redirects");
        await tenant.Owner.MutateAsync(Update, new { input = new { id, redirectUris = new[] { "https://shop.example/a" }, isPublic = true } });
        await tenant.Owner.MutateAsync($"mutation($input: CreateApiClientInput!) {{ createApiClient(input: $input) {{ clientId {TenantSession.Errors} }} }}", new { input = new { name = "Key", permissions = new[] { "catalog:read" }, kind = "SECRET_KEY" } });

        var after = (await tenant.Owner.QueryAsync(Read)).GetProperty("apiClients").GetProperty("nodes").EnumerateArray().ToDictionary(client => client.GetProperty("kind").GetString()!, client => client.GetProperty("redirects"));

        Assert.Equal((false, 0), (before.GetProperty("isPublic").GetBoolean(), before.GetProperty("redirectUris").GetArrayLength()));
        Assert.True(after["OAUTH"].GetProperty("isPublic").GetBoolean());
        Assert.Equal(["https://shop.example/a"], after["OAUTH"].GetProperty("redirectUris").EnumerateArray().Select(uri => uri.GetString()));
        Assert.Equal(JsonValueKind.Null, after["SECRET_KEY"].ValueKind);
    }

    [Theory]
    [InlineData("http://shop.example/")]
    [InlineData("https://*.shop.example/")]
    [InlineData("https://shop.example/#a")]
    [InlineData("https://a@shop.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/callback")]
    public async Task What_is_no_address_to_be_sent_to_is_refused_at_its_place(string address)
    {
        var tenant = await SignUpAsync();

        var error = Assert.Single(await tenant.Owner.RefusedAsync(Update, new { input = new { id = await ClientAsync(tenant), redirectUris = new[] { "https://ok.example/", address }, isPublic = false } }));

        Assert.Equal(["input", "redirectUris", "1"], error.GetProperty("field").EnumerateArray().Select(part => part.GetString()));
    }

    [Theory]
    [InlineData("https://shop.example/a\r\nb")]
    [InlineData("https://shop.example/a b")]
    [InlineData("https://shop.example/caf\u00e9")]
    [InlineData("https://caf\u00e9.example/")]
    [InlineData(" https://shop.example/")]
    public async Task What_could_not_be_written_into_a_header_is_refused_and_the_remedy_named(string address)
    {
        var tenant = await SignUpAsync();
        var id = await ClientAsync(tenant);

        var error = Assert.Single(await tenant.Owner.RefusedAsync(Update, new { input = new { id, redirectUris = new[] { address }, isPublic = false } }));

        Assert.Equal(("INPUT_INVALID", "input.redirectUris.0"), (Code(error), string.Join('.', error.GetProperty("field").EnumerateArray())));
        Assert.Contains("percent-encoded", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        await tenant.Owner.MutateAsync(Update, new { input = new { id, redirectUris = new[] { "https://xn--caf-dma.example/caf%C3%A9%20b?a=b&c=%00" }, isPublic = false } });
    }

    [Fact]
    public async Task A_public_client_needs_one_and_eleven_are_too_many()
    {
        var tenant = await SignUpAsync();
        var id = await ClientAsync(tenant);

        Assert.Equal("INPUT_INVALID", Code(Assert.Single(await tenant.Owner.RefusedAsync(Update, new { input = new { id, redirectUris = Array.Empty<string>(), isPublic = true } }))));
        Assert.Equal("INPUT_INVALID", Code(Assert.Single(await tenant.Owner.RefusedAsync(Update, new { input = new { id, redirectUris = Enumerable.Range(0, 11).Select(n => $"https://shop.example/{n}"), isPublic = false } }))));
    }

    [Fact, Trait("Proves", "R3"), Trait("Capability", "W16/part")]
    public async Task Nobody_has_the_codes_of_a_client_sent_to_himself_that_may_more_than_he()
    {
        var tenant = await SignUpAsync();
        using var narrow = await People.JoinAsync(Host, tenant, await tenant.Owner.NewRoleAsync(["tenancy:manage-clients"]));
        using var wide = await People.JoinAsync(Host, tenant, await tenant.Owner.NewRoleAsync(["tenancy:manage-clients", "orders:read"]));
        var input = new { input = new { id = await ClientAsync(tenant), redirectUris = new[] { "https://shop.example/a" }, isPublic = false } };

        Assert.Equal(("PermissionNotHeldError", "PERMISSION_NOT_HELD", "input.id"), (await narrow.RefusedAsync(Update, input)).Only());
        await wide.MutateAsync(Update, input);
    }

    [Fact, Trait("Capability", "A6/part")]
    public async Task The_audit_log_tells_where_people_were_sent_before_and_after()
    {
        var tenant = await SignUpAsync();
        var id = await ClientAsync(tenant);
        await tenant.Owner.MutateAsync(Update, new { input = new { id, redirectUris = new[] { "https://shop.example/b", "https://shop.example/a" }, isPublic = false } });
        await tenant.Owner.MutateAsync(Update, new { input = new { id, redirectUris = new[] { "https://shop.example/c" }, isPublic = true } });

        var changes = (await tenant.Owner.AuditOfAsync(id))[0].GetProperty("changes").EnumerateArray().ToDictionary(change => change.GetProperty("field").GetString()!, change => (change.GetProperty("old").GetString(), change.GetProperty("new").GetString()));

        Assert.Equal(("""["https://shop.example/a","https://shop.example/b"]""", """["https://shop.example/c"]"""), changes["redirectUris"]);
        Assert.Equal(("false", "true"), changes["isPublic"]);
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_tenants_client_is_as_good_as_none()
    {
        var (tenant, other) = (await SignUpAsync(), await SignUpAsync());
        var foreign = await ClientAsync(other);

        var answers = await Task.WhenAll(new[] { foreign, NodeIds.Of("ApiClient", Guid.CreateVersion7()) }.Select(id => tenant.Owner.SendAsync(Update, new { input = new { id, redirectUris = Array.Empty<string>(), isPublic = false } })));

        Assert.Equal(answers[1].Body, answers[0].Body);
        Assert.Contains("API_CLIENT_NOT_FOUND", answers[0].Body, StringComparison.Ordinal);
    }

    private static string? Code(JsonElement error) => error.GetProperty("code").GetString();

    private static async Task<string> ClientAsync(TenantSession tenant)
    {
        var made = await tenant.Owner.MutateAsync(
            $"mutation($input: CreateApiClientInput!) {{ createApiClient(input: $input) {{ apiClient {{ id }} {TenantSession.Errors} }} }}", new { input = new { name = "Shop", permissions = new[] { "orders:read" } } });

        return made.GetProperty("apiClient").GetProperty("id").GetString()!;
    }
}
