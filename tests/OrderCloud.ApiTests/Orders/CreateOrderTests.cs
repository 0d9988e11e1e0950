using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public sealed class CreateOrderTests(ServerHost host) : OrderTest(host)
{
    [Fact, Trait("Capability", "E1/part")]
    public async Task A_draft_copies_what_is_sold_and_adds_it_up()
    {
        var tea = await Shop.GoodsAsync(price: 12.8m);
        var work = await Shop.GoodsAsync(price: 30, kind: "SERVICE");

        var order = await Shop.DoAsync("createOrder", new
        {
            note = "Ring twice",
            shipping = 4.95m,
            fees = 0.05m,
            lines = new object[] { new { sku = tea.Sku.ToLowerInvariant(), quantity = 0.350m }, new { variantId = work.VariantId, quantity = 2, unitPrice = 25.5m, discount = 1, discountReason = "Friend" } },
        });

        Assert.Equal(("DRAFT", "GBP", "Ring twice", 2, 1), (order.Text("status"), order.Text("currency"), order.Text("note"), order.Number("lineCount"), order.Number("version")));
        Assert.Equal((4.48m + 51, 1, 4.48m + 50 + 5, 0, 4.48m + 50 + 5), (order.Amount("gross"), order.Amount("discountTotal"), order.Amount("net"), order.Amount("tax"), order.Amount("total")));
        Assert.Equal(5948, order.GetProperty("total").Number("minorUnits"));

        var line = order.GetProperty("lines")[0];
        Assert.Equal((1, tea.Sku, $"Thing {tea.Sku}", "pcs", "STOCKED", 12.8m, 4.48m), (line.Number("lineNumber"), line.Text("sku"), line.Text("name"), line.Text("unit"), line.Text("kind"), line.GetProperty("unitPrice").GetDecimal(), line.Amount("net")));
    }

    [Fact]
    public async Task An_empty_draft_is_a_draft()
    {
        var order = await Shop.DoAsync("createOrder", new { });

        Assert.Equal((null, null, 0m, 0), (order.Text("number"), order.Text("customerName"), order.Amount("total"), order.Number("lineCount")));
    }

    [Fact]
    public async Task A_customer_brings_his_addresses_unless_others_are_given()
    {
        var customer = await Shop.CustomerAsync("Jo Lin");

        var own = await Shop.DoAsync("createOrder", new { customerId = customer.Text("id") });
        var other = await Shop.DoAsync("createOrder", new { customerId = customer.Text("id"), shipTo = Shop.Address("Ann Other") });

        Assert.Equal(("Jo Lin", "Jo Lin", "Jo Lin"), (own.Text("customerName"), own.GetProperty("shipTo").Text("recipient"), own.GetProperty("billTo").Text("recipient")));
        Assert.Equal(("Ann Other", "Jo Lin"), (other.GetProperty("shipTo").Text("recipient"), other.GetProperty("billTo").Text("recipient")));
    }

    [Fact, Trait("Capability", "W25/part"), Trait("Capability", "C1/part")]
    public async Task Renaming_and_repricing_a_product_leaves_the_order_as_it_is()
    {
        var goods = await Shop.GoodsAsync(price: 10);
        var before = await Shop.DraftAsync((goods, 1));

        await Shop.Owner.MutateAsync($"mutation($input: UpdateProductInput!) {{ updateProduct(input: $input) {{ product {{ id }} {TenantSession.Errors} }} }}",
            new { input = new { id = goods.ProductId, expectedVersion = 1, name = "Renamed", active = false } });
        await Shop.Owner.MutateAsync($"mutation($input: UpdateVariantInput!) {{ updateVariant(input: $input) {{ variant {{ id }} {TenantSession.Errors} }} }}",
            new { input = new { id = goods.VariantId, expectedVersion = 1, unitPrice = 99 } });

        Assert.Equal(before.GetRawText(), (await Shop.OrderAsync(before.Text("id")!)).GetRawText());
    }

    [Theory, Trait("Capability", "E2/part")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("0.0001")]
    [InlineData("1000000.001")]
    [InlineData("79228162514264337593543950335")]
    public async Task A_quantity_that_cannot_be_is_refused_at_its_path(string quantity)
    {
        var goods = await Shop.GoodsAsync();
        var value = decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(["input.lines.1.quantity"], await InvalidAsync("createOrder", new { lines = new[] { new { sku = goods.Sku, quantity = 1m }, new { sku = goods.Sku, quantity = value } } }));
        await AssertNothingIsThereAsync();
    }

    [Fact, Trait("Capability", "E2/part")]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var goods = await Shop.GoodsAsync();

        var paths = await InvalidAsync("createOrder", new
        {
            shipTo = new { recipient = " ", line1 = "1 High Street", city = new string('x', 101), countryCode = "ZZ" },
            shipping = -1,
            fees = 0.001m,
            note = new string('n', 2_001),
            validUntil = "2001-01-01T00:00:00Z",
            lines = new object[]
            {
                new { quantity = 1 },
                new { quantity = 1, sku = goods.Sku, variantId = goods.VariantId },
                new { quantity = 1, sku = goods.Sku, unitPrice = 0.000000000001m },
                new { quantity = 1, sku = goods.Sku, unitPrice = 10_000_001m },
                new { quantity = 1, sku = goods.Sku, discount = 1 },
                new { quantity = 1, sku = goods.Sku, discount = 0.001m, discountReason = "Small" },
            },
        });

        Assert.Equal(
            ["input.fees", "input.lines.0.variantId", "input.lines.1.variantId", "input.lines.2.unitPrice", "input.lines.3.unitPrice", "input.lines.4.discountReason", "input.lines.5.discount",
                "input.note", "input.shipTo.city", "input.shipTo.countryCode", "input.shipTo.recipient", "input.shipping", "input.validUntil"],
            paths.Order(StringComparer.Ordinal));
        await AssertNothingIsThereAsync();
    }

    [Fact]
    public async Task A_discount_is_at_most_what_the_line_comes_to() => Assert.Equal(
        ["input.lines.0.discount"],
        await InvalidAsync("createOrder", new { lines = new[] { new { sku = (await Shop.GoodsAsync(price: 5)).Sku, quantity = 1, discount = 5.01m, discountReason = "Too much" } } }));

    [Fact]
    public async Task An_order_beyond_all_measure_is_refused() => Assert.Equal(
        ["input.lines"],
        await InvalidAsync("createOrder", new { lines = new[] { new { sku = (await Shop.GoodsAsync()).Sku, quantity = 1_000_000, unitPrice = 10_000_000 } } }));

    [Fact]
    public async Task More_than_250_lines_at_once_are_refused()
    {
        var goods = await Shop.GoodsAsync();

        Assert.Equal(["input.lines"], await InvalidAsync("createOrder", new { lines = Enumerable.Repeat(new { sku = goods.Sku, quantity = 1 }, 251) }));
    }

    [Fact]
    public async Task An_unknown_sku_is_named_by_its_path()
    {
        var refusal = await Shop.RefusedAsync("createOrder", new { lines = new[] { new { sku = (await Shop.GoodsAsync()).Sku, quantity = 1 }, new { sku = "NO-SUCH", quantity = 1 } } });

        Assert.Equal(("OrderVariantNotFoundError", "VARIANT_NOT_FOUND", "input.lines.1.sku"), (refusal.Text("__typename"), refusal.Text("code"), refusal.Path()));
    }

    [Fact]
    public async Task What_is_no_longer_sold_is_refused()
    {
        var goods = await Shop.GoodsAsync();
        await Shop.Owner.MutateAsync($"mutation($input: UpdateProductInput!) {{ updateProduct(input: $input) {{ product {{ id }} {TenantSession.Errors} }} }}",
            new { input = new { id = goods.ProductId, expectedVersion = 1, active = false } });

        var refusal = await Shop.RefusedAsync("createOrder", new { lines = new[] { new { variantId = goods.VariantId, quantity = 1 } } }, "... on VariantInactiveError { sku }");

        Assert.Equal(("VARIANT_INACTIVE", goods.Sku, "input.lines.0.variantId"), (refusal.Text("code"), refusal.Text("sku"), refusal.Path()));
    }

    [Fact]
    public async Task Only_who_may_override_prices_sets_a_price_or_a_discount()
    {
        var goods = await Shop.GoodsAsync(price: 9.99m);
        var sales = await Shop.Tenant.MemberAsync("sales");

        var price = await Shop.RefusedAsync(sales, "createOrder", new { lines = new[] { new { sku = goods.Sku, quantity = 1, unitPrice = 5 } } }, "... on PriceOverrideNotAllowedError { sku listPrice }");
        var discount = await Shop.RefusedAsync(sales, "createOrder", new { lines = new[] { new { sku = goods.Sku, quantity = 1, discount = 5, discountReason = "Nice" } } });
        var listed = await Shop.DoAsync(sales, "createOrder", new { lines = new[] { new { sku = goods.Sku, quantity = 1, unitPrice = 9.99m } } });

        Assert.Equal(("PRICE_OVERRIDE_NOT_ALLOWED", "input.lines.0.unitPrice", goods.Sku, 9.99m), (price.Text("code"), price.Path(), price.Text("sku"), price.GetProperty("listPrice").GetDecimal()));
        Assert.Equal(("PRICE_OVERRIDE_NOT_ALLOWED", "input.lines.0.discount"), (discount.Text("code"), discount.Path()));
        Assert.Equal(9.99m, listed.Amount("total"));
    }

    [Fact, Trait("Proves", "T1/part")]
    public Task Another_companys_customer_does_not_exist() =>
        AssertForeignIsUnknownAsync("createOrder", "Customer", async shop => (await shop.CustomerAsync()).Text("id")!, customerId => new { customerId });

    [Fact, Trait("Proves", "T1/part")]
    public Task Another_companys_variant_does_not_exist() =>
        AssertForeignIsUnknownAsync("createOrder", "Variant", async shop => (await shop.GoodsAsync()).VariantId, variantId => new { lines = new[] { new { variantId, quantity = 1 } } });

    [Fact, Trait("Capability", "X4/part")]
    public async Task A_repeated_key_makes_one_order_and_another_body_is_refused()
    {
        var goods = await Shop.GoodsAsync();
        object Input(int quantity) => new { lines = new[] { new { sku = goods.Sku, quantity } } };

        var first = await Shop.DoAsync(Shop.Owner, "createOrder", Input(1), key: "k-1");
        var again = await Shop.DoAsync(Shop.Owner, "createOrder", Input(1), key: "k-1");
        var other = Assert.Single(await Shop.Owner.RefusedAsync(Shop.Mutation("createOrder", "order { id }"), new { input = Input(2) }, "k-1"));

        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Equal("IDEMPOTENCY_KEY_PARAMETER_MISMATCH", other.Text("code"));
        Assert.Equal(1, await CountAsync());
    }

    [Fact, Trait("Capability", "X4/part")]
    public async Task A_repeated_key_is_the_same_call_whatever_the_scale_of_its_numbers()
    {
        var goods = await Shop.GoodsAsync();
        object Input(string quantity) => new { lines = new[] { new { sku = goods.Sku, quantity = JsonDocument.Parse(quantity).RootElement } } };
        var first = await Shop.DoAsync(Shop.Owner, "createOrder", Input("1"), key: "k-1");

        foreach (var same in new[] { "1.0", "1.000", "10e-1" })
            Assert.Equal(first.GetRawText(), (await Shop.DoAsync(Shop.Owner, "createOrder", Input(same), key: "k-1")).GetRawText());

        Assert.Equal("IDEMPOTENCY_KEY_PARAMETER_MISMATCH", Assert.Single(await Shop.Owner.RefusedAsync(Shop.Mutation("createOrder", "order { id }"), new { input = Input("1.001") }, "k-1")).Text("code"));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("reviewer"), "createOrder", new { });

    private async Task<int> CountAsync() => (await Shop.Owner.QueryAsync("{ orders(first: 1) { totalCount } }")).GetProperty("orders").Number("totalCount");

    private async Task AssertNothingIsThereAsync() => Assert.Equal(0, await CountAsync());
}
