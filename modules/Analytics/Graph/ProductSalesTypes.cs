using OrderCloud.Analytics.Domain;
using OrderCloud.Analytics.Features;
using OrderCloud.Contracts;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Analytics.Graph;

internal sealed class SalesByProductType : EntityType<SalesByProduct>
{
    public SalesByProductType() : base(AnalyticsPermissions.Read)
    {
        Prop(report => report.Total);
        Prop(report => report.Products);
        Prop(report => report.Rest);
    }
}

internal sealed class ProductSalesType : EntityType<ProductSales>
{
    public ProductSalesType() : base(AnalyticsPermissions.Read)
    {
        Related<VariantRef>("variant", sales => sales.VariantId).Describe("What was sold.");
        Prop(sales => sales.Orders);
        Scaled("units", sales => sales.Units, Contracts.Scaled.QuantityDigits).Describe("Ordered and not cancelled.");
        Computed("net", sales => new Money(sales.Net, sales.Currency)).Describe("After discounts and returns, without tax.");
    }
}

internal sealed class GoodsSalesType : EntityType<GoodsSales>
{
    public GoodsSalesType() : base(AnalyticsPermissions.Read)
    {
        Scaled("units", sales => sales.Units, Contracts.Scaled.QuantityDigits).Describe("Ordered and not cancelled.");
        Computed("net", sales => new Money(sales.Net, sales.Currency)).Describe("After discounts and returns, without tax.");
    }
}
