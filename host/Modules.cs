using OrderCloud.Analytics;
using OrderCloud.Catalog;
using OrderCloud.Customers;
using OrderCloud.Inventory;
using OrderCloud.Orders;
using OrderCloud.Payments;
using OrderCloud.Platform;
using OrderCloud.Tenancy;

namespace OrderCloud.Host;

/// <summary>The modules of this installation, in start-up order.</summary>
public static class Modules
{
    public static readonly IReadOnlyList<IModule> All =
        [new TenancyModule(), new CatalogModule(), new CustomersModule(), new InventoryModule(), new OrdersModule(), new PaymentsModule(), new AnalyticsModule()];
}
