using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Customers;

public sealed class UnblockCustomerTests(ServerHost host) : CustomerTest(host)
{
    [Fact]
    public async Task Its_next_order_passes_review_again()
    {
        var shop = new Shop(Tenant);
        var goods = await shop.GoodsAsync(stock: 5);
        var customer = await Owner.CreateAsync(addresses: CustomerSteps.In("Leeds", "SHIPPING", "BILLING"));
        await Owner.DoAsync("blockCustomer", new { id = customer.Id(), expectedVersion = 1 });

        var unblocked = await Owner.DoAsync("unblockCustomer", new { id = customer.Id(), expectedVersion = 2 });
        var order = await shop.SubmitAsync(await shop.DoAsync("createOrder", new { customerId = customer.Id(), lines = new[] { new { variantId = goods.VariantId, quantity = 1 } } }));

        Assert.Equal((false, 3), (unblocked.GetProperty("blocked").GetBoolean(), unblocked.Version()));
        Assert.Equal("CONFIRMED", order.GetProperty("status").GetString());
    }

    [Fact]
    public async Task One_that_is_not_blocked_is_refused_and_told_what_is_allowed()
    {
        var customer = await Owner.CreateAsync();

        var refused = await Owner.RefusedAsync(CustomerSteps.Document("unblockCustomer"), new { input = new { id = customer.Id(), expectedVersion = 1 } });

        Assert.Equal(("CustomerNotBlockedError", "CUSTOMER_NOT_BLOCKED", ""), refused.Only());
        Assert.Equal("""["blockCustomer"]""", refused[0].GetProperty("allowed").GetRawText());
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        var customer = await Owner.CreateAsync();
        var blocked = await Owner.DoAsync("blockCustomer", new { id = customer.Id(), expectedVersion = 1 });

        await AssertStaleIsRefusedAsync("unblockCustomer", blocked, version => new { id = customer.Id(), expectedVersion = version });
    }

    [Fact]
    public Task Another_companys_customer_does_not_exist() =>
        AssertForeignIsUnknownAsync("unblockCustomer", "Customer", "CUSTOMER_NOT_FOUND", customer => customer.Id(), id => new { id, expectedVersion = 1 });
}
