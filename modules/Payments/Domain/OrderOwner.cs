using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Payments.Domain;

/// <summary>Whose an order is that money came in for: kept here, so that a list of payments asks no other module row by row.</summary>
[NotAudited("Follows the order, whose own entry tells who had it.")]
internal sealed class OrderOwner : ITenantOwned, IAssigned
{
    private OrderOwner() { }

    public OrderOwner(Guid orderId, Guid? assigneeId) => (Id, AssigneeId) = (orderId, assigneeId);

    public Guid TenantId { get; private set; }

    /// <summary>The order's.</summary>
    public Guid Id { get; private set; }

    public Guid? AssigneeId { get; private set; }

    public void Pass(Guid? assigneeId) => AssigneeId = assigneeId;
}
