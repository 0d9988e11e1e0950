using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

[Trait("Capability", "F6/part")]
public sealed class ReviseOrderTests(ServerHost host) : OrderTest(host)
{
    [Fact]
    public async Task A_rejected_order_is_a_draft_again_with_all_that_was_entered()
    {
        var goods = await Shop.GoodsAsync();
        var pending = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 2)));
        var rejected = await Shop.DoAsync("rejectOrder", Shop.Version(pending, ("reason", "Too many")));

        var draft = await Shop.DoAsync("reviseOrder", Shop.Version(rejected));
        Assert.Equal(("DRAFT", pending.Text("number"), 2m), (draft.Text("status"), draft.Text("number"), draft.GetProperty("lines")[0].GetProperty("quantity").GetDecimal()));
        Assert.Equal("Too many", draft.GetProperty("reviewTasks")[0].Text("note"));

        await Shop.ReceiveAsync(goods, 2);
        Assert.Equal("CONFIRMED", (await Shop.SubmitAsync(draft)).Text("status"));
    }

    [Fact]
    public async Task Only_a_rejected_order_is_revised() =>
        await AssertStateIsRefusedAsync("reviseOrder", await Shop.ConfirmedAsync(), "OrderNotRejectedError", "ORDER_NOT_REJECTED", "CONFIRMED", ["cancelOrder", "holdOrder", "copyOrder", "assignOrder"]);

    [Fact]
    public async Task A_stale_version_is_refused() => await AssertStaleIsRefusedAsync("reviseOrder", await Shop.RejectedAsync());

    [Fact]
    public Task Another_companys_order_does_not_exist() => AssertForeignOrderIsUnknownAsync("reviseOrder");

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("reviewer"), "reviseOrder", Shop.Version(await Shop.RejectedAsync()));
}
