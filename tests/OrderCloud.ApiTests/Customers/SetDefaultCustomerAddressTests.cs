using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Customers;

public sealed class SetDefaultCustomerAddressTests(ServerHost host) : CustomerTest(host)
{
    [Fact, Trait("Capability", "D1/part")]
    public async Task There_is_one_default_of_a_use_and_the_other_use_keeps_its_own()
    {
        var customer = await Owner.CreateAsync("Cafe", null, CustomerSteps.In("Leeds", "SHIPPING", "BILLING"), CustomerSteps.In("Hull", "SHIPPING"));

        var after = await Owner.DoAsync("setDefaultCustomerAddress", new { id = customer.AddressId("Hull"), expectedVersion = 1, use = "SHIPPING" });

        Assert.Equal(("Leeds(SHIPPING,BILLING) Hull(SHIPPING) | Hull Leeds", 2), (after.Shape(), after.Version()));
    }

    [Fact]
    public async Task It_gets_the_use_that_it_lacked()
    {
        var customer = await Owner.CreateAsync("Cafe", null, CustomerSteps.In("Leeds", "SHIPPING", "BILLING"), CustomerSteps.In("Hull"));

        var after = await Owner.DoAsync("setDefaultCustomerAddress", new { id = customer.AddressId("Hull"), expectedVersion = 1, use = "BILLING" });

        Assert.Equal("Leeds(SHIPPING,BILLING) Hull(BILLING) | Leeds Hull", after.Shape());
    }

    [Fact]
    public async Task The_next_order_copies_it()
    {
        var shop = new Shop(Tenant);
        var customer = await Owner.CreateAsync("Cafe", null, CustomerSteps.In("Leeds", "SHIPPING", "BILLING"), CustomerSteps.In("Hull", "SHIPPING"));
        await Owner.DoAsync("setDefaultCustomerAddress", new { id = customer.AddressId("Hull"), expectedVersion = 1, use = "SHIPPING" });

        var order = await shop.DoAsync("createOrder", new { customerId = customer.Id(), lines = new[] { new { variantId = (await shop.GoodsAsync()).VariantId, quantity = 1 } } });

        Assert.Equal("Hull", order.GetProperty("shipTo").GetProperty("city").GetString());
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        var customer = await Owner.CreateAsync("Cafe", null, CustomerSteps.In("Leeds", "SHIPPING"), CustomerSteps.In("Hull"));

        await AssertStaleIsRefusedAsync("setDefaultCustomerAddress", customer, version => new { id = customer.AddressId("Hull"), expectedVersion = version, use = "SHIPPING" });
    }

    [Fact]
    public Task Another_companys_address_does_not_exist() =>
        AssertForeignIsUnknownAsync("setDefaultCustomerAddress", "CustomerAddress", "CUSTOMER_ADDRESS_NOT_FOUND", customer => customer.AddressId("Leeds"), id => new { id, expectedVersion = 1, use = "BILLING" });
}
