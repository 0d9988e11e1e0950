namespace OrderCloud.Customers;

/// <summary>Fields of customers that not everybody who sees a customer may see.</summary>
internal static class CustomerFields
{
    public const string Phone = "customer.phone", Email = "customer.email", Address = "customer.address";
}
