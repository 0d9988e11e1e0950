using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Payments.Persistence;

/// <summary>Whose receipts and payments are found.</summary>
internal sealed class PaymentBounds(TenantContext tenant, Caller caller, ActingBy acting) : Bounds(tenant, Reach.Of(caller, acting, PaymentPermissions.Read));
