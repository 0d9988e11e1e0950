using OrderCloud.Payments.Domain;
using OrderCloud.Payments.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Payments.Features;

/// <summary>The receipts, the latest money first where no order is given.</summary>
internal sealed class ListReceipts : TableQuery<PaymentsDb, Receipt>, IGuarded
{
    public static Permission Requires => PaymentPermissions.Read;

    public override IReadOnlyList<SortKey<Receipt>> DefaultOrder => [Descending(receipt => receipt.ReceivedAt)];
}
