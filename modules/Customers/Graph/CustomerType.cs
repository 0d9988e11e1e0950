using OrderCloud.Customers.Domain;
using OrderCloud.Customers.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Customers.Graph;

internal sealed class CustomerType : EntityType<Customer>
{
    public CustomerType() : base(CustomerPermissions.Read)
    {
        Id(customer => customer.Id);
        Prop(customer => customer.Code).Filter().Sort();
        Prop(customer => customer.Kind).Filter().Sort();
        Prop(customer => customer.Name).Filter().Sort();
        Prop(customer => customer.Pinyin).Filter();
        Prop(customer => customer.Email).Filter().Requires(Permission.ToRead(CustomerFields.Email));
        Prop(customer => customer.Phone).Filter().Requires(Permission.ToRead(CustomerFields.Phone));
        Prop(customer => customer.CountryCode).Filter().Sort();
        Prop(customer => customer.Blocked).Filter().Sort();
        Prop(customer => customer.Notes);
        Prop(customer => customer.Version);
        Prop(customer => customer.ErasedAt);
        Prop(customer => customer.CreatedAt).Filter().Sort();
        Prop(customer => customer.UpdatedAt).Filter().Sort();
        List<CustomersDb, CustomerAddress>("addresses", db => db.Addresses, address => address.CustomerId, address => address.Position)
            .Describe("In the order in which they were added.").Requires(Permission.ToRead(CustomerFields.Address));
        One<CustomerAddress>("shippingAddress", customer => customer.ShippingAddressId).Describe("Where new orders go.").Requires(Permission.ToRead(CustomerFields.Address));
        One<CustomerAddress>("billingAddress", customer => customer.BillingAddressId).Describe("Where invoices of new orders go.").Requires(Permission.ToRead(CustomerFields.Address));
        ById<CustomersDb>(db => db.Customers);
    }
}

internal sealed class CustomerAddressType : EntityType<CustomerAddress>
{
    public CustomerAddressType() : base(CustomerPermissions.Read)
    {
        Id(address => address.Id);
        Prop(address => address.Address).Describe("What it says.").Requires(Permission.ToRead(CustomerFields.Address));
        Prop(address => address.Uses);
        One<Customer>("customer", address => address.CustomerId).Describe("Whose it is.");
        ById<CustomersDb>(db => db.Addresses);
    }
}
