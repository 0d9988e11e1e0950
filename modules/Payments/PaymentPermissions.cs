using OrderCloud.Platform.Access;

namespace OrderCloud.Payments;

internal static class PaymentPermissions
{
    public static readonly Permission Read = new("payments:read");
    public static readonly Permission Record = new("payments:record");
}
