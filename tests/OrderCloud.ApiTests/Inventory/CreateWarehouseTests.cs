using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Inventory;

public sealed class CreateWarehouseTests(ServerHost host) : ApiTest(host)
{
    private const string CreateWarehouse = $"mutation($input: CreateWarehouseInput!) {{ createWarehouse(input: $input) {{ warehouse {{ name rank isActive version }} {TenantSession.Errors} }} }}";

    [Fact, Trait("Capability", "X9/part")]
    public async Task A_warehouse_is_active_and_ranks_after_the_others()
    {
        var tenant = await SignUpAsync();

        var warehouse = (await tenant.Owner.MutateAsync(CreateWarehouse, new { input = new { name = "  Depot North  " } })).GetProperty("warehouse");

        Assert.Equal("""{"name":"Depot North","rank":2,"isActive":true,"version":1}""", warehouse.GetRawText());
    }

    [Fact]
    public async Task A_name_is_taken_whatever_its_case()
    {
        var tenant = await SignUpAsync();
        await tenant.Owner.WarehouseAsync("Depot");

        var refused = await tenant.Owner.RefusedAsync(CreateWarehouse, new { input = new { name = "DEPOT" } });

        Assert.Equal(("WarehouseNameTakenError", "WAREHOUSE_NAME_TAKEN", "input.name"), refused.Only());
    }

    [Fact]
    public async Task Every_wrong_field_is_told_at_once()
    {
        var tenant = await SignUpAsync();

        var refused = await tenant.Owner.RefusedAsync(CreateWarehouse, new { input = new { name = "   ", rank = 0 } });

        Assert.Equal(["input.name", "input.rank"], refused.Fields("INPUT_INVALID"));
    }

    [Fact]
    public async Task Another_tenant_may_use_the_same_name()
    {
        var (one, other) = (await SignUpAsync(), await SignUpAsync());
        await one.Owner.WarehouseAsync("Depot");

        await other.Owner.WarehouseAsync("Depot");
    }

    [Fact]
    public async Task Who_may_only_read_makes_none()
    {
        var tenant = await SignUpAsync();
        var reader = await tenant.ApiClientAsync("inventory:read");

        var answer = await reader.SendAsync(CreateWarehouse, new { input = new { name = "Depot" } });

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], answer.Codes);
    }
}
