using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Tenancy;

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
    public async Task The_member_whose_order_it_is_takes_it_back_though_another_made_it()
    {
        using var mei = await People.JoinAsync(Host, Shop.Tenant, await Shop.Owner.RoleIdAsync("sales"));
        var pending = await Shop.PendingAsync();
        var assigned = await Shop.Owner.MutateAsync($"mutation($input: AssignOrderInput!) {{ assignOrder(input: $input) {{ order {{ id version }} {TenantSession.Errors} }} }}", new { input = Shop.Version(pending, ("assigneeId", await mei.MemberIdAsync())) });

        var order = await Shop.DoAsync(mei, "withdrawOrder", Shop.Version(assigned.GetProperty("order")));

        Assert.Equal("DRAFT", order.Text("status"));
    }

    [Fact]
    public async Task Nobody_else_takes_it_back()
    {
        var pending = await Shop.PendingAsync();

        var refusal = await Shop.RefusedAsync(await Shop.Tenant.MemberAsync("admin"), "withdrawOrder", Shop.Version(pending), "... on OrderMakerRequiredError { allowed }");

        Assert.Equal(("OrderMakerRequiredError", "ORDER_MAKER_REQUIRED"), (refusal.Text("__typename"), refusal.Text("code")));
        Assert.Equal(["approveOrder", "rejectOrder", "cancelOrder", "copyOrder", "assignOrder"], refusal.Texts("allowed"));
    }

    [Fact]
    public async Task Only_what_waits_for_review_is_taken_back() =>
        await AssertStateIsRefusedAsync("withdrawOrder", await Shop.ConfirmedAsync(), "OrderNotPendingReviewError", "ORDER_NOT_PENDING_REVIEW", "CONFIRMED", ["cancelOrder", "holdOrder", "copyOrder", "assignOrder"]);

    [Fact]
    public async Task A_stale_version_is_refused() => await AssertStaleIsRefusedAsync("withdrawOrder", await Shop.PendingAsync());

    [Fact]
    public Task Another_companys_order_does_not_exist() => AssertForeignOrderIsUnknownAsync("withdrawOrder");

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("reviewer"), "withdrawOrder", Shop.Version(await Shop.PendingAsync()));
}
