using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public sealed class UpdateOrderTests(ServerHost host) : OrderTest(host)
{
    private static readonly string[] OfPending = ["approveOrder", "rejectOrder", "withdrawOrder", "cancelOrder", "copyOrder", "assignOrder"];

    [Fact]
    public async Task What_is_absent_stays_and_null_takes_away()
    {
        var draft = await Shop.DoAsync("createOrder", new { note = "Ring", shipping = 3, shipTo = Shop.Address("Ann"), validUntil = "2099-01-01T00:00:00Z" });

        var order = await Shop.DoAsync("updateOrder", Shop.Version(draft, ("note", null), ("fees", 1)));

        Assert.Equal((null, "Ann", 3m, 1m, 4m, 2), (order.Text("note"), order.GetProperty("shipTo").Text("recipient"), order.Amount("shipping"), order.Amount("fees"), order.Amount("total"), order.Number("version")));
    }

    [Fact]
    public async Task A_new_customer_brings_his_addresses_and_the_old_ones_leave()
    {
        var (jo, bo) = (await Shop.CustomerAsync("Jo"), await Shop.CustomerAsync("Bo"));
        var draft = await Shop.DoAsync("createOrder", new { customerId = jo.Text("id") });

        var order = await Shop.DoAsync("updateOrder", Shop.Version(draft, ("customerId", bo.Text("id"))));
        Assert.Equal(("Bo", "Bo"), (order.Text("customerName"), order.GetProperty("shipTo").Text("recipient")));

        order = await Shop.DoAsync("updateOrder", Shop.Version(order, ("customerId", null)));
        Assert.Null(order.Text("customerName"));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, order.GetProperty("shipTo").ValueKind);
    }

    [Fact]
    public async Task Bad_values_are_refused_at_their_paths()
    {
        var draft = await Shop.DoAsync("createOrder", new { });

        var paths = await InvalidAsync("updateOrder", Shop.Version(draft, ("shipping", -1), ("fees", 0.001m), ("note", new string('n', 2_001)), ("validUntil", "2001-01-01T00:00:00Z")));

        Assert.Equal(["input.fees", "input.note", "input.shipping", "input.validUntil"], paths.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_a_draft_is_edited() => await AssertStateIsRefusedAsync("updateOrder", await Shop.PendingAsync(), "OrderNotDraftError", "ORDER_NOT_DRAFT", "PENDING_REVIEW", OfPending, ("note", "x"));

    [Fact, Trait("Capability", "W18/part"), Trait("Capability", "X4/part")]
    public async Task A_stale_version_is_refused_with_the_order_as_it_is() => await AssertStaleIsRefusedAsync("updateOrder", await Shop.DoAsync("createOrder", new { }), ("note", "x"));

    [Fact]
    public async Task Another_companys_order_does_not_exist() => await AssertForeignOrderIsUnknownAsync("updateOrder", ("note", "x"));

    [Fact]
    public async Task Another_companys_customer_does_not_exist()
    {
        var draft = await Shop.DoAsync("createOrder", new { });

        await AssertForeignIsUnknownAsync("updateOrder", "Customer", async shop => (await shop.CustomerAsync()).Text("id")!, id => Shop.Version(draft, ("customerId", id)));
    }

    [Fact]
    public async Task It_needs_its_permission() =>
        await AssertNeedsAsync(await Shop.Tenant.MemberAsync("reviewer"), "updateOrder", Shop.Version(await Shop.DoAsync("createOrder", new { })));
}
