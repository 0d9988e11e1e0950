using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class CreateApiClientTests(ServerHost host) : ApiTest(host)
{
    private const string Create = "mutation($input: CreateApiClientInput!) { createApiClient(input: $input) { apiClient { id name clientId permissions createdAt revokedAt } clientId clientSecret errors { __typename ... on Error { code field } ... on PermissionNotHeldError { permissions } } } }";

    [Fact, Trait("Capability", "X6/part")]
    public async Task The_secret_is_shown_once()
    {
        var tenant = await SignUpAsync();

        var made = await tenant.Owner.MutateAsync(Create, new { input = new { name = " Shop ", permissions = new[] { "orders:read", "catalog:read", "orders:read" } } });

        var client = made.GetProperty("apiClient");
        Assert.Equal("Shop", client.GetProperty("name").GetString());
        Assert.Equal(["catalog:read", "orders:read"], client.GetProperty("permissions").EnumerateArray().Select(permission => permission.GetString()));
        Assert.Equal(made.GetProperty("clientId").GetString(), client.GetProperty("clientId").GetString());
        Assert.StartsWith("ocs_", made.GetProperty("clientSecret").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ocs_", (await tenant.Owner.SendAsync("{ apiClients { nodes { id name clientId permissions } } }")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_call_makes_no_second_client_and_shows_no_secret()
    {
        var tenant = await SignUpAsync();
        var input = new { input = new { name = "Shop", permissions = new[] { "orders:read" } } };
        var first = await tenant.Owner.MutateAsync(Create, input, idempotencyKey: "one");

        var second = await tenant.Owner.MutateAsync(Create, input, idempotencyKey: "one");

        Assert.Equal(JsonValueKind.Null, second.GetProperty("clientSecret").ValueKind);
        Assert.Equal(JsonValueKind.String, first.GetProperty("clientSecret").ValueKind);
        Assert.Equal(1, (await tenant.Owner.QueryAsync("{ apiClients { totalCount } }")).GetProperty("apiClients").GetProperty("totalCount").GetInt32());
    }

    [Fact, Trait("Proves", "P12")]
    public async Task Nobody_grants_what_he_lacks()
    {
        var tenant = await SignUpAsync();
        var manager = await tenant.ApiClientAsync("tenancy:manage-clients", "orders:read");

        var error = Assert.Single(await manager.RefusedAsync(Create, new { input = new { name = "Shop", permissions = new[] { "orders:read", "orders:approve", "payments:refund" } } }));

        Assert.Equal("PERMISSION_NOT_HELD", error.GetProperty("code").GetString());
        Assert.Equal(["orders:approve", "payments:refund"], error.GetProperty("permissions").EnumerateArray().Select(permission => permission.GetString()));
    }

    [Fact, Trait("Capability", "W16/part"), Trait("Proves", "T8")]
    public async Task Nobody_makes_a_program_that_sees_more_rows_or_fields_than_he_does()
    {
        var tenant = await SignUpAsync();
        using var manager = await People.JoinAsync(Host, tenant, await tenant.Owner.NewRoleAsync(["tenancy:manage-clients"]), await tenant.Owner.NewRoleAsync(["orders:read"], "OWN"));

        var rows = Assert.Single(await manager.RefusedAsync(Create, new { input = new { name = "Shop", permissions = new[] { "orders:read" } } }));
        var fields = Assert.Single(await manager.RefusedAsync(Create, new { input = new { name = "Shop", permissions = new[] { "tenancy:manage-clients" }, readFields = new[] { "customer.email" } } }));

        Assert.Equal("PERMISSION_NOT_HELD", rows.GetProperty("code").GetString());
        Assert.Equal("PERMISSION_NOT_HELD", fields.GetProperty("code").GetString());
    }

    [Fact]
    public async Task What_is_for_programs_and_buyers_is_granted_by_whoever_manages_clients()
    {
        var manager = await (await SignUpAsync()).ApiClientAsync("tenancy:manage-clients");

        await manager.MutateAsync(Create, new { input = new { name = "Shop", permissions = new[] { "orders:checkout", "customers:self-service" } } });
    }

    [Fact, Trait("Capability", "X6/part"), Trait("Capability", "C6/part")]
    public async Task What_may_fill_carts_sells_for_one_channel_and_nothing_else_has_one()
    {
        var owner = (await SignUpAsync()).Owner;
        object Input(string? channel, params string[] permissions) => new { input = new { name = "Shop", kind = "PUBLISHABLE_KEY", permissions, channel } };

        await owner.MutateAsync(Create, Input(null, "catalog:read"));
        await owner.MutateAsync(Create, Input(null, "catalog:read", "orders:checkout"));
        await owner.MutateAsync(Create, Input("app-2", "catalog:read", "orders:checkout"));

        Assert.Equal([null, "web", "app-2"], (await owner.QueryAsync("{ apiClients(order: [{ createdAt: ASC }]) { nodes { channel } } }")).GetProperty("apiClients").GetProperty("nodes").EnumerateArray().Select(client => client.GetProperty("channel").GetString()));

        foreach (var wrong in new[] { "manual", "", "Web", "my shop", "shop/1", "商店", new string('a', 41) })
            Assert.Equal(["input.channel"], (await owner.RefusedAsync(Create, Input(wrong, "catalog:read", "orders:checkout"))).Select(Path));

        Assert.Equal(["input.channel"], (await owner.RefusedAsync(Create, Input("web", "catalog:read"))).Select(Path));
    }

    [Fact]
    public async Task Bad_values_are_named_with_their_place()
    {
        var owner = (await SignUpAsync()).Owner;

        var unknown = await owner.RefusedAsync(Create, new { input = new { name = " ", permissions = new[] { "orders:read", "orders:eat" } } });
        var none = await owner.RefusedAsync(Create, new { input = new { name = "Shop", permissions = Array.Empty<string>() } });

        Assert.Equal(["input.name", "input.permissions.1"], unknown.Select(Path));
        Assert.Equal(["input.permissions"], none.Select(Path));
    }

    private static string Path(JsonElement error) => string.Join('.', error.GetProperty("field").EnumerateArray().Select(part => part.GetString()));
}
