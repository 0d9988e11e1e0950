using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Analytics.Persistence;

/// <summary>Whose sales are found.</summary>
internal sealed class AnalyticsBounds(TenantContext tenant, Caller caller, ActingBy acting) : Bounds(tenant, Reach.Of(caller, acting, AnalyticsPermissions.Read));
