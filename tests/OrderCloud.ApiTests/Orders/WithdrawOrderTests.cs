using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public sealed class WithdrawOrderTests(ServerHost host) : OrderTest(host)
{
    [Fact]
    public async Task Its_maker_takes_it_back_and_the_review_is_superseded()
    {
        var pending = await Shop.PendingAsync();

        var order = await Shop.DoAsync("withdrawOrder", Shop.Version(pending));

        Assert.Equal(("DRAFT", pending.Text("number"), "SUPERSEDED"), (order.Text("status"), order.Text("number"), order.GetProperty("reviewTasks")[0].Text("status")));
    }

    [Fact]
    public async Task Nobody_else_takes_it_back()
    {
        var pending = await Shop.PendingAsync();

        var refusal = await Shop.RefusedAsync(await Shop.Tenant.MemberAsync("admin"), "withdrawOrder", Shop.Version(pending));

        Assert.Equal(("OrderMakerRequiredError", "ORDER_MAKER_REQUIRED"), (refusal.Text("__typename"), refusal.Text("code")));
    }

    [Fact]
    public async Task Only_what_waits_for_review_is_taken_back() =>
        await AssertStateIsRefusedAsync("withdrawOrder", await Shop.ConfirmedAsync(), "OrderNotPendingReviewError", "ORDER_NOT_PENDING_REVIEW", "CONFIRMED", ["cancelOrder", "copyOrder"]);

    [Fact]
    public async Task A_stale_version_is_refused() => await AssertStaleIsRefusedAsync("withdrawOrder", await Shop.PendingAsync());

    [Fact]
    public Task Another_companys_order_does_not_exist() => AssertForeignOrderIsUnknownAsync("withdrawOrder");

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("reviewer"), "withdrawOrder", Shop.Version(await Shop.PendingAsync()));
}
