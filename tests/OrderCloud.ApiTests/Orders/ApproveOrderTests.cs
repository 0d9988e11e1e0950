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

        await AssertStateIsRefusedAsync("approveOrder", order, "OrderNotPendingReviewError", "ORDER_NOT_PENDING_REVIEW", "CONFIRMED", ["cancelOrder", "holdOrder", "copyOrder", "assignOrder"]);
        Assert.Equal((1, 1), await Shop.StockAsync(goods));
    }

    [Fact]
    public async Task From_the_second_member_on_nobody_decides_his_own_order()
    {
        var pending = await Shop.PendingAsync();
        await Shop.Tenant.MemberAsync("warehouse");

        var refusal = await Shop.RefusedAsync("approveOrder", Shop.Version(pending), "... on ApproverNotEligibleError { reason allowed }");

        Assert.Equal(("APPROVER_NOT_ELIGIBLE", "MAKER"), (refusal.Text("code"), refusal.Text("reason")));
        Assert.Equal(["withdrawOrder", "cancelOrder", "copyOrder", "assignOrder"], refusal.Texts("allowed"));
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

    [Theory, Trait("Capability", "A7")]
    [InlineData("approveOrder", "CONFIRMED")]
    [InlineData("rejectOrder", "REJECTED")]
    public async Task Only_a_limit_at_or_above_the_total_may_decide_whichever_way(string field, string decided)
    {
        var goods = await Shop.GoodsAsync(price: 100);
        var pending = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 1)));
        await Shop.ReceiveAsync(goods, 1);
        const string both = "... on ApprovalLimitExceededError { limit { amount currency } total { amount currency } }";
        var input = field is "approveOrder" ? Shop.Version(pending) : Shop.Version(pending, ("reason", "Too much"));
        using var below = await ApproverAsync(99.99m);
        using var none = await ApproverAsync(0);
        using var at = await ApproverAsync(100);

        foreach (var (approver, limit) in new[] { (below, 99.99m), (none, 0m) })
        {
            var refusal = await Shop.RefusedAsync(approver, field, input, both);
            Assert.Equal(("APPROVAL_LIMIT_EXCEEDED", limit, 100m), (refusal.Text("code"), refusal.Amount("limit"), refusal.Amount("total")));
            Assert.Equal((refusal.GetProperty("total").Text("currency"), "PENDING_REVIEW"), (refusal.GetProperty("limit").Text("currency"), (await Shop.OrderAsync(pending.Text("id")!)).Text("status")));
        }

        Assert.Equal(decided, (await Shop.DoAsync(at, field, input)).Text("status"));
    }

    [Fact, Trait("Capability", "A7/part")]
    public async Task The_highest_limit_of_the_roles_that_may_approve_counts()
    {
        var goods = await Shop.GoodsAsync(price: 100);
        var pending = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 1)));
        var owner = Shop.Owner;
        // A limit without the right to approve is none.
        using var idle = await People.JoinAsync(Host, Shop.Tenant, await owner.NewRoleAsync(["orders:read", "orders:approve"], limit: 50), await owner.NewRoleAsync(["orders:read"], limit: 1_000));
        using var both = await People.JoinAsync(Host, Shop.Tenant, await owner.NewRoleAsync(["orders:read", "orders:approve"], limit: 50), await owner.NewRoleAsync(["orders:approve"], limit: 100, readFields: ["*"]));

        Assert.Equal("APPROVAL_LIMIT_EXCEEDED", (await Shop.RefusedAsync(idle, "rejectOrder", Shop.Version(pending, ("reason", "No")))).Text("code"));
        Assert.Equal("REJECTED", (await Shop.DoAsync(both, "rejectOrder", Shop.Version(pending, ("reason", "No")))).Text("status"));
    }

    [Fact]
    public async Task A_note_is_bounded() => Assert.Equal(["input.note"], await InvalidAsync("approveOrder", Shop.Version(await Shop.PendingAsync(), ("note", new string('n', 501)))));

    [Fact]
    public async Task A_draft_cannot_be_approved() => await AssertStateIsRefusedAsync(
        "approveOrder", await Shop.DoAsync("createOrder", new { }), "OrderNotPendingReviewError", "ORDER_NOT_PENDING_REVIEW", "DRAFT",
        ["updateOrder", "addOrderLines", "updateOrderLine", "removeOrderLine", "submitOrder", "deleteOrder", "cancelOrder", "copyOrder", "assignOrder"]);

    [Fact]
    public async Task A_stale_version_is_refused() => await AssertStaleIsRefusedAsync("approveOrder", await Shop.PendingAsync());

    [Fact]
    public Task Another_companys_order_does_not_exist() => AssertForeignOrderIsUnknownAsync("approveOrder");

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("sales"), "approveOrder", Shop.Version(await Shop.PendingAsync()));

    private async Task<GraphQLClient> ApproverAsync(decimal limit) => await People.JoinAsync(Host, Shop.Tenant, await Shop.Owner.NewRoleAsync(["orders:read", "orders:approve"], limit: limit, readFields: ["*"]));
}
