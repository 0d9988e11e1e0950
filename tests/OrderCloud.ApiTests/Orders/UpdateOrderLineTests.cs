using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Tenancy;

namespace OrderCloud.ApiTests.Orders;

public sealed class UpdateOrderLineTests(ServerHost host) : OrderTest(host)
{
    [Fact]
    public async Task Quantity_price_and_discount_are_changed_and_the_total_follows()
    {
        var draft = await Shop.DraftAsync((await Shop.GoodsAsync(price: 10), 1), (await Shop.GoodsAsync(price: 1), 1));

        var order = await Shop.DoAsync("updateOrderLine", Change(draft, ("quantity", 3), ("unitPrice", 9.5m), ("discount", 0.5m), ("discountReason", "Loyal")));

        Assert.Equal((28m + 1, 0.5m, "Loyal"), (order.Amount("total"), order.Amount("discountTotal"), order.GetProperty("lines")[0].Text("discountReason")));

        order = await Shop.DoAsync("updateOrderLine", Change(order, ("discount", 0)));
        Assert.Equal((28.5m + 1, null), (order.Amount("total"), order.GetProperty("lines")[0].Text("discountReason")));
    }

    [Fact]
    public async Task Bad_values_are_refused_at_their_paths()
    {
        var draft = await Shop.DraftAsync((await Shop.GoodsAsync(price: 10), 1));

        Assert.Equal(["input.quantity", "input.unitPrice"], (await InvalidAsync("updateOrderLine", Change(draft, ("quantity", -2), ("unitPrice", 0.0000001m)))).Order());
        Assert.Equal(["input.discount"], await InvalidAsync("updateOrderLine", Change(draft, ("discount", 10.01m), ("discountReason", "More than all"))));
        Assert.Equal(["input.discountReason"], await InvalidAsync("updateOrderLine", Change(draft, ("discount", 1))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("Two\nlines")]
    [InlineData(null)]
    public async Task A_reason_alone_is_checked_like_one_beside_a_discount(string? reason)
    {
        reason ??= new string('y', 5_000);
        var draft = await Shop.DoAsync("createOrder", new { lines = new[] { new { sku = (await Shop.GoodsAsync(price: 10)).Sku, quantity = 1, discount = 1, discountReason = "Friend" } } });

        Assert.Equal(["input.discountReason"], await InvalidAsync("updateOrderLine", Change(draft, ("discountReason", reason))));

        var order = await Shop.DoAsync("updateOrderLine", Change(draft, ("discountReason", " Loyal ")));
        Assert.Equal((9m, "Loyal"), (order.Amount("total"), order.GetProperty("lines")[0].Text("discountReason")));
    }

    [Fact]
    public async Task What_was_sent_is_named_and_not_what_was_left_alone()
    {
        var draft = await Shop.DoAsync("createOrder", new { lines = new[] { new { sku = (await Shop.GoodsAsync(price: 10)).Sku, quantity = 1_000_000m, discount = 15, discountReason = "Much" } } });
        using var sales = await People.JoinAsync(Host, Shop.Tenant, await Shop.Owner.NewRoleAsync(["orders:read", "orders:edit", "catalog:read"], readFields: ["*"]));

        Assert.Equal(["input.unitPrice"], await InvalidAsync("updateOrderLine", Change(draft, ("unitPrice", 0))));
        Assert.Equal(["input.unitPrice"], await InvalidAsync("updateOrderLine", Change(draft, ("unitPrice", 10_000_000))));
        Assert.Equal(["input.quantity"], await InvalidAsync("updateOrderLine", Change(draft, ("quantity", 1))));
        Assert.Equal(["input.discount"], await InvalidAsync("updateOrderLine", Change(draft, ("quantity", 1), ("discount", 11), ("discountReason", "More"))));
        Assert.Equal("input.discount", (await Shop.RefusedAsync(sales, "updateOrderLine", Change(draft, ("unitPrice", 10), ("discount", 16), ("discountReason", "More")))).Path());
        Assert.Equal("input.unitPrice", (await Shop.RefusedAsync(sales, "updateOrderLine", Change(draft, ("unitPrice", 9), ("discount", 16), ("discountReason", "More")))).Path());
    }

    [Fact]
    public async Task A_lower_quantity_must_still_bear_the_discount()
    {
        var draft = await Shop.DoAsync("createOrder", new { lines = new[] { new { sku = (await Shop.GoodsAsync(price: 10)).Sku, quantity = 2, discount = 15, discountReason = "Much" } } });

        Assert.Equal(["input.quantity"], await InvalidAsync("updateOrderLine", Change(draft, ("quantity", 1))));
    }

    [Fact]
    public async Task Who_may_not_override_prices_changes_quantities_only()
    {
        using var sales = await People.JoinAsync(Host, Shop.Tenant, await Shop.Owner.NewRoleAsync(["orders:read", "orders:edit", "catalog:read"], readFields: ["*"]));
        var draft = await Shop.DoAsync("createOrder", new { lines = new[] { new { sku = (await Shop.GoodsAsync(price: 10)).Sku, quantity = 1, unitPrice = 8 } } });

        var order = await Shop.DoAsync(sales, "updateOrderLine", Change(draft, ("quantity", 2)));
        var refusal = await Shop.RefusedAsync(sales, "updateOrderLine", Change(order, ("unitPrice", 7)));
        var back = await Shop.DoAsync(sales, "updateOrderLine", Change(order, ("unitPrice", 10)));

        Assert.Equal((16m, 20m), (order.Amount("total"), back.Amount("total")));
        Assert.Equal(("PRICE_OVERRIDE_NOT_ALLOWED", "input.unitPrice"), (refusal.Text("code"), refusal.Path()));
    }

    [Fact]
    public async Task A_line_of_another_order_is_no_line_of_this_one()
    {
        var goods = await Shop.GoodsAsync();
        var (one, other) = (await Shop.DraftAsync((goods, 1)), await Shop.DraftAsync((goods, 1)));

        var refusal = await Shop.RefusedAsync("updateOrderLine", Shop.Version(one, ("lineId", other.GetProperty("lines")[0].Text("id")), ("quantity", 2)));

        Assert.Equal(("ORDER_LINE_NOT_FOUND", "input.lineId"), (refusal.Text("code"), refusal.Path()));
    }

    [Fact]
    public async Task Only_a_drafts_line_is_changed()
    {
        var order = await Shop.ConfirmedAsync();

        await AssertStateIsRefusedAsync("updateOrderLine", order, "OrderNotDraftError", "ORDER_NOT_DRAFT", "CONFIRMED", ["cancelOrder", "holdOrder", "copyOrder", "assignOrder"], ("lineId", order.GetProperty("lines")[0].Text("id")));
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        var draft = await Shop.DraftAsync((await Shop.GoodsAsync(), 1));

        await AssertStaleIsRefusedAsync("updateOrderLine", draft, ("lineId", draft.GetProperty("lines")[0].Text("id")));
    }

    [Fact]
    public Task Another_companys_order_does_not_exist() => AssertForeignOrderIsUnknownAsync("updateOrderLine", ("lineId", NodeIds.Of("OrderLine", Guid.Empty)));

    [Fact, Trait("Proves", "P10"), Trait("Proves", "T1")]
    public async Task Another_companys_line_answers_like_one_that_never_was()
    {
        var draft = await Shop.DraftAsync((await Shop.GoodsAsync(), 1));

        await AssertForeignIsUnknownAsync("updateOrderLine", "OrderLine", async shop => (await shop.DraftAsync((await shop.GoodsAsync(), 1))).GetProperty("lines")[0].Text("id")!, id => Shop.Version(draft, ("lineId", id), ("quantity", 2)));
    }

    [Fact]
    public async Task It_needs_its_permission() =>
        await AssertNeedsAsync(await Shop.Tenant.MemberAsync("reviewer"), "updateOrderLine", Change(await Shop.DraftAsync((await Shop.GoodsAsync(), 1))));

    private static Dictionary<string, object?> Change(JsonElement order, params (string Name, object? Value)[] more) => Shop.Version(order, [("lineId", order.GetProperty("lines")[0].Text("id")), .. more]);
}
