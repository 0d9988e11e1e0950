using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Tenancy;

namespace OrderCloud.ApiTests.Orders;

[Trait("Capability", "F4/part")]
public sealed class RejectOrderTests(ServerHost host) : OrderTest(host)
{
    [Fact]
    public async Task Rejecting_gives_the_order_back_with_its_reason()
    {
        var pending = await Shop.PendingAsync();
        using var reviewer = await People.JoinAsync(Host, Shop.Tenant, await Shop.Owner.RoleIdAsync("reviewer"), await Shop.Owner.NewRoleAsync(["orders:read"], readFields: ["customer.address"]));

        var order = await Shop.DoAsync(reviewer, "rejectOrder", Shop.Version(pending, ("reason", "Not before May")));

        Assert.Equal(("REJECTED", "REJECTED", "Not before May"), (order.Text("status"), order.GetProperty("reviewTasks")[0].Text("status"), order.GetProperty("reviewTasks")[0].Text("note")));
    }

    [Theory, InlineData(""), InlineData("   ")]
    public async Task A_reason_is_required(string reason) => Assert.Equal(["input.reason"], await InvalidAsync("rejectOrder", Shop.Version(await Shop.PendingAsync(), ("reason", reason))));

    [Fact]
    public async Task Its_maker_does_not_reject_it()
    {
        var pending = await Shop.PendingAsync();
        await Shop.Tenant.MemberAsync("warehouse");

        Assert.Equal("MAKER", (await Shop.RefusedAsync("rejectOrder", Shop.Version(pending, ("reason", "No")), "... on ApproverNotEligibleError { reason }")).Text("reason"));
    }

    [Fact]
    public async Task A_limit_below_the_total_is_refused()
    {
        var pending = await Shop.SubmitAsync(await Shop.DraftAsync((await Shop.GoodsAsync(price: 20_000), 1)));

        Assert.Equal("APPROVAL_LIMIT_EXCEEDED", (await Shop.RefusedAsync(await Shop.Tenant.MemberAsync("reviewer"), "rejectOrder", Shop.Version(pending, ("reason", "No")))).Text("code"));
    }

    [Fact]
    public async Task Only_what_waits_for_review_is_rejected() => await AssertStateIsRefusedAsync(
        "rejectOrder", await Shop.ConfirmedAsync(), "OrderNotPendingReviewError", "ORDER_NOT_PENDING_REVIEW", "CONFIRMED", ["cancelOrder", "holdOrder", "copyOrder", "assignOrder"], ("reason", "No"));

    [Fact]
    public async Task A_stale_version_is_refused() => await AssertStaleIsRefusedAsync("rejectOrder", await Shop.PendingAsync(), ("reason", "No"));

    [Fact]
    public Task Another_companys_order_does_not_exist() => AssertForeignOrderIsUnknownAsync("rejectOrder", ("reason", "No"));

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("sales"), "rejectOrder", Shop.Version(await Shop.PendingAsync(), ("reason", "No")));
}
