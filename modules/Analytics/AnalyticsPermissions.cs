using OrderCloud.Platform.Access;

namespace OrderCloud.Analytics;

internal static class AnalyticsPermissions
{
    public static readonly Permission Read = new("analytics:read");
}
