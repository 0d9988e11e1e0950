using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Customers;
using OrderCloud.Contracts.Orders;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Domain.Imports;
using OrderCloud.Orders.Features;
using OrderCloud.Orders.Features.Imports;
using OrderCloud.Orders.Graph;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders;

/// <summary>Table of contents of the Orders module.</summary>
public sealed class OrdersModule : IModule
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<OrderBounds>()
        .AddModuleDb<OrdersDb>(OrdersDb.SchemaName, OrderNotices.Follow).AddSystemDb<ImportQueue>(ImportQueue.Rights).AddSystemDb<LapsedOrders>(LapsedOrders.Rights)
        .AddScoped<OrderLineReader>()
        .AddScoped<OrderDrafts>()
        .AddScoped<StarterRules>()
        .AddScoped<OrderConfirmation>()
        .AddScoped<OrderActions>()
        .AddScoped<Carts>()
        .AddSingleton<CartsOfAddresses>()
        .AddScoped<IOrderBalances, OrderBalances>()
        .AddScoped<ICustomerTraces, CustomerTraces>()
        .AddScoped<ICustomerOrders, CustomerTraces>()
        .AddHostedService<OrderExpiry>()
        .AddImporter();

    public void MapGraph(GraphRoots graph) => graph
        .Type<Order, OrderType>()
        .Type<OrderLine, OrderLineType>()
        .Type<OrderEvent, OrderEventType>()
        .Type<ReviewTask, ReviewTaskType>()
        .Type<Fulfillment, FulfillmentType>()
        .Type<FulfillmentLine, FulfillmentLineType>()
        .Type<SalesReturn, SalesReturnType>()
        .Type<SalesReturnLine, SalesReturnLineType>()
        .Add<GetOrder>()
        .Add<GetOrderByNumber>()
        .Add<ListOrders>()
        .Add<GetOrderCheck>()
        .Add<GetDraftCheck>()
        .Add<ListReviewQueue>()
        .Add<ListFulfillments>()
        .Add<ListSalesReturns>()
        .Add<OrderChanged>()
        .Add<OrdersChanged>()
        .ExtendList<CustomerRef, ListCustomerOrders>("orders")
        .Add<GetCart>()
        .Add<AddToCart>()
        .Add<SetCartQuantity>()
        .Add<CreateOrder>()
        .Add<UpdateOrder>()
        .Add<AddOrderLines>()
        .Add<UpdateOrderLine>()
        .Add<RemoveOrderLine>()
        .Add<CopyOrder>()
        .Add<AssignOrder>()
        .Add<DeleteOrder>()
        .Add<SubmitOrder>()
        .Add<WithdrawOrder>()
        .Add<ApproveOrder>()
        .Add<RejectOrder>()
        .Add<ReviseOrder>()
        .Add<CancelOrder>()
        .Add<AllocateOrder>()
        .Add<HoldOrder>()
        .Add<ReleaseOrder>()
        .Add<ReopenOrder>()
        .Add<StartPicking>()
        .Add<PackFulfillment>()
        .Add<ShipFulfillment>()
        .Add<ConfirmDelivery>()
        .Add<CancelFulfillment>()
        .Type<ImportJob, ImportJobType>()
        .Type<ImportError, ImportErrorType>()
        .Type<ImportDifference, ImportDifferenceType>()
        .Type<ImportProfile, ImportProfileType>()
        .Add<UploadImport>()
        .Add<CommitImport>()
        .Add<ResumeImport>()
        .Add<CancelImport>()
        .Add<ImportProgress>()
        .Add<ImportsChanged>()
        .Add<GetImportJob>()
        .Add<ListImportJobs>()
        .Add<ListImportErrors>()
        .Add<GetRejectedRows>()
        .Add<ListImportDifferences>()
        .Add<SaveImportProfile>()
        .Add<ListImportProfiles>();
}
