using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public sealed class GetDraftCheckTests(ServerHost host) : OrderTest(host)
{
    private const string Document =
        "query($input: CreateOrderInput!) { draftCheck(input: $input) { verdict gaps { field message } findings { rule verdict subject message } lines { sku code price stock missing } tax { amount } total { amount } } }";

    [Fact, Trait("Capability", "E8/part")]
    public async Task It_says_what_the_saved_draft_would_say()
    {
        var (few, enough) = (await Shop.GoodsAsync(stock: 1, price: 4), await Shop.GoodsAsync(stock: 9, price: 10));
        object input = new { lines = new object[] { new { variantId = few.VariantId, quantity = 3 }, new { sku = enough.Sku, quantity = 1, unitPrice = 8, discount = 1, discountReason = "Scratch" } }, shipping = 5 };

        var check = await CheckAsync(input);
        var order = await Shop.SubmitAsync(await Shop.DoAsync("createOrder", input));

        Assert.Equal(("NEEDS_REVIEW", "PENDING_REVIEW", 0), (check.Text("verdict"), order.Text("status"), check.GetProperty("gaps").GetArrayLength()));
        Assert.Equal(check.GetProperty("findings").GetRawText(), order.GetProperty("reviewTasks")[0].GetProperty("findings").GetRawText());
        Assert.Equal(["LIST SHORT 2.000", "DIFFERS ENOUGH 0.000"], check.GetProperty("lines").EnumerateArray().Select(line => $"{line.Text("price")} {line.Text("stock")} {line.GetProperty("missing")}"));
        Assert.Equal(order.GetProperty("total").GetProperty("amount").GetDecimal(), check.GetProperty("total").GetProperty("amount").GetDecimal());
    }

    [Fact]
    public async Task How_much_there_is_is_told_to_those_alone_who_may_read_stock()
    {
        var goods = await Shop.GoodsAsync(stock: 7, price: 4);
        object input = new { lines = new object[] { new { variantId = goods.VariantId, quantity = 9 }, new { variantId = goods.VariantId, quantity = 2 } } };
        var (blind, seeing) = (await Shop.Tenant.ApiClientAsync("orders:create", "orders:read"), await Shop.Tenant.ApiClientAsync("orders:create", "orders:read", "inventory:read"));
        var order = await Shop.SubmitAsync(await Shop.DoAsync("createOrder", input));
        object id = new { id = order.Text("id") };
        const string kept = "query($id: ID!) { orderCheck(id: $id) { findings { message } lines { stock missing } } }", task = "query($id: ID!) { order(id: $id) { reviewTasks { findings { message } } } }";

        var (hidden, told) = (await blind.QueryAsync(Document, new { input }), await seeing.QueryAsync(Document, new { input }));
        var (hiddenKept, toldKept) = (await blind.QueryAsync(kept, id), await seeing.QueryAsync(kept, id));
        var (hiddenTask, toldTask) = (await blind.QueryAsync(task, id), await seeing.QueryAsync(task, id));

        foreach (var (answer, missing) in new[] { (hidden.GetProperty("draftCheck"), "11.000"), (told.GetProperty("draftCheck"), "4.000"), (hiddenKept.GetProperty("orderCheck"), "11.000"), (toldKept.GetProperty("orderCheck"), "4.000") })
            Assert.Equal([$"SHORT {missing}", $"SHORT {missing}"], answer.GetProperty("lines").EnumerateArray().Select(line => $"{line.Text("stock")} {line.GetProperty("missing")}"));

        Assert.All([hidden, hiddenKept, hiddenTask], answer => Assert.Contains($"{goods.Sku}: 11 wanted, less available.", answer.GetRawText(), StringComparison.Ordinal));
        Assert.All([hidden, hiddenKept, hiddenTask], answer => Assert.DoesNotContain("7 available", answer.GetRawText(), StringComparison.Ordinal));
        Assert.All([told, toldKept, toldTask], answer => Assert.Contains($"{goods.Sku}: 11 wanted, 7 available.", answer.GetRawText(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_blocked_customer_fails()
    {
        var customer = await Shop.CustomerAsync();
        await Shop.BlockAsync(customer);

        var check = await CheckAsync(new { customerId = customer.Text("id"), lines = new[] { new { sku = (await Shop.GoodsAsync(stock: 5)).Sku, quantity = 1 } } });

        Assert.Equal(("FAIL", "CUSTOMER"), (check.Text("verdict"), check.GetProperty("findings")[0].Text("rule")));
    }

    [Fact]
    public async Task What_making_the_draft_would_refuse_is_a_gap()
    {
        var known = await Shop.GoodsAsync(stock: 5);
        var unknown = await CheckAsync(new { lines = new[] { new { sku = known.Sku, quantity = 1 }, new { sku = "NO-SUCH", quantity = 1 } } });
        var none = await CheckAsync(new { lines = new[] { new { sku = known.Sku, quantity = 0 } } });
        var empty = await CheckAsync(new { });

        Assert.Equal(["input.lines.1.sku", "input.lines.0.quantity", "input.lines"], new[] { unknown, none, empty }.Select(check => check.GetProperty("gaps")[0].Path()));
        Assert.All([unknown, none, empty], check => Assert.Equal(JsonValueKind.Null, check.GetProperty("verdict").ValueKind));
    }

    [Fact]
    public async Task Nothing_is_made()
    {
        var goods = await Shop.GoodsAsync(stock: 1);
        var before = await TenantRows.OfAsync(await Fixture.DatabaseAsync(), Shop.Tenant.Id, platform: true);

        await CheckAsync(new { lines = new[] { new { sku = goods.Sku, quantity = 2 } } });

        Assert.Equal(before, await TenantRows.OfAsync(await Fixture.DatabaseAsync(), Shop.Tenant.Id, platform: true));
    }

    [Fact]
    public async Task It_needs_the_permission_to_make_orders() => await AssertReadingNeedsAsync("orders:create", Document, new { input = new { } });

    private async Task<JsonElement> CheckAsync(object input) => (await Shop.Owner.QueryAsync(Document, new { input })).GetProperty("draftCheck");
}
