using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public sealed class SubmitOrderTests(ServerHost host) : OrderTest(host)
{
    [Fact, Trait("Capability", "F1/part")]
    public async Task Nothing_against_it_confirms_it_with_its_stock()
    {
        var goods = await Shop.GoodsAsync(stock: 5);

        var order = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 2), (goods, 1)));

        Assert.Equal(("CONFIRMED", "FULL", 0), (order.Text("status"), order.Text("allocationStatus"), order.GetProperty("reviewTasks").GetArrayLength()));
        Assert.Equal((5, 3), await Shop.StockAsync(goods));
        Assert.NotNull(order.Text("placedAt"));
        Assert.Equal(order.Text("placedAt"), order.Text("confirmedAt"));
    }

    [Fact, Trait("Capability", "F1/part"), Trait("Capability", "F6/part")]
    public async Task Short_stock_needs_a_person_who_is_told_why()
    {
        var goods = await Shop.GoodsAsync(stock: 2.5m);

        var order = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 2), (goods, 1)));

        Assert.Equal(("PENDING_REVIEW", "NONE"), (order.Text("status"), order.Text("allocationStatus")));
        Assert.NotNull(order.Text("number"));
        Assert.Equal((2.5m, 0), await Shop.StockAsync(goods));
        var finding = Assert.Single(Assert.Single(order.GetProperty("reviewTasks").EnumerateArray()).GetProperty("findings").EnumerateArray());
        Assert.Equal(("STOCK", "NEEDS_REVIEW", goods.Sku, $"{goods.Sku}: 3 wanted, 2.5 available."), (finding.Text("rule"), finding.Text("verdict"), finding.Text("subject"), finding.Text("message")));
    }

    [Fact, Trait("Capability", "F1/part")]
    public async Task A_blocked_customer_fails()
    {
        var order = await Shop.RejectedAsync();

        var task = Assert.Single(order.GetProperty("reviewTasks").EnumerateArray());
        Assert.Equal(("REJECTED", "system", "The customer Jo Lin is blocked."), (task.Text("status"), task.Text("decidedByName"), task.GetProperty("findings")[0].Text("message")));
        Assert.NotNull(order.Text("number"));
    }

    [Fact, Trait("Capability", "E2/part")]
    public async Task What_is_missing_is_told_at_once_and_it_stays_a_draft()
    {
        var goods = await Shop.GoodsAsync(stock: 5);
        var customer = await Shop.CustomerAsync(withAddress: false);
        var draft = await Shop.DoAsync("createOrder", new { customerId = customer.Text("id"), lines = new[] { new { sku = (await Shop.GoodsAsync(stock: 5)).Sku, quantity = 1 }, new { sku = goods.Sku, quantity = 1 } } });
        await Shop.Owner.MutateAsync($"mutation($input: UpdateProductInput!) {{ updateProduct(input: $input) {{ product {{ id }} {TenantSession.Errors} }} }}", new { input = new { id = goods.ProductId, expectedVersion = 1, active = false } });

        Assert.Equal(["input.lines.1.variantId", "input.shipTo"], (await InvalidAsync("submitOrder", Shop.Version(draft))).Order());
        Assert.Equal(["input.lines"], await InvalidAsync("submitOrder", Shop.Version(await Shop.DoAsync("createOrder", new { }))));

        var order = await Shop.OrderAsync(draft.Text("id")!);
        Assert.Equal(("DRAFT", null, draft.Number("version")), (order.Text("status"), order.Text("number"), order.Number("version")));
    }

    [Fact]
    public async Task A_walk_in_customer_takes_the_goods_along_and_no_address_is_asked_for()
    {
        var order = await Shop.ConfirmedAsync();
        var fulfillment = order.GetProperty("fulfillments")[0];

        foreach (var step in new[] { "startPicking", "packFulfillment", "shipFulfillment", "confirmDelivery" })
            fulfillment = await Shop.DoAsync(step, step is "shipFulfillment" ? Shop.Version(fulfillment, ("carrier", "Counter")) : Shop.Version(fulfillment));
        await Shop.Owner.MutateAsync($"mutation($input: RecordReceiptInput!) {{ recordReceipt(input: $input) {{ receipt {{ id }} {TenantSession.Errors} }} }}",
            new { input = new { method = "CASH", amount = order.Amount("total"), matches = new[] { new { orderId = order.Text("id"), amount = order.Amount("total") } } } });

        order = await Shop.OrderAsync(order.Text("id")!, $"{Shop.Order} customer {{ id }}");
        Assert.Equal(("COMPLETED", "PAID", "DELIVERED", null), (order.Text("status"), order.Text("paymentStatus"), order.Text("fulfillmentStatus"), order.Text("customerName")));
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (order.GetProperty("shipTo").ValueKind, order.GetProperty("customer").ValueKind));
    }

    [Fact, Trait("Capability", "E4/part")]
    public async Task The_number_is_given_once_and_stays()
    {
        var order = await Shop.PendingAsync();
        var number = order.Text("number");

        order = await Shop.DoAsync("withdrawOrder", Shop.Version(order));
        order = await Shop.SubmitAsync(order);

        Assert.Equal(number, order.Text("number"));
        Assert.Matches("^SO-[0-9]{6}-[0-9]{4}$", number);
    }

    [Fact, Trait("Capability", "E4/part")]
    public async Task Parallel_submits_get_different_numbers()
    {
        var count = Full ? 1_000 : 24;
        var service = await Shop.GoodsAsync(kind: "SERVICE");
        var drafts = new List<JsonElement>();

        for (var made = 0; made < count; made++)
            drafts.Add(await Shop.DraftAsync((service, 1)));

        var numbers = new System.Collections.Concurrent.ConcurrentBag<string?>();
        await Parallel.ForEachAsync(drafts, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (draft, _) => numbers.Add((await Shop.SubmitAsync(draft)).Text("number")));

        Assert.Equal(count, numbers.Distinct().Count());
    }

    [Fact]
    public async Task Only_a_draft_is_submitted() => await AssertStateIsRefusedAsync("submitOrder", await Shop.ConfirmedAsync(), "OrderNotDraftError", "ORDER_NOT_DRAFT", "CONFIRMED", ["cancelOrder", "holdOrder", "copyOrder", "assignOrder"]);

    [Fact]
    public async Task A_stale_version_is_refused() => await AssertStaleIsRefusedAsync("submitOrder", await Shop.DoAsync("createOrder", new { }));

    [Fact]
    public Task Another_companys_order_does_not_exist() => AssertForeignOrderIsUnknownAsync("submitOrder");

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("reviewer"), "submitOrder", Shop.Version(await Shop.DoAsync("createOrder", new { })));
}
