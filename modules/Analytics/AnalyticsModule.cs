using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Analytics.Domain;
using OrderCloud.Analytics.Features;
using OrderCloud.Analytics.Graph;
using OrderCloud.Analytics.Persistence;
using OrderCloud.Contracts.Orders;
using OrderCloud.Platform;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Events;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Analytics;

/// <summary>Table of contents of the Analytics module.</summary>
public sealed class AnalyticsModule : IModule
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<AnalyticsBounds>()
        .AddModuleDb<AnalyticsDb>(AnalyticsDb.SchemaName, (scope, db) => RowNotices.Follow<DailySales>(scope, db, SalesChanged.All))
        .AddScoped<SalesCounter>()
        .AddEventHandler<OrderConfirmed, OnOrderConfirmed>()
        .AddEventHandler<OrderCancelled, OnOrderCancelled>()
        .AddEventHandler<OrderAssigned, OnOrderAssigned>()
        .AddEventHandler<SalesHistoryImported, OnSalesHistoryImported>();

    public void MapGraph(GraphRoots graph) => graph
        .Type<SalesTotal, SalesTotalType>()
        .Type<SalesOfDay, SalesOfDayType>()
        .Type<SalesByDay, SalesByDayType>()
        .Type<SalesOfMonth, SalesOfMonthType>()
        .Type<SalesByMonth, SalesByMonthType>()
        .Type<InvoicedMonth, InvoicedMonthType>()
        .Type<GoodsSales, GoodsSalesType>()
        .Type<ProductSales, ProductSalesType>()
        .Type<SalesByProduct, SalesByProductType>()
        .Type<OrderSales, OrderSalesType>()
        .Type<CustomerSales, CustomerSalesType>()
        .Type<SalesByCustomer, SalesByCustomerType>()
        .Add<GetSalesByDay>()
        .Add<GetSalesByMonth>()
        .Add<GetInvoicedByMonth>()
        .Add<GetSalesByProduct>()
        .Add<GetSalesByCustomer>()
        .Add<SalesChanged>();
}
