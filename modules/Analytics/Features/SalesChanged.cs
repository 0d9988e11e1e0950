using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.Analytics.Features;

/// <summary>Follows the sales reports: an event whenever their figures have changed.</summary>
internal sealed class SalesChanged() : ChangeFeed(All), IGuarded
{
    public const string All = "sales";

    public static Permission Requires => AnalyticsPermissions.Read;
}
