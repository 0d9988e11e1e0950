using OrderCloud.Payments.Domain;
using OrderCloud.Payments.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Payments.Features;

/// <param name="Id">Which receipt.</param>
internal sealed record GetReceiptArguments(Id<Receipt> Id);

/// <summary>A receipt by its id.</summary>
internal sealed class GetReceipt(PaymentsDb db) : RowQuery<GetReceiptArguments, Receipt>, IGuarded
{
    public static Permission Requires => PaymentPermissions.Read;

    public override IQueryable<Receipt> Row(GetReceiptArguments arguments) => db.Receipts.Where(receipt => receipt.Id == arguments.Id.Value);
}
