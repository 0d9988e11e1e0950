using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.Payments.Features;

/// <summary>Follows the receipts: an event whenever one is recorded, matched or reversed.</summary>
internal sealed class ReceiptsChanged() : ChangeFeed(All), IGuarded
{
    public const string All = "receipts";

    public static Permission Requires => PaymentPermissions.Read;
}
