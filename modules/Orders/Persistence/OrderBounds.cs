using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Persistence;

/// <summary>Whose orders are found, and whose imports.</summary>
internal sealed class OrderBounds(TenantContext tenant, Caller caller, ActingBy acting) : Bounds(tenant, Reach.Of(caller, acting, OrderPermissions.Read))
{
    private readonly Reach imports = Reach.Of(caller, new ActingBy(OrderPermissions.Import), OrderPermissions.Read);

    public bool ReachesAllImports => imports.IsAll;

    public Guid[] ReachedImporters => imports.Members;
}
