using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Tenancy;

namespace OrderCloud.ApiTests.Orders;

[Trait("Capability", "F4/part")]
public sealed class ApproveOrderTests(ServerHost host) : OrderTest(host)
{
    [Fact]
    public async Task Approving_confirms_and_allocates_together()
    {
        var goods = await Shop.GoodsAsync();
        var pending = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 2)));
        await Shop.ReceiveAsync(goods, 2);
        using var reviewer = await People.JoinAsync(Host, Shop.Tenant, await Shop.Owner.RoleIdAsync("reviewer"), await Shop.Owner.NewRoleAsync(["orders:read"], readFields: ["customer.address"]));

        var order = await Shop.DoAsync(reviewer, "approveOrder", Shop.Version(pending, ("note", "Came in today")));

        Assert.Equal(("CONFIRMED", "FULL", 1), (order.Text("status"), order.Text("allocationStatus"), order.GetProperty("fulfillments").GetArrayLength()));
        Assert.Equal(("APPROVED", "Came in today"), (order.GetProperty("reviewTasks")[0].Text("status"), order.GetProperty("reviewTasks")[0].Text("note")));
        Assert.Equal((2, 2), await Shop.StockAsync(goods));
    }

    [Fact]
    public async Task Stock_that_is_still_short_changes_nothing()
    {
        var goods = await Shop.GoodsAsync(stock: 1);
        var pending = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 2)));

        var refusal = await Shop.RefusedAsync("approveOrder", Shop.Version(pending), "... on StockInsufficientError { shortages { variantId sku wanted available } }");

        var shortage = Assert.Single(refusal.GetProperty("shortages").EnumerateArray());
        Assert.Equal(("STOCK_INSUFFICIENT", goods.VariantId, goods.Sku, 2m, 1m), (refusal.Text("code"), shortage.Text("variantId"), shortage.Text("sku"), shortage.GetProperty("wanted").GetDecimal(), shortage.GetProperty("available").GetDecimal()));
        Assert.Equal(pending.GetRawText(), (await Shop.OrderAsync(pending.Text("id")!)).GetRawText());
        Assert.Equal((1, 0), await Shop.StockAsync(goods));
    }

    [Fact]
    public async Task Approving_twice_is_one_approval()
    {
        var goods = await Shop.GoodsAsync();
        var pending = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 1)));
        await Shop.ReceiveAsync(goods, 1);
        var order = await Shop.DoAsync("approveOrder", Shop.Version(pending));

        await AssertStateIsRefusedAsync("approveOrder", order, "OrderNotPendingReviewError", "ORDER_NOT_PENDING_REVIEW", "CONFIRMED", ["cancelOrder", "copyOrder"]);
        Assert.Equal((1, 1), await Shop.StockAsync(goods));
    }

    [Fact]
    public async Task From_the_second_member_on_nobody_decides_his_own_order()
    {
        var pending = await Shop.PendingAsync();
        await Shop.Tenant.MemberAsync("warehouse");

        var refusal = await Shop.RefusedAsync("approveOrder", Shop.Version(pending), "... on ApproverNotEligibleError { reason }");

        Assert.Equal(("APPROVER_NOT_ELIGIBLE", "MAKER"), (refusal.Text("code"), refusal.Text("reason")));
    }

    [Fact]
    public async Task Programs_never_decide()
    {
        var pending = await Shop.PendingAsync();
        var program = await Shop.Tenant.ApiClientAsync("orders:read", "orders:approve");

        Assert.Equal("API_CLIENT", (await Shop.RefusedAsync(program, "approveOrder", Shop.Version(pending), "... on ApproverNotEligibleError { reason }")).Text("reason"));
    }

    [Fact, Trait("Capability", "A7/part")]
    public async Task A_limit_below_the_total_is_refused_and_both_are_named()
    {
        var goods = await Shop.GoodsAsync(price: 10_000.01m);
        var pending = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 1)));
        var reviewer = await Shop.Tenant.MemberAsync("reviewer");

        var refusal = await Shop.RefusedAsync(reviewer, "approveOrder", Shop.Version(pending), "... on ApprovalLimitExceededError { limit { amount } total { amount } }");

        Assert.Equal(("APPROVAL_LIMIT_EXCEEDED", 10_000m, 10_000.01m), (refusal.Text("code"), refusal.Amount("limit"), refusal.Amount("total")));
    }

    [Fact]
    public async Task A_note_is_bounded() => Assert.Equal(["input.note"], await InvalidAsync("approveOrder", Shop.Version(await Shop.PendingAsync(), ("note", new string('n', 501)))));

    [Fact]
    public async Task A_draft_cannot_be_approved() => await AssertStateIsRefusedAsync(
        "approveOrder", await Shop.DoAsync("createOrder", new { }), "OrderNotPendingReviewError", "ORDER_NOT_PENDING_REVIEW", "DRAFT",
        ["updateOrder", "addOrderLines", "updateOrderLine", "removeOrderLine", "submitOrder", "deleteOrder", "cancelOrder", "copyOrder"]);

    [Fact]
    public async Task A_stale_version_is_refused() => await AssertStaleIsRefusedAsync("approveOrder", await Shop.PendingAsync());

    [Fact]
    public Task Another_companys_order_does_not_exist() => AssertForeignOrderIsUnknownAsync("approveOrder");

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("sales"), "approveOrder", Shop.Version(await Shop.PendingAsync()));
}
