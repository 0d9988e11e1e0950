using OrderCloud.Payments.Domain;
using OrderCloud.Payments.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Payments.Features;

/// <summary>The payments ledger, the latest fact first where no order is given.</summary>
internal sealed class ListPaymentEvents : TableQuery<PaymentsDb, PaymentEvent>, IGuarded
{
    public static Permission Requires => PaymentPermissions.Read;

    public override IReadOnlyList<SortKey<PaymentEvent>> DefaultOrder => [Descending(fact => fact.At)];
}
