using Microsoft.EntityFrameworkCore;
using OrderCloud.Payments.Domain;
using OrderCloud.Payments.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Payments.Features;

/// <param name="Id">Which receipt.</param>
internal sealed record GetReceiptArguments(Id<Receipt> Id);

/// <summary>A receipt by its id.</summary>
internal sealed class GetReceipt(PaymentsDb db) : Query<GetReceiptArguments, Receipt>, IGuarded
{
    public static Permission Requires => PaymentPermissions.Read;

    public override Task<Receipt?> HandleAsync(GetReceiptArguments arguments, CancellationToken ct) =>
        db.Receipts.AsNoTracking().SingleOrDefaultAsync(receipt => receipt.Id == arguments.Id.Value, ct);
}
