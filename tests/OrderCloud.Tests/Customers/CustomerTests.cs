using OrderCloud.Contracts;
using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Features;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Tests.Customers;

public sealed class CustomerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly AddressUse[] Shipping = [AddressUse.Shipping], Billing = [AddressUse.Billing], Both = [AddressUse.Shipping, AddressUse.Billing];

    [Fact]
    public void The_first_address_of_a_use_becomes_its_default()
    {
        var customer = NewCustomer();

        var warehouse = customer.AddAddress(In("Leeds"), Shipping, Noon);
        var office = customer.AddAddress(In("London"), Both, Noon);

        Assert.Equal((warehouse.Id, office.Id), (customer.ShippingAddressId, customer.BillingAddressId));
    }

    [Fact]
    public void A_new_default_replaces_the_old_one_and_gets_the_use()
    {
        var customer = NewCustomer();
        customer.AddAddress(In("Leeds"), Both, Noon);
        var office = customer.AddAddress(In("London"), [], Noon);

        customer.MakeDefault(office, AddressUse.Billing, Noon);

        Assert.Equal(office.Id, customer.BillingAddressId);
        Assert.Equal(Billing, office.Uses);
        Assert.Equal("Leeds", customer.DefaultFor(AddressUse.Shipping)!.Address.City);
    }

    [Fact]
    public void A_default_that_is_removed_passes_to_the_oldest_address_with_that_use()
    {
        var customer = NewCustomer();
        var first = customer.AddAddress(In("Leeds"), Both, Noon);
        customer.AddAddress(In("London"), Shipping, Noon);
        customer.AddAddress(In("York"), Both, Noon);

        customer.RemoveAddress(first, Noon);

        Assert.Equal("London", customer.DefaultFor(AddressUse.Shipping)!.Address.City);
        Assert.Equal("York", customer.DefaultFor(AddressUse.Billing)!.Address.City);
    }

    [Fact]
    public void A_default_that_loses_its_use_passes_on_and_the_last_one_leaves_none()
    {
        var customer = NewCustomer();
        var only = customer.AddAddress(In("Leeds"), Both, Noon);

        customer.ChangeAddress(only, In("Hull"), Shipping, Noon);

        Assert.Equal(only.Id, customer.ShippingAddressId);
        Assert.Null(customer.BillingAddressId);
    }

    [Fact]
    public void An_address_added_after_a_removal_lies_behind_the_others()
    {
        var customer = NewCustomer();
        var first = customer.AddAddress(In("Leeds"), Both, Noon);
        var second = customer.AddAddress(In("London"), Both, Noon);
        customer.RemoveAddress(first, Noon);

        Assert.True(customer.AddAddress(In("York"), Both, Noon).Position > second.Position);
    }

    [Fact]
    public void Its_pinyin_follows_its_name()
    {
        var customer = Customer.Import(new("C-1", "张三", "CN"), Noon);
        Assert.Equal("zs zhangsan", customer.Pinyin);

        customer.Change(new("C-1", CustomerKind.Company, "綠茶 Cafe", Email: null, Phone: null, "TW", Notes: null), Noon);
        Assert.Equal("lccafe lvchacafe", customer.Pinyin);

        customer.Change(new("C-1", CustomerKind.Person, "Ada Lovelace", Email: null, Phone: null, "GB", Notes: null), Noon);
        Assert.Null(customer.Pinyin);
    }

    [Theory]
    [InlineData("a@example.com", true)]
    [InlineData("a.b+c@mail.example.co.uk", true)]
    [InlineData("用户@例子.中国", true)]
    [InlineData("", true)]
    [InlineData("example.com", false)]
    [InlineData("@example.com", false)]
    [InlineData("a@", false)]
    [InlineData("a@b@example.com", false)]
    [InlineData("a@localhost", false)]
    [InlineData("a@.com", false)]
    [InlineData("a b@example.com", false)]
    public void An_email_address_has_something_on_both_sides(string email, bool good)
    {
        var problems = new Problems();

        problems.OptionalEmail(email, "email");

        Assert.Equal(good, !problems.Any);
    }

    [Theory]
    [InlineData("GB", true)]
    [InlineData("gb", false)]
    [InlineData("UK", false)]
    [InlineData("EU", false)]
    [InlineData("", false)]
    public void A_country_is_a_code_of_the_closed_list(string code, bool good)
    {
        var problems = new Problems();

        problems.Country(code, "countryCode");

        Assert.Equal(good, !problems.Any);
    }

    [Fact]
    public void All_that_is_wrong_with_an_address_is_told_at_once()
    {
        var problems = new Problems();

        new CustomerAddressInput("", "1 High Street", new string('c', 101), "XX").Checked(problems, "addresses", "2");

        Assert.Equal(["input.addresses.2.recipient", "input.addresses.2.city", "input.addresses.2.countryCode"], problems.Found.Select(problem => string.Join('.', problem.Field)));
    }

    private static Customer NewCustomer() => Customer.Import(new("C-1", "Ada Lovelace", "GB"), Noon);

    private static Address In(string city) => new("Ada Lovelace", "1 High Street", null, city, null, null, "GB", null);
}
