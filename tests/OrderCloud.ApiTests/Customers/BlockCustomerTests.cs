using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Customers;

public sealed class BlockCustomerTests(ServerHost host) : CustomerTest(host)
{
    [Fact]
    public async Task A_blocked_customers_orders_fail_review_and_confirmed_ones_go_on()
    {
        var shop = new Shop(Tenant);
        var goods = await shop.GoodsAsync(stock: 5);
        var customer = await Owner.CreateAsync(addresses: CustomerSteps.In("Leeds", "SHIPPING", "BILLING"));
        var confirmed = await OrderAsync(shop, goods, customer.Id());

        var blocked = await Owner.DoAsync("blockCustomer", new { id = customer.Id(), expectedVersion = 1 });

        Assert.Equal((true, 2), (blocked.GetProperty("blocked").GetBoolean(), blocked.Version()));
        Assert.Equal(("CONFIRMED", "REJECTED"), (confirmed.GetProperty("status").GetString(), (await OrderAsync(shop, goods, customer.Id())).GetProperty("status").GetString()));
        Assert.Equal("CONFIRMED", (await shop.OrderAsync(confirmed.Id())).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_blocked_one_is_refused_and_told_what_is_allowed()
    {
        var customer = await Owner.CreateAsync();
        await Owner.DoAsync("blockCustomer", new { id = customer.Id(), expectedVersion = 1 });

        var refused = await Owner.RefusedAsync(CustomerSteps.Document("blockCustomer"), new { input = new { id = customer.Id(), expectedVersion = 2 } });

        Assert.Equal(("CustomerBlockedError", "CUSTOMER_BLOCKED", ""), refused.Only());
        Assert.Equal("""["unblockCustomer"]""", refused[0].GetProperty("allowed").GetRawText());
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        var customer = await Owner.CreateAsync();

        await AssertStaleIsRefusedAsync("blockCustomer", customer, version => new { id = customer.Id(), expectedVersion = version });
    }

    [Fact]
    public Task Another_companys_customer_does_not_exist() =>
        AssertForeignIsUnknownAsync("blockCustomer", "Customer", "CUSTOMER_NOT_FOUND", customer => customer.Id(), id => new { id, expectedVersion = 1 });

    private static async Task<System.Text.Json.JsonElement> OrderAsync(Shop shop, Goods goods, string customerId) =>
        await shop.SubmitAsync(await shop.DoAsync("createOrder", new { customerId, lines = new[] { new { variantId = goods.VariantId, quantity = 1 } } }));
}
