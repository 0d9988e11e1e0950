using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

/// <summary>One straight path through all of it, on both databases.</summary>
public abstract class OrderJourneyTests(HostFixture host) : OrderTest(host)
{
    [Fact]
    public async Task From_a_draft_to_a_completed_order()
    {
        var goods = await Shop.GoodsAsync(stock: 10, price: 12.5m);
        var customer = await Shop.CustomerAsync();

        var order = await Shop.DoAsync("createOrder", new { customerId = customer.Text("id"), shipping = 4.95m, lines = new[] { new { sku = goods.Sku, quantity = 3 } } });
        Assert.Equal(("DRAFT", null, 42.45m, "UNPAID"), (order.Text("status"), order.Text("number"), order.Amount("total"), order.Text("paymentStatus")));

        order = await Shop.SubmitAsync(order);
        Assert.Equal(("CONFIRMED", "FULL", "UNFULFILLED"), (order.Text("status"), order.Text("allocationStatus"), order.Text("fulfillmentStatus")));
        Assert.StartsWith("SO-", order.Text("number"), StringComparison.Ordinal);
        Assert.Equal((10, 3), await Shop.StockAsync(goods));

        var fulfillment = order.GetProperty("fulfillments")[0];
        fulfillment = await Shop.DoAsync("startPicking", Shop.Version(fulfillment));
        fulfillment = await Shop.DoAsync("packFulfillment", Shop.Version(fulfillment));
        fulfillment = await Shop.DoAsync("shipFulfillment", Shop.Version(fulfillment, ("carrier", "Royal Mail"), ("trackingNumber", "RM 1")));
        Assert.Equal(("SHIPPED", "RM 1", "SHIPPED"), (fulfillment.Text("status"), fulfillment.Text("trackingNumber"), fulfillment.GetProperty("order").Text("fulfillmentStatus")));
        Assert.Equal((7, 0), await Shop.StockAsync(goods));

        fulfillment = await Shop.DoAsync("confirmDelivery", Shop.Version(fulfillment));
        Assert.Equal(("DELIVERED", "CONFIRMED"), (fulfillment.Text("status"), fulfillment.GetProperty("order").Text("status")));

        await PayAsync(order.Text("id")!, 42.45m);

        order = await Shop.OrderAsync(order.Text("id")!, $"{Shop.Order} timeline {{ position kind byName isExternal }}");
        Assert.Equal(("COMPLETED", "PAID", "DELIVERED", 0m), (order.Text("status"), order.Text("paymentStatus"), order.Text("fulfillmentStatus"), order.Amount("balanceDue")));
        Assert.Equal(
            ["CREATED", "SUBMITTED", "CONFIRMED", "ALLOCATED", "PICKING_STARTED", "PACKED", "SHIPPED", "DELIVERED", "PAYMENT_APPLIED", "COMPLETED"],
            order.GetProperty("timeline").EnumerateArray().Select(it => it.Text("kind")));
    }

    [Fact]
    public async Task An_order_paid_before_it_arrives_completes_on_arrival()
    {
        var order = await Shop.ConfirmedAsync();
        await PayAsync(order.Text("id")!, order.Amount("total"));
        Assert.Equal(("CONFIRMED", "PAID"), (await Shop.OrderAsync(order.Text("id")!)) is var paid ? (paid.Text("status"), paid.Text("paymentStatus")) : default);

        var fulfillment = order.GetProperty("fulfillments")[0];
        fulfillment = await Shop.DoAsync("startPicking", Shop.Version(fulfillment));
        fulfillment = await Shop.DoAsync("packFulfillment", Shop.Version(fulfillment));
        fulfillment = await Shop.DoAsync("shipFulfillment", Shop.Version(fulfillment, ("carrier", "Van")));
        fulfillment = await Shop.DoAsync("confirmDelivery", Shop.Version(fulfillment));

        Assert.Equal("COMPLETED", fulfillment.GetProperty("order").Text("status"));
    }

    [Fact]
    public async Task An_order_of_services_needs_no_shipping_and_completes_when_it_is_paid()
    {
        var order = await Shop.SubmitAsync(await Shop.DraftAsync((await Shop.GoodsAsync(price: 50, kind: "SERVICE"), 1)));
        Assert.Equal(("CONFIRMED", "NOT_REQUIRED", 0), (order.Text("status"), order.Text("fulfillmentStatus"), order.GetProperty("fulfillments").GetArrayLength()));

        await PayAsync(order.Text("id")!, 50);

        Assert.Equal("COMPLETED", (await Shop.OrderAsync(order.Text("id")!)).Text("status"));
    }

    [Fact]
    public async Task Goods_from_two_warehouses_leave_in_two_fulfillments()
    {
        var goods = await Shop.GoodsAsync(stock: 2);
        await Shop.ReceiveAsync(goods, 3, await Shop.AnotherWarehouseAsync());

        var order = await Shop.SubmitAsync(await Shop.DraftAsync((goods, 5)));

        Assert.Equal(2, order.GetProperty("fulfillments").GetArrayLength());
        Assert.Equal([2m, 3m], order.GetProperty("fulfillments").EnumerateArray().Select(it => it.GetProperty("lines")[0].GetProperty("quantity").GetDecimal()).Order());
        Assert.Equal(2, order.GetProperty("fulfillments").EnumerateArray().Select(it => it.Text("number")).Distinct().Count());
    }

    private async Task PayAsync(string orderId, decimal amount) => await Shop.Owner.MutateAsync(
        $"mutation($input: RecordReceiptInput!) {{ recordReceipt(input: $input) {{ receipt {{ id }} {TenantSession.Errors} }} }}",
        new { input = new { method = "BANK_TRANSFER", amount, matches = new[] { new { orderId, amount } } } });
}

public sealed class OrderJourneyOnServerTests(ServerHost host) : OrderJourneyTests(host);

public sealed class OrderJourneyOnSqliteTests(SqliteHost host) : OrderJourneyTests(host);
