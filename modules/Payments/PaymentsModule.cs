using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Payments;
using OrderCloud.Payments.Domain;
using OrderCloud.Payments.Features;
using OrderCloud.Payments.Graph;
using OrderCloud.Payments.Persistence;
using OrderCloud.Platform;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Payments;

/// <summary>Table of contents of the Payments module.</summary>
public sealed class PaymentsModule : IModule
{
    public void AddServices(IServiceCollection services) => services
        .AddModuleDb<PaymentsDb>(PaymentsDb.SchemaName)
        .AddScoped<IPaymentHistory, PaymentHistory>();

    public void MapGraph(GraphRoots graph) => graph
        .Type<Receipt, ReceiptType>()
        .Type<ReceiptMatch, ReceiptMatchType>()
        .Add<GetReceipt>()
        .Add<ListReceipts>()
        .Type<PaymentEvent, PaymentEventType>()
        .Add<ListPaymentEvents>();
}
