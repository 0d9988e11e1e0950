using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public sealed class RemoveOrderLineTests(ServerHost host) : OrderTest(host)
{
    [Fact]
    public async Task A_line_is_taken_off_and_the_total_follows()
    {
        var draft = await Shop.DraftAsync((await Shop.GoodsAsync(price: 10), 1), (await Shop.GoodsAsync(price: 1), 1));

        var order = await Shop.DoAsync("removeOrderLine", Shop.Version(draft, ("lineId", draft.GetProperty("lines")[0].Text("id"))));

        Assert.Equal((1m, 1), (order.Amount("total"), order.Number("lineCount")));
        Assert.Equal(2, Assert.Single(order.GetProperty("lines").EnumerateArray()).Number("lineNumber"));
    }

    [Fact]
    public async Task An_unknown_line_is_refused()
    {
        var refusal = await Shop.RefusedAsync("removeOrderLine", Shop.Version(await Shop.DoAsync("createOrder", new { }), ("lineId", NodeIds.Of("OrderLine", Guid.CreateVersion7()))));

        Assert.Equal(("ORDER_LINE_NOT_FOUND", "input.lineId"), (refusal.Text("code"), refusal.Path()));
    }

    [Fact]
    public async Task Only_a_draft_loses_lines()
    {
        var order = await Shop.ConfirmedAsync();

        await AssertStateIsRefusedAsync("removeOrderLine", order, "OrderNotDraftError", "ORDER_NOT_DRAFT", "CONFIRMED", ["cancelOrder", "holdOrder", "copyOrder", "assignOrder"], ("lineId", order.GetProperty("lines")[0].Text("id")));
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        var draft = await Shop.DraftAsync((await Shop.GoodsAsync(), 1));

        await AssertStaleIsRefusedAsync("removeOrderLine", draft, ("lineId", draft.GetProperty("lines")[0].Text("id")));
    }

    [Fact]
    public Task Another_companys_order_does_not_exist() => AssertForeignOrderIsUnknownAsync("removeOrderLine", ("lineId", NodeIds.Of("OrderLine", Guid.Empty)));

    [Fact, Trait("Proves", "P10"), Trait("Proves", "T1")]
    public async Task Another_companys_line_answers_like_one_that_never_was()
    {
        var draft = await Shop.DraftAsync((await Shop.GoodsAsync(), 1));

        await AssertForeignIsUnknownAsync("removeOrderLine", "OrderLine", async shop => (await shop.DraftAsync((await shop.GoodsAsync(), 1))).GetProperty("lines")[0].Text("id")!, id => Shop.Version(draft, ("lineId", id)));
    }

    [Fact]
    public async Task It_needs_its_permission()
    {
        var draft = await Shop.DraftAsync((await Shop.GoodsAsync(), 1));

        await AssertNeedsAsync(await Shop.Tenant.MemberAsync("reviewer"), "removeOrderLine", Shop.Version(draft, ("lineId", draft.GetProperty("lines")[0].Text("id"))));
    }
}
