using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.ApiTests.Tenancy.Audit;

namespace OrderCloud.ApiTests.Inventory;

public abstract class SetReorderPointTests(HostFixture host) : ApiTest(host)
{
    private const string Set = $"mutation($input: SetReorderPointInput!) {{ setReorderPoint(input: $input) {{ stockLevel {{ id reorderPoint isLow available }} {TenantSession.Errors} }} }}";

    [Fact, Trait("Capability", "H4/part")]
    public async Task Stock_is_low_from_the_reorder_point_down_and_no_longer_once_it_is_filled_up()
    {
        var tenant = await SignUpAsync();
        var (warehouse, tea, cup) = (await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync(), await tenant.Owner.VariantAsync());
        await tenant.Owner.ReceiveAsync(warehouse, tea, 5);
        await tenant.Owner.ReceiveAsync(warehouse, cup, 1);

        var set = (await SetAsync(tenant, warehouse, tea, 3.5m)).GetProperty("stockLevel");

        Assert.Equal("3.500 false 5.000", $"{set.GetProperty("reorderPoint")} {set.GetProperty("isLow").GetRawText()} {set.GetProperty("available")}");
        Assert.Empty(await LowAsync(tenant));
        // What is promised to an order is not there for the next one.
        Assert.Equal("CONFIRMED", (await tenant.Owner.OrderAsync(tea, 2)).Status);
        Assert.Equal([tea], await LowAsync(tenant));
        await tenant.Owner.OrderAsync(tea, 1);
        Assert.Equal([tea], await LowAsync(tenant));
        await tenant.Owner.ReceiveAsync(warehouse, tea, 2);
        Assert.Empty(await LowAsync(tenant));
        Assert.Equal(2, (await tenant.Owner.QueryAsync("{ stockLevels(where: { isLow: { eq: false } }) { totalCount } }")).GetProperty("stockLevels").Number("totalCount"));
    }

    [Fact]
    public async Task It_may_be_set_before_there_ever_was_stock_and_be_taken_away_again()
    {
        var tenant = await SignUpAsync();
        var (warehouse, tea) = (await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync());

        await SetAsync(tenant, warehouse, tea, 0);

        Assert.Equal([tea], await LowAsync(tenant));
        await tenant.Owner.ReceiveAsync(warehouse, tea, 1);
        Assert.Empty(await LowAsync(tenant));
        var taken = (await SetAsync(tenant, warehouse, tea, null)).GetProperty("stockLevel");
        Assert.Equal((JsonValueKind.Null, false), (taken.GetProperty("reorderPoint").ValueKind, taken.GetProperty("isLow").GetBoolean()));
        Assert.Equal(1, (await tenant.Owner.QueryAsync("{ stockLevels { totalCount } }")).GetProperty("stockLevels").Number("totalCount"));
    }

    [Fact, Trait("Capability", "A6/part")]
    public async Task Who_set_it_from_what_to_what_is_in_the_audit_log()
    {
        var tenant = await SignUpAsync();
        var (warehouse, tea) = (await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync());
        var id = (await SetAsync(tenant, warehouse, tea, 3)).GetProperty("stockLevel").Text("id")!;
        await SetAsync(tenant, warehouse, tea, 4.5m);
        await SetAsync(tenant, warehouse, tea, 4.5m);
        await SetAsync(tenant, warehouse, tea, null);

        var entries = await tenant.Owner.AuditOfAsync(id);

        Assert.All(entries, entry => Assert.Equal(("setReorderPoint", "MEMBER", "StockLevel"), (entry.Text("operation"), entry.Text("actorKind"), entry.Text("objectType"))));
        Assert.Equal(["reorderPoint 4.500 → -", "reorderPoint 3.000 → 4.500", "reorderPoint - → 3.000"], entries.SelectMany(entry => entry.Changes()));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0.0005")]
    [InlineData("1000000.001")]
    public async Task A_quantity_that_makes_no_sense_is_refused(string quantity)
    {
        var tenant = await SignUpAsync();

        var refused = await tenant.Owner.RefusedAsync(Set, Input(await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync(), decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(["input.reorderPoint"], refused.Fields("INPUT_INVALID"));
    }

    [Fact]
    public async Task An_unknown_warehouse_an_unknown_variant_and_what_is_no_goods_are_refused()
    {
        var tenant = await SignUpAsync();
        var (warehouse, tea, service) = (await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync(), await tenant.Owner.VariantAsync("SERVICE"));

        Assert.Equal(("WarehouseNotFoundError", "WAREHOUSE_NOT_FOUND", "input.warehouseId"), (await tenant.Owner.RefusedAsync(Set, Input(NodeIds.Of("Warehouse", Guid.CreateVersion7()), tea, 1))).Only());
        Assert.Equal(("StockVariantNotFoundError", "VARIANT_NOT_FOUND", "input.variantId"), (await tenant.Owner.RefusedAsync(Set, Input(warehouse, NodeIds.Of("Variant", Guid.CreateVersion7()), 1))).Only());
        Assert.Equal(("VariantNotStockedError", "VARIANT_NOT_STOCKED", "input.variantId"), (await tenant.Owner.RefusedAsync(Set, Input(warehouse, service, 1))).Only());
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_goods_and_warehouse_answer_like_ones_that_never_were()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        var (warehouse, tea) = (await mine.Owner.FirstWarehouseAsync(), await mine.Owner.VariantAsync());
        var (foreignWarehouse, foreignTea) = (await theirs.Owner.FirstWarehouseAsync(), await theirs.Owner.VariantAsync());
        await SetAsync(theirs, foreignWarehouse, foreignTea, 2);

        var variants = await Task.WhenAll(new[] { foreignTea, NodeIds.Of("Variant", Guid.CreateVersion7()) }.Select(id => mine.Owner.SendAsync(Set, Input(warehouse, id, 1))));
        var warehouses = await Task.WhenAll(new[] { foreignWarehouse, NodeIds.Of("Warehouse", Guid.CreateVersion7()) }.Select(id => mine.Owner.SendAsync(Set, Input(id, tea, 1))));

        Assert.Equal((variants[1].Body, warehouses[1].Body), (variants[0].Body, warehouses[0].Body));
        Assert.Empty(await LowAsync(mine));
        Assert.Equal([foreignTea], await LowAsync(theirs));
    }

    [Fact]
    public async Task It_needs_its_permission()
    {
        var tenant = await SignUpAsync();
        var input = Input(await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync(), 1);

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await (await tenant.MemberAsync("warehouse")).SendAsync(Set, input)).Codes);
        Assert.Empty((await (await tenant.MemberAsync("purchaser")).SendAsync(Set, input)).Codes);
    }

    [Fact]
    public async Task Of_two_who_set_it_at_once_neither_fails_and_the_log_tells_both()
    {
        var tenant = await SignUpAsync();
        var (warehouse, tea) = (await tenant.Owner.FirstWarehouseAsync(), await tenant.Owner.VariantAsync());

        var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(point => SetAsync(tenant, warehouse, tea, point)));

        var entries = await tenant.Owner.AuditOfAsync(answers[0].GetProperty("stockLevel").Text("id")!);
        var news = entries.Select(entry => entry.Change("reorderPoint").Text("new")).ToList();
        // Each begins where the one before it ended.
        Assert.Equal(4, news.Count);
        Assert.Equal([.. news.Skip(1), null], entries.Select(entry => entry.Change("reorderPoint").Text("old")));
    }

    private static object Input(string warehouseId, string variantId, decimal? reorderPoint) => new { input = new { warehouseId, variantId, reorderPoint } };

    private static Task<JsonElement> SetAsync(TenantSession tenant, string warehouseId, string variantId, decimal? reorderPoint) => tenant.Owner.MutateAsync(Set, Input(warehouseId, variantId, reorderPoint));

    private static async Task<IReadOnlyList<string?>> LowAsync(TenantSession tenant) =>
        [.. (await tenant.Owner.QueryAsync("{ stockLevels(where: { isLow: { eq: true } }) { nodes { variant { id } } } }")).GetProperty("stockLevels").GetProperty("nodes").EnumerateArray().Select(level => level.GetProperty("variant").Text("id"))];
}

public sealed class SetReorderPointOnServerTests(ServerHost host) : SetReorderPointTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class SetReorderPointOnSqliteTests(SqliteHost host) : SetReorderPointTests(host);
