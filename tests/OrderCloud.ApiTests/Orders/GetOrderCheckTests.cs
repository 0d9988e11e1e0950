using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public sealed class GetOrderCheckTests(ServerHost host) : OrderTest(host)
{
    private const string Document =
        "query($id: ID!) { orderCheck(id: $id) { verdict gaps { field message } findings { rule verdict subject message } lines { lineId sku code price stock listPrice missing } } }";

    [Fact, Trait("Capability", "E8/part")]
    public async Task Each_line_shows_code_price_and_stock_and_submission_says_the_same()
    {
        var (enough, shared, service) = (await Shop.GoodsAsync(stock: 5, price: 4.99m), await Shop.GoodsAsync(stock: 3.5m, price: 2), await Shop.GoodsAsync(price: 50, kind: "SERVICE"));
        var draft = await Shop.DoAsync("createOrder", new
        {
            lines = new object[]
            {
                new { variantId = enough.VariantId, quantity = 5 },
                new { variantId = shared.VariantId, quantity = 2 },
                new { variantId = shared.VariantId, quantity = 2, unitPrice = 1.5m },
                new { variantId = service.VariantId, quantity = 1 },
            },
        });

        var check = await CheckAsync(draft);
        var order = await Shop.SubmitAsync(draft);

        Assert.Equal(
            ["KNOWN LIST ENOUGH 4.990000 0.000", "KNOWN LIST SHORT 2.000000 0.500", "KNOWN DIFFERS SHORT 2.000000 0.500", "KNOWN LIST NOT_STOCKED 50.000000 0.000"],
            check.GetProperty("lines").EnumerateArray().Select(line => $"{line.Text("code")} {line.Text("price")} {line.Text("stock")} {line.GetProperty("listPrice")} {line.GetProperty("missing")}"));
        Assert.Equal(draft.GetProperty("lines").EnumerateArray().Select(line => line.Text("id")), check.GetProperty("lines").EnumerateArray().Select(line => line.Text("lineId")));
        Assert.Equal(("NEEDS_REVIEW", "PENDING_REVIEW", 0), (check.Text("verdict"), order.Text("status"), check.GetProperty("gaps").GetArrayLength()));
        Assert.Equal(check.GetProperty("findings").GetRawText(), order.GetProperty("reviewTasks")[0].GetProperty("findings").GetRawText());
    }

    [Fact, Trait("Capability", "E8/part")]
    public async Task What_is_missing_is_told_as_submission_would_refuse_it_and_there_is_no_verdict()
    {
        var goods = await Shop.GoodsAsync(stock: 5);
        var draft = await Shop.DoAsync("createOrder", new { customerId = (await Shop.CustomerAsync(withAddress: false)).Text("id"), lines = new[] { new { sku = goods.Sku, quantity = 1 } } });
        await Shop.Owner.MutateAsync($"mutation($input: UpdateProductInput!) {{ updateProduct(input: $input) {{ product {{ id }} {TenantSession.Errors} }} }}", new { input = new { id = goods.ProductId, expectedVersion = 1, active = false } });

        var check = await CheckAsync(draft);
        var refused = await Shop.Owner.RefusedAsync(Shop.Mutation("submitOrder", "order { id }"), new { input = Shop.Version(draft) });

        Assert.Equal((JsonValueKind.Null, "INACTIVE"), (check.GetProperty("verdict").ValueKind, check.GetProperty("lines")[0].Text("code")));
        Assert.Equal(["lines.0.variantId", "shipTo"], check.GetProperty("gaps").EnumerateArray().Select(gap => gap.Path().Replace("input.", "", StringComparison.Ordinal)).Order());
        Assert.Equal(refused.Select(error => error.Text("message")).Order(), check.GetProperty("gaps").EnumerateArray().Select(gap => gap.Text("message")).Order());
    }

    [Fact]
    public async Task A_blocked_customer_fails_and_an_order_without_fault_passes()
    {
        var customer = await Shop.CustomerAsync();
        var goods = await Shop.GoodsAsync(stock: 5);
        var draft = await Shop.DoAsync("createOrder", new { customerId = customer.Text("id"), lines = new[] { new { sku = goods.Sku, quantity = 1 } } });

        var before = await CheckAsync(draft);
        await Shop.BlockAsync(customer);
        var after = await CheckAsync(draft);

        Assert.Equal(("PASS", 0), (before.Text("verdict"), before.GetProperty("findings").GetArrayLength()));
        Assert.Equal(("FAIL", "CUSTOMER", "The customer Jo Lin is blocked."), (after.Text("verdict"), after.GetProperty("findings")[0].Text("rule"), after.GetProperty("findings")[0].Text("message")));
    }

    [Fact]
    public async Task Looking_changes_nothing()
    {
        var draft = await Shop.DraftAsync((await Shop.GoodsAsync(stock: 1), 2));
        var before = await TenantRows.OfAsync(await Fixture.DatabaseAsync(), Shop.Tenant.Id, platform: true);

        await CheckAsync(draft);

        Assert.Equal(before, await TenantRows.OfAsync(await Fixture.DatabaseAsync(), Shop.Tenant.Id, platform: true));
    }

    [Fact]
    public async Task Many_lines_cost_as_many_statements_as_one()
    {
        var goods = await Shop.GoodsAsync(stock: 10);
        var (small, large) = (await Shop.DraftAsync((goods, 1)), await Shop.DraftAsync([.. Enumerable.Repeat((goods, 1m), 40)]));

        var (few, many) = (await StatementsAsync(Shop.Owner, Document, new { id = small.Text("id") }), await StatementsAsync(Shop.Owner, Document, new { id = large.Text("id") }));

        Assert.Equal(few, many);
        Assert.InRange(many, 4, 9);
    }

    [Fact, Trait("Proves", "T1/part")]
    public Task Another_companys_order_does_not_exist() => AssertForeignIsNullAsync(Document, async shop => (await shop.PendingAsync()).Text("id")!);

    [Fact]
    public async Task It_needs_its_permission() => await AssertReadingNeedsAsync("orders:read", Document, new { id = (await Shop.DoAsync("createOrder", new { })).Text("id") });

    private async Task<JsonElement> CheckAsync(JsonElement order) => (await Shop.Owner.QueryAsync(Document, new { id = order.Text("id") })).GetProperty("orderCheck");
}
