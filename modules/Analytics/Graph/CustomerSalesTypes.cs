using OrderCloud.Analytics.Domain;
using OrderCloud.Analytics.Features;
using OrderCloud.Contracts;
using OrderCloud.Contracts.Customers;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Analytics.Graph;

internal sealed class SalesByCustomerType : EntityType<SalesByCustomer>
{
    public SalesByCustomerType() : base(AnalyticsPermissions.Read)
    {
        Prop(report => report.Total);
        Prop(report => report.Customers);
        Prop(report => report.Rest);
        Prop(report => report.WalkIn);
    }
}

internal sealed class CustomerSalesType : EntityType<CustomerSales>
{
    public CustomerSalesType() : base(AnalyticsPermissions.Read)
    {
        Related<CustomerRef>("customer", sales => sales.CustomerId).Describe("Who bought.");
        Prop(sales => sales.Orders);
        Computed("net", sales => new Money(sales.Net, sales.Currency)).Describe("After discounts and returns, without tax.");
    }
}

internal sealed class OrderSalesType : EntityType<OrderSales>
{
    public OrderSalesType() : base(AnalyticsPermissions.Read)
    {
        Prop(sales => sales.Orders).Describe("Counted orders.");
        Computed("net", sales => new Money(sales.Net, sales.Currency)).Describe("After discounts and returns, without tax.");
    }
}
