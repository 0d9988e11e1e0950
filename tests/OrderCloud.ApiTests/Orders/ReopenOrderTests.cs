using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Payments;

namespace OrderCloud.ApiTests.Orders;

public sealed class ReopenOrderTests(ServerHost host) : OrderTest(host)
{
    [Fact]
    public async Task An_order_whose_payment_bounced_is_opened_again_and_completes_when_it_is_paid_again()
    {
        var id = (await CompletedAsync()).Text("id")!;
        var receipt = (await Shop.Owner.QueryAsync("{ receipts { nodes { id version } } }")).GetProperty("receipts").GetProperty("nodes")[0];
        await Shop.Owner.MutateAsync(ReceiptSteps.Reverse, new { input = Shop.Version(receipt, ("reason", "Bounced")) });
        var owing = await Shop.OrderAsync(id);

        var reopened = await Shop.DoAsync("reopenOrder", Shop.Version(owing, ("reason", "The transfer bounced")));
        await Shop.Owner.RecordAsync(9.98m, id);

        Assert.Equal(("COMPLETED", "CONFIRMED", 9.98m, null), (owing.Text("status"), reopened.Text("status"), reopened.Amount("balanceDue"), reopened.Text("completedAt")));
        var order = await Shop.OrderAsync(id, "status timeline { kind data { key value } }");
        Assert.Equal("COMPLETED", order.Text("status"));
        Assert.Equal("The transfer bounced", order.GetProperty("timeline").EnumerateArray().Single(it => it.Text("kind") is "REOPENED").GetProperty("data")[0].Text("value"));
    }

    [Fact]
    public async Task Only_a_completed_order_is_opened_again() =>
        await AssertStateIsRefusedAsync("reopenOrder", await Shop.ConfirmedAsync(), "OrderNotCompletedError", "ORDER_NOT_COMPLETED", "CONFIRMED", ["cancelOrder", "holdOrder", "copyOrder", "assignOrder"], ("reason", "Bounced"));

    [Fact]
    public async Task A_completed_one_names_it_among_what_is_allowed() =>
        await AssertStateIsRefusedAsync("cancelOrder", await CompletedAsync(), "OrderNotCancellableError", "ORDER_NOT_CANCELLABLE", "COMPLETED", ["reopenOrder", "copyOrder", "assignOrder"], ("reason", "Too late"));

    [Fact]
    public async Task A_reason_is_required() => Assert.Equal(["input.reason"], await InvalidAsync("reopenOrder", Shop.Version(await CompletedAsync(), ("reason", " "))));

    [Fact]
    public async Task A_stale_version_is_refused() => await AssertStaleIsRefusedAsync("reopenOrder", await Shop.ConfirmedAsync(), ("reason", "Bounced"));

    [Fact]
    public Task Another_companys_order_does_not_exist() => AssertForeignOrderIsUnknownAsync("reopenOrder", ("reason", "Bounced"));

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsAsync(await Shop.Tenant.MemberAsync("sales"), "reopenOrder", Shop.Version(await Shop.ConfirmedAsync(), ("reason", "Bounced")));

    private async Task<JsonElement> CompletedAsync()
    {
        var delivered = await Shop.FulfillmentAsync(2, "startPicking", "packFulfillment", "shipFulfillment", "confirmDelivery");
        await Shop.Owner.RecordAsync(9.98m, delivered.GetProperty("order").Text("id")!);
        var order = await Shop.OrderAsync(delivered.GetProperty("order").Text("id")!);
        Assert.Equal("COMPLETED", order.Text("status"));

        return order;
    }
}
