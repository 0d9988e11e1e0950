using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

[Trait("Capability", "E10/part")]
public sealed class DeleteOrderTests(ServerHost host) : OrderTest(host)
{
    [Fact]
    public async Task A_draft_that_was_never_submitted_is_gone()
    {
        var draft = await Shop.DraftAsync((await Shop.GoodsAsync(), 1));

        var deleted = await Shop.DoAsync("deleteOrder", Shop.Version(draft));

        Assert.Equal(draft.Text("id"), deleted.GetString());
        Assert.Equal(JsonValueKind.Null, (await Shop.OrderAsync(draft.Text("id")!)).ValueKind);
    }

    [Fact]
    public async Task What_has_a_number_can_only_be_cancelled()
    {
        var draft = await Shop.DoAsync("withdrawOrder", Shop.Version(await Shop.PendingAsync()));

        var refusal = await Shop.RefusedAsync("deleteOrder", Shop.Version(draft), "... on OrderNumberedError { number allowed }");

        Assert.Equal(("ORDER_NUMBERED", draft.Text("number")), (refusal.Text("code"), refusal.Text("number")));
        Assert.Contains("cancelOrder", refusal.Texts("allowed"));
        Assert.DoesNotContain("deleteOrder", refusal.Texts("allowed"));
    }

    [Fact]
    public async Task Only_a_draft_is_deleted() => await AssertStateIsRefusedAsync("deleteOrder", await Shop.ConfirmedAsync(), "OrderNotDraftError", "ORDER_NOT_DRAFT", "CONFIRMED", ["cancelOrder", "holdOrder", "copyOrder", "assignOrder"]);

    [Fact]
    public async Task A_stale_version_is_refused() => await AssertStaleIsRefusedAsync("deleteOrder", await Shop.DoAsync("createOrder", new { }));

    [Fact]
    public Task Another_companys_order_does_not_exist() => AssertForeignOrderIsUnknownAsync("deleteOrder");

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("reviewer"), "deleteOrder", Shop.Version(await Shop.DoAsync("createOrder", new { })));
}
