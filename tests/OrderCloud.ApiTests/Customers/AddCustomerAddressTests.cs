using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Customers;

public sealed class AddCustomerAddressTests(ServerHost host) : CustomerTest(host)
{
    [Fact, Trait("Capability", "D1/part")]
    public async Task It_lies_behind_the_others_and_raises_the_customers_version()
    {
        var customer = await Owner.CreateAsync(addresses: CustomerSteps.In("Leeds", "SHIPPING"));

        var added = await Owner.DoAsync("addCustomerAddress", new { customerId = customer.Id(), address = CustomerSteps.In("Hull", "SHIPPING", "BILLING") });

        Assert.Equal("Hull", added.GetProperty("address").Text("city"));
        Assert.Equal(("Leeds(SHIPPING) Hull(SHIPPING,BILLING) | Leeds Hull", 2), (added.GetProperty("customer").Shape(), added.GetProperty("customer").Version()));
    }

    [Fact]
    public async Task Both_uses_are_meant_when_none_is_said()
    {
        var customer = await Owner.CreateAsync();

        var added = await Owner.DoAsync("addCustomerAddress", new { customerId = customer.Id(), address = new { recipient = "Jo", line1 = "1 High Street", city = "Leeds", countryCode = "GB" } });

        Assert.Equal("Leeds(SHIPPING,BILLING) | Leeds Leeds", added.GetProperty("customer").Shape());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_and_nothing_is_written()
    {
        var customer = await Owner.CreateAsync();

        var fields = await InvalidAsync("addCustomerAddress", new { customerId = customer.Id(), address = new { recipient = " ", line1 = "1 High\nStreet", city = "", countryCode = "ZZ", postalCode = new string('p', 21) } });

        Assert.Equal(["input.address.city", "input.address.countryCode", "input.address.line1", "input.address.postalCode", "input.address.recipient"], fields.Order(StringComparer.Ordinal));
        Assert.Equal(customer.GetRawText(), (await Owner.CustomerAsync(customer.Id())).GetRawText());
    }

    [Fact]
    public async Task The_hundred_and_first_is_refused_even_when_two_come_at_once()
    {
        var customer = await Owner.CreateAsync("Cafe", null, [.. Enumerable.Range(0, 99).Select(number => CustomerSteps.In($"City {number}"))]);
        var input = new { customerId = customer.Id(), address = CustomerSteps.In("Leeds") };

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Owner.SendAsync(CustomerSteps.Document("addCustomerAddress"), new { input })));
        var refused = await Owner.RefusedAsync(CustomerSteps.Document("addCustomerAddress"), new { input });

        Assert.Equal(2, answers.Count(answer => answer.Body.Contains("CUSTOMER_ADDRESS_LIMIT_REACHED", StringComparison.Ordinal)));
        Assert.Equal(("CustomerAddressLimitReachedError", "CUSTOMER_ADDRESS_LIMIT_REACHED", ""), refused.Only());
        Assert.Equal((100, 100), (refused[0].GetProperty("limit").GetInt32(), (await Owner.CustomerAsync(customer.Id())).GetProperty("addresses").GetArrayLength()));
    }

    [Fact]
    public Task Another_companys_customer_does_not_exist() =>
        AssertForeignIsUnknownAsync("addCustomerAddress", "Customer", "CUSTOMER_NOT_FOUND", customer => customer.Id(), id => new { customerId = id, address = CustomerSteps.In("Hull") });
}
