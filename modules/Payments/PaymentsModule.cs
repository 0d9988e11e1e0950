using GraphQL;
using GraphQL.DataLoader;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Customers;
using OrderCloud.Contracts.Orders;
using OrderCloud.Contracts.Payments;
using OrderCloud.Payments.Domain;
using OrderCloud.Payments.Features;
using OrderCloud.Payments.Graph;
using OrderCloud.Payments.Persistence;
using OrderCloud.Platform;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Events;
using OrderCloud.Platform.Graph.Loading;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Payments;

/// <summary>Table of contents of the Payments module.</summary>
public sealed class PaymentsModule : IModule
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<PaymentBounds>()
        .AddModuleDb<PaymentsDb>(PaymentsDb.SchemaName, (scope, db) => RowNotices.Follow<Receipt>(scope, db, receipt => [(ReceiptsChanged.All, receipt.Entity.Id)]))
        .AddScoped<ReceiptBook>()
        .AddScoped<IPaymentHistory, PaymentHistory>()
        .AddScoped<PaymentOwners>()
        .AddScoped<IPaymentOwners>(scope => scope.GetRequiredService<PaymentOwners>())
        .AddScoped<ICustomerTraces, CustomerTraces>();

    public void MapGraph(GraphRoots graph) => graph
        .Type<Receipt, ReceiptType>()
        .Type<ReceiptMatch, ReceiptMatchType>()
        .Add<RecordReceipt>()
        .Add<MatchReceipt>()
        .Add<ReverseReceipt>()
        .Add<GetReceipt>()
        .Add<ListReceipts>()
        .Add<ReceiptsChanged>()
        .Type<PaymentEvent, PaymentEventType>()
        .Add<ListPaymentEvents>()
        .Extend<OrderRef, IReadOnlyList<PaymentEvent>>("payments", "What the payments ledger says of it, oldest first.", PaymentPermissions.Read, PaymentsOf);

    private static IDataLoaderResult<IReadOnlyList<PaymentEvent>> PaymentsOf(OrderRef order, IResolveFieldContext context)
    {
        var services = context.RequestServices!;
        var loader = services.GetRequiredService<Loaders>().Group<Guid, PaymentEvent>("Order.payments", (ids, ct) => services.GetRequiredService<PaymentsDb>().OfOrdersAsync(ids, ct));

        return loader.Load(order.Id);
    }
}
