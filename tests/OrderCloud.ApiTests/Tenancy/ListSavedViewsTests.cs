using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class ListSavedViewsTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Capability", "X30/part")]
    public async Task A_view_is_its_owners_until_it_is_shared_with_a_role()
    {
        var tenant = await SignUpAsync("GBP");
        using var sales = await tenant.MemberAsync("sales");
        using var warehouse = await tenant.MemberAsync("warehouse");
        var own = await tenant.Owner.SaveViewAsync("Mine");
        await tenant.Owner.SaveViewAsync("For sales", "status=CONFIRMED", isDefault: true, await tenant.Owner.RoleIdAsync("sales"));

        var seen = Assert.Single(await sales.ViewsAsync());

        Assert.Equal(("For sales", "status=CONFIRMED", true, false, 0), (seen.Text("name"), seen.Text("search"), seen.GetProperty("isDefault").GetBoolean(), seen.GetProperty("isMine").GetBoolean(), seen.GetProperty("roleIds").GetArrayLength()));
        Assert.Empty(await warehouse.ViewsAsync());
        Assert.Equal(["For sales", "Mine"], (await tenant.Owner.ViewsAsync()).Select(it => it.Text("name")));
        Assert.Equal(["number", "total"], own.Texts("columns"));
        Assert.Empty(await tenant.Owner.ViewsAsync("products"));
    }

    [Fact, Trait("Proves", "T1/part")]
    public async Task Another_companys_views_are_not_there()
    {
        var (here, there) = (await SignUpAsync("GBP"), await SignUpAsync("GBP"));
        await here.Owner.SaveViewAsync("Mine");

        Assert.Empty(await there.Owner.ViewsAsync());
        Assert.Single(await here.Owner.ViewsAsync());
    }
}
