using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Customers;

public sealed class UpdateCustomerAddressTests(ServerHost host) : CustomerTest(host)
{
    [Fact]
    public async Task It_is_replaced_as_a_whole()
    {
        var customer = await Owner.DoAsync("createCustomer", new { name = "Cafe", addresses = new[] { new { recipient = "Jo", line1 = "1 High Street", line2 = "Flat 2", city = "Leeds", countryCode = "GB" } } });

        var after = await Owner.DoAsync("updateCustomerAddress", new { id = customer.AddressId("Leeds"), expectedVersion = 1, address = new { recipient = "Lin", line1 = "2 Low Street", city = "Lyon", countryCode = "FR" } });

        Assert.Equal(
            """{"recipient":"Lin","line1":"2 Low Street","line2":null,"city":"Lyon","region":null,"postalCode":null,"countryCode":"FR","phone":null}""",
            after.GetProperty("addresses")[0].GetProperty("address").GetRawText());
        Assert.Equal(("Lyon(SHIPPING,BILLING) | Lyon Lyon", 2), (after.Shape(), after.Version()));
    }

    [Fact, Trait("Capability", "D1/part")]
    public async Task A_default_that_loses_its_use_passes_to_the_oldest_that_has_it()
    {
        var customer = await Owner.CreateAsync("Cafe", null, CustomerSteps.In("Leeds", "SHIPPING", "BILLING"), CustomerSteps.In("Hull"), CustomerSteps.In("York", "SHIPPING"), CustomerSteps.In("Ayr", "SHIPPING"));

        var after = await Owner.DoAsync("updateCustomerAddress", new { id = customer.AddressId("Leeds"), expectedVersion = 1, address = CustomerSteps.In("Leeds") });

        Assert.Equal("Leeds() Hull() York(SHIPPING) Ayr(SHIPPING) | York -", after.Shape());
    }

    [Fact, Trait("Capability", "D1/part")]
    public async Task Orders_keep_their_own_copy()
    {
        var shop = new Shop(Tenant);
        var customer = await Owner.CreateAsync(addresses: CustomerSteps.In("Leeds", "SHIPPING", "BILLING"));
        var order = await shop.DoAsync("createOrder", new { customerId = customer.Id(), lines = new[] { new { variantId = (await shop.GoodsAsync()).VariantId, quantity = 1 } } });

        await Owner.DoAsync("updateCustomerAddress", new { id = customer.AddressId("Leeds"), expectedVersion = 1, address = CustomerSteps.In("Hull", "SHIPPING", "BILLING") });

        Assert.Equal("Leeds", (await shop.OrderAsync(order.Id())).GetProperty("shipTo").GetProperty("city").GetString());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_and_nothing_is_written()
    {
        var customer = await Owner.CreateAsync(addresses: CustomerSteps.In("Leeds", "SHIPPING"));

        var fields = await InvalidAsync("updateCustomerAddress", new { id = customer.AddressId("Leeds"), expectedVersion = 1, address = new { recipient = "", line1 = "", city = "", countryCode = "" } });

        Assert.Equal(["input.address.city", "input.address.countryCode", "input.address.line1", "input.address.recipient"], fields.Order(StringComparer.Ordinal));
        Assert.Equal(customer.GetRawText(), (await Owner.CustomerAsync(customer.Id())).GetRawText());
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        var customer = await Owner.CreateAsync(addresses: CustomerSteps.In("Leeds", "SHIPPING"));

        await AssertStaleIsRefusedAsync("updateCustomerAddress", customer, version => new { id = customer.AddressId("Leeds"), expectedVersion = version, address = CustomerSteps.In("Hull") });
    }

    [Fact]
    public Task Another_companys_address_does_not_exist() =>
        AssertForeignIsUnknownAsync("updateCustomerAddress", "CustomerAddress", "CUSTOMER_ADDRESS_NOT_FOUND", customer => customer.AddressId("Leeds"), id => new { id, expectedVersion = 1, address = CustomerSteps.In("Hull") });
}
