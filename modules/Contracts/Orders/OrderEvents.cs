namespace OrderCloud.Contracts.Orders;

/// <summary>A sales order.</summary>
public sealed record OrderRef(Guid Id);

/// <summary>Goods that came back.</summary>
public sealed record SalesReturnRef(Guid Id);

/// <summary>Fact: the order is confirmed and its stock is allocated; from now on it counts as a sale, on the day it was placed.</summary>
public sealed record OrderConfirmed(Guid OrderId, SalesDocument Sale);

/// <summary>Fact: a confirmed order was cancelled; what was counted is taken back.</summary>
/// <param name="Sale">As it was counted.</param>
public sealed record OrderCancelled(Guid OrderId, SalesDocument Sale);

/// <summary>Fact: an order that counts as a sale passed from one member to another.</summary>
/// <param name="FormerAssigneeId">Whose it was; null for nobody's.</param>
/// <param name="Sale">As it counts from now on.</param>
public sealed record OrderAssigned(Guid OrderId, Guid? FormerAssigneeId, SalesDocument Sale);

/// <summary>Fact: every line is delivered and nothing is owed.</summary>
public sealed record OrderCompleted(Guid OrderId);

/// <summary>Fact: a chunk of another system's history was taken over.</summary>
public sealed record SalesHistoryImported(Guid ImportId, IReadOnlyList<SalesDocument> Documents);

/// <summary>What analytics counts of an order or a return.</summary>
/// <param name="IsReturn">Amounts and quantities of a return are negative.</param>
/// <param name="CustomerId">Null for a walk-in sale.</param>
/// <param name="AssigneeId">The member whose sale it is; null for nobody's.</param>
/// <param name="Day">On which it counts; null for what was placed before days were kept: then the day of <paramref name="PlacedAt"/> in the tenant's time zone of today.</param>
public sealed record SalesDocument(Guid DocumentId, bool IsReturn, Guid? CustomerId, DateTimeOffset PlacedAt, string Currency, IReadOnlyList<SalesLine> Lines, Guid? AssigneeId = null, DateOnly? Day = null);

/// <param name="Quantity">Thousandths.</param>
/// <param name="Gross">Price × quantity in minor units, before discounts.</param>
/// <param name="Discount">Minor units, not negative for a sale.</param>
/// <param name="Net">Minor units, without tax.</param>
/// <param name="Tax">Minor units.</param>
/// <param name="IsGoods">False for fees and vouchers: invoiced, but not in best sellers.</param>
public sealed record SalesLine(Guid VariantId, long Quantity, long Gross, long Discount, long Net, long Tax, bool IsGoods);
