using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Inventory;

public sealed class ListWarehousesTests(ServerHost host) : ApiTest(host)
{
    [Fact]
    public async Task They_come_by_rank_and_another_tenants_not_at_all()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        await theirs.Owner.WarehouseAsync("Theirs", rank: 3);
        await mine.Owner.WarehouseAsync("Late", rank: 9);
        await mine.Owner.WarehouseAsync("Early", rank: 2);

        var warehouses = (await mine.Owner.QueryAsync("{ warehouses(where: { rank: { gt: 1 } }) { totalCount nodes { name } } }")).GetProperty("warehouses");

        Assert.Equal("""{"totalCount":2,"nodes":[{"name":"Early"},{"name":"Late"}]}""", warehouses.GetRawText());
    }

    [Fact]
    public async Task A_new_tenant_has_its_first_warehouse()
    {
        var tenant = await SignUpAsync();

        var warehouses = (await tenant.Owner.QueryAsync("{ warehouses { nodes { rank isActive } } }")).GetProperty("warehouses");

        Assert.Equal("""{"nodes":[{"rank":1,"isActive":true}]}""", warehouses.GetRawText());
    }
}
