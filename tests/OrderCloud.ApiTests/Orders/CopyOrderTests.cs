using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public sealed class CopyOrderTests(ServerHost host) : OrderTest(host)
{
    [Fact]
    public async Task A_copy_is_a_draft_at_todays_prices_without_discounts()
    {
        var goods = await Shop.GoodsAsync(price: 10);
        var customer = await Shop.CustomerAsync("Jo");
        var pattern = await Shop.DoAsync("createOrder", new { customerId = customer.Text("id"), note = "Ring", shipping = 5, lines = new[] { new { sku = goods.Sku, quantity = 3, unitPrice = 8, discount = 1, discountReason = "Friend" } } });
        await Shop.Owner.MutateAsync($"mutation($input: UpdateVariantInput!) {{ updateVariant(input: $input) {{ variant {{ id }} {TenantSession.Errors} }} }}", new { input = new { id = goods.VariantId, expectedVersion = 1, unitPrice = 11 } });

        var copy = await Shop.DoAsync("copyOrder", new { id = pattern.Text("id") });

        Assert.NotEqual(pattern.Text("id"), copy.Text("id"));
        Assert.Equal(("DRAFT", null, "Jo", "Ring", 33m, 0m, 1), (copy.Text("status"), copy.Text("number"), copy.Text("customerName"), copy.Text("note"), copy.Amount("total"), copy.Amount("discountTotal"), copy.Number("version")));
    }

    [Fact]
    public async Task A_cancelled_order_is_copied_with_what_it_once_wanted()
    {
        var order = await Shop.DoAsync("cancelOrder", Shop.Version(await Shop.ConfirmedAsync(4), ("reason", "Mistake")));

        var copy = await Shop.DoAsync("copyOrder", new { id = order.Text("id") });

        Assert.Equal(4, copy.GetProperty("lines")[0].GetProperty("quantity").GetDecimal());
    }

    [Fact]
    public async Task A_copy_is_rounded_as_the_company_rounds_now()
    {
        var pattern = await Shop.DraftAsync((await Shop.GoodsAsync(price: 0.01m), 0.5m));
        await Shop.Owner.MutateAsync($"mutation($input: UpdateCompanyInput!) {{ updateCompany(input: $input) {{ tenant {{ id }} {TenantSession.Errors} }} }}", new { input = new { expectedVersion = 1, rounding = "HALF_EVEN" } });

        var copy = await Shop.DoAsync("copyOrder", new { id = pattern.Text("id") });

        Assert.Equal((0.01m, 0m), ((await Shop.OrderAsync(pattern.Text("id")!)).Amount("total"), copy.Amount("total")));
    }

    [Fact]
    public Task Another_companys_order_does_not_exist() =>
        AssertForeignIsUnknownAsync("copyOrder", "Order", async shop => (await shop.DraftAsync((await shop.GoodsAsync(), 1))).Text("id")!, id => new { id });

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("reviewer"), "copyOrder", new { id = (await Shop.DoAsync("createOrder", new { })).Text("id") });
}
