using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public sealed class AddOrderLinesTests(ServerHost host) : OrderTest(host)
{
    [Fact]
    public async Task Lines_are_added_behind_the_others()
    {
        var (tea, milk) = (await Shop.GoodsAsync(price: 5), await Shop.GoodsAsync(price: 1.5m));
        var draft = await Shop.DraftAsync((tea, 1));

        var order = await Shop.DoAsync("addOrderLines", Shop.Version(draft, ("lines", new[] { new { sku = milk.Sku, quantity = 2 } })));

        Assert.Equal([(1, tea.Sku), (2, milk.Sku)], order.GetProperty("lines").EnumerateArray().Select(line => (line.Number("lineNumber"), line.Text("sku"))));
        Assert.Equal((8m, 2, 2), (order.Amount("total"), order.Number("lineCount"), order.Number("version")));
    }

    [Fact]
    public async Task No_line_and_bad_lines_are_refused()
    {
        var goods = await Shop.GoodsAsync();
        var draft = await Shop.DraftAsync((goods, 1));

        Assert.Equal(["input.lines"], await InvalidAsync("addOrderLines", Shop.Version(draft, ("lines", Array.Empty<object>()))));
        Assert.Equal(["input.lines.0.quantity"], await InvalidAsync("addOrderLines", Shop.Version(draft, ("lines", new[] { new { sku = goods.Sku, quantity = 0 } }))));
    }

    [Fact]
    public async Task An_order_has_at_most_a_thousand_lines()
    {
        var goods = await Shop.GoodsAsync();
        object[] Lines(int count) => [.. Enumerable.Repeat(new { sku = goods.Sku, quantity = 1 }, count)];
        var order = await Shop.DoAsync("createOrder", new { lines = Lines(250) });

        for (var times = 0; times < 3; times++)
            order = await Shop.DoAsync("addOrderLines", Shop.Version(order, ("lines", Lines(250))));

        Assert.Equal(1_000, order.Number("lineCount"));
        Assert.Equal(["input.lines"], await InvalidAsync("addOrderLines", Shop.Version(order, ("lines", Lines(1)))));
    }

    [Fact]
    public async Task An_unknown_variant_is_refused()
    {
        var draft = await Shop.DoAsync("createOrder", new { });

        await AssertForeignIsUnknownAsync("addOrderLines", "Variant", async shop => (await shop.GoodsAsync()).VariantId, variantId => Shop.Version(draft, ("lines", new[] { new { variantId, quantity = 1 } })));
    }

    [Fact]
    public async Task What_is_no_longer_sold_is_refused()
    {
        var goods = await Shop.GoodsAsync();
        var draft = await Shop.DoAsync("createOrder", new { });
        await Shop.Owner.MutateAsync($"mutation($input: UpdateVariantInput!) {{ updateVariant(input: $input) {{ variant {{ id }} {TenantSession.Errors} }} }}", new { input = new { id = goods.VariantId, expectedVersion = 1, active = false } });

        Assert.Equal("VARIANT_INACTIVE", (await Shop.RefusedAsync("addOrderLines", Shop.Version(draft, ("lines", new[] { new { sku = goods.Sku, quantity = 1 } })))).Text("code"));
    }

    [Fact]
    public async Task Only_who_may_override_prices_sets_a_price()
    {
        var goods = await Shop.GoodsAsync(price: 9);
        var sales = await Shop.Tenant.MemberAsync("sales");
        var draft = await Shop.DoAsync(sales, "createOrder", new { });

        var refusal = await Shop.RefusedAsync(sales, "addOrderLines", Shop.Version(draft, ("lines", new[] { new { sku = goods.Sku, quantity = 1, unitPrice = 8 } })));

        Assert.Equal(("PRICE_OVERRIDE_NOT_ALLOWED", "input.lines.0.unitPrice"), (refusal.Text("code"), refusal.Path()));
    }

    [Fact]
    public async Task Only_a_draft_gets_lines()
    {
        var goods = await Shop.GoodsAsync();

        await AssertStateIsRefusedAsync("addOrderLines", await Shop.ConfirmedAsync(), "OrderNotDraftError", "ORDER_NOT_DRAFT", "CONFIRMED", ["cancelOrder", "holdOrder", "copyOrder", "assignOrder"], ("lines", new[] { new { sku = goods.Sku, quantity = 1 } }));
    }

    [Fact]
    public async Task A_stale_version_is_refused() => await AssertStaleIsRefusedAsync("addOrderLines", await Shop.DoAsync("createOrder", new { }), ("lines", Array.Empty<object>()));

    [Fact]
    public async Task Another_companys_order_does_not_exist() => await AssertForeignOrderIsUnknownAsync("addOrderLines", ("lines", Array.Empty<object>()));

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(
        await Shop.Tenant.MemberAsync("warehouse"), "addOrderLines", Shop.Version(await Shop.DoAsync("createOrder", new { }), ("lines", Array.Empty<object>())));
}
