using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Customers;

public sealed class RemoveCustomerAddressTests(ServerHost host) : CustomerTest(host)
{
    [Fact, Trait("Capability", "D1/part")]
    public async Task Its_defaults_pass_on_and_end_with_the_last_address_of_a_use()
    {
        var customer = await Owner.CreateAsync("Cafe", null, CustomerSteps.In("Leeds", "SHIPPING", "BILLING"), CustomerSteps.In("Hull", "BILLING"));

        var once = await Owner.DoAsync("removeCustomerAddress", new { id = customer.AddressId("Leeds"), expectedVersion = 1 });
        var twice = await Owner.DoAsync("removeCustomerAddress", new { id = customer.AddressId("Hull"), expectedVersion = 2 });

        Assert.Equal(("Hull(BILLING) | - Hull", 2), (once.Shape(), once.Version()));
        Assert.Equal((" | - -", 3), (twice.Shape(), twice.Version()));
    }

    [Fact, Trait("Capability", "D1/part")]
    public async Task Orders_keep_their_own_copy()
    {
        var shop = new Shop(Tenant);
        var customer = await Owner.CreateAsync(addresses: CustomerSteps.In("Leeds", "SHIPPING", "BILLING"));
        var order = await shop.DoAsync("createOrder", new { customerId = customer.Id(), lines = new[] { new { variantId = (await shop.GoodsAsync()).VariantId, quantity = 1 } } });

        await Owner.DoAsync("removeCustomerAddress", new { id = customer.AddressId("Leeds"), expectedVersion = 1 });

        Assert.Equal("Leeds", (await shop.OrderAsync(order.Id())).GetProperty("shipTo").GetProperty("city").GetString());
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        var customer = await Owner.CreateAsync(addresses: CustomerSteps.In("Leeds", "SHIPPING"));

        await AssertStaleIsRefusedAsync("removeCustomerAddress", customer, version => new { id = customer.AddressId("Leeds"), expectedVersion = version });
    }

    [Fact]
    public async Task A_removed_one_is_as_unknown_as_one_that_never_was()
    {
        var customer = await Owner.CreateAsync(addresses: CustomerSteps.In("Leeds", "SHIPPING"));
        await Owner.DoAsync("removeCustomerAddress", new { id = customer.AddressId("Leeds"), expectedVersion = 1 });

        var refused = await Owner.RefusedAsync(CustomerSteps.Document("removeCustomerAddress"), new { input = new { id = customer.AddressId("Leeds"), expectedVersion = 2 } });

        Assert.Equal(("CustomerAddressNotFoundError", "CUSTOMER_ADDRESS_NOT_FOUND", "input.id"), refused.Only());
    }

    [Fact]
    public Task Another_companys_address_does_not_exist() =>
        AssertForeignIsUnknownAsync("removeCustomerAddress", "CustomerAddress", "CUSTOMER_ADDRESS_NOT_FOUND", customer => customer.AddressId("Leeds"), id => new { id, expectedVersion = 1 });
}
