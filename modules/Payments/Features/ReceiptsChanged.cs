using Microsoft.EntityFrameworkCore;
using OrderCloud.Payments.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.Payments.Features;

/// <summary>Follows the receipts that you may see: an event whenever one is recorded, matched or reversed. It names none of them: read again.</summary>
internal sealed class ReceiptsChanged(PaymentsDb db) : Subscription<NoArguments, ChangeNotice>, IGuarded
{
    public const string All = "receipts";

    public static Permission Requires => PaymentPermissions.Read;

    public override string Topic(NoArguments arguments) => All;

    public override async Task<ChangeNotice?> LoadAsync(NoArguments arguments, EventNotice notice, CancellationToken ct) =>
        await db.Receipts.AnyAsync(receipt => receipt.Id == notice.ObjectId, ct) ? new(notice.EventId.ToString("D"), notice.OccurredAt) : null;
}
