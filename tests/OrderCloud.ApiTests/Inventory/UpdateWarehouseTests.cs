using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Inventory;

public sealed class UpdateWarehouseTests(ServerHost host) : ApiTest(host)
{
    private const string UpdateWarehouse = $"mutation($input: UpdateWarehouseInput!) {{ updateWarehouse(input: $input) {{ warehouse {{ name rank isActive version }} {TenantSession.Errors} }} }}";

    [Fact]
    public async Task What_is_left_out_stays()
    {
        var tenant = await SignUpAsync();
        var id = await tenant.Owner.WarehouseAsync("Depot", rank: 7);

        await tenant.Owner.MutateAsync(UpdateWarehouse, new { input = new { id, expectedVersion = 1, isActive = false } });
        var warehouse = (await tenant.Owner.MutateAsync(UpdateWarehouse, new { input = new { id, expectedVersion = 2, name = "depot" } })).GetProperty("warehouse");

        Assert.Equal("""{"name":"depot","rank":7,"isActive":false,"version":3}""", warehouse.GetRawText());
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_shows_the_present_one()
    {
        var tenant = await SignUpAsync();
        var id = await tenant.Owner.WarehouseAsync("Depot");
        await tenant.Owner.MutateAsync(UpdateWarehouse, new { input = new { id, expectedVersion = 1, rank = 9 } });

        var refused = await tenant.Owner.RefusedAsync(
            "mutation($input: UpdateWarehouseInput!) { updateWarehouse(input: $input) { warehouse { id } errors { __typename ... on Error { code message field } ... on WarehouseVersionConflictError { expectedVersion current { version rank } } } } }",
            new { input = new { id, expectedVersion = 1, rank = 3 } });

        Assert.Equal(("WarehouseVersionConflictError", "VERSION_CONFLICT", "input.expectedVersion"), refused.Only());
        Assert.Equal("""{"version":2,"rank":9}""", refused[0].GetProperty("current").GetRawText());
    }

    [Fact]
    public async Task A_name_of_another_warehouse_is_refused()
    {
        var tenant = await SignUpAsync();
        await tenant.Owner.WarehouseAsync("North");
        var id = await tenant.Owner.WarehouseAsync("South");

        var refused = await tenant.Owner.RefusedAsync(UpdateWarehouse, new { input = new { id, expectedVersion = 1, name = "north" } });

        Assert.Equal(("WarehouseNameTakenError", "WAREHOUSE_NAME_TAKEN", "input.name"), refused.Only());
    }

    [Fact]
    public async Task A_rank_out_of_range_is_refused()
    {
        var tenant = await SignUpAsync();
        var id = await tenant.Owner.WarehouseAsync("South");

        var refused = await tenant.Owner.RefusedAsync(UpdateWarehouse, new { input = new { id, expectedVersion = 1, rank = 1001, name = new string('x', 101) } });

        Assert.Equal(["input.name", "input.rank"], refused.Fields("INPUT_INVALID"));
    }

    [Fact]
    public async Task Another_tenants_warehouse_is_as_unknown_as_one_that_never_was()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        var foreign = await theirs.Owner.WarehouseAsync("Depot");

        var answers = await Task.WhenAll(new[] { foreign, NodeIds.Of("Warehouse", Guid.NewGuid()) }.Select(id =>
            mine.Owner.SendAsync(UpdateWarehouse, new { input = new { id, expectedVersion = 1, rank = 3 } })));

        Assert.Contains("WAREHOUSE_NOT_FOUND", answers[0].Body, StringComparison.Ordinal);
        Assert.Equal(answers[1].Body, answers[0].Body);
    }
}
