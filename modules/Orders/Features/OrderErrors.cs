using OrderCloud.Contracts;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Orders.Domain;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>There is no such order.</summary>
internal sealed record OrderNotFoundError(params string[] Field) : Error("ORDER_NOT_FOUND", "There is no such order.", Field);

/// <summary>Someone changed the order since it was read.</summary>
/// <param name="Current">The order as it is now.</param>
internal sealed record OrderVersionConflictError(int ExpectedVersion, Order? Current)
    : Error("VERSION_CONFLICT", "The order was changed by someone else. Look at it again and repeat your change.", "input", "expectedVersion");

/// <summary>Only a draft can be changed, submitted or deleted.</summary>
/// <param name="Allowed">The mutations that are possible now.</param>
internal sealed record OrderNotDraftError(OrderStatus Status, IReadOnlyList<string> Allowed)
    : Error("ORDER_NOT_DRAFT", "This is possible only while the order is a draft.", "input", "id");

/// <summary>The order isn't waiting for review.</summary>
/// <param name="Allowed">The mutations that are possible now.</param>
internal sealed record OrderNotPendingReviewError(OrderStatus Status, IReadOnlyList<string> Allowed)
    : Error("ORDER_NOT_PENDING_REVIEW", "This is possible only while the order waits for review.", "input", "id");

/// <summary>The order was an offer for a time that is over.</summary>
/// <param name="ValidUntil">Until when it stood.</param>
/// <param name="Allowed">The mutations that are possible now.</param>
internal sealed record OrderExpiredError(DateTimeOffset ValidUntil, OrderStatus Status, IReadOnlyList<string> Allowed)
    : Error("ORDER_EXPIRED", "The offer is no longer valid, so it can't be confirmed. Copy it for a new one.", "input", "id");

/// <summary>The order isn't rejected.</summary>
/// <param name="Allowed">The mutations that are possible now.</param>
internal sealed record OrderNotRejectedError(OrderStatus Status, IReadOnlyList<string> Allowed)
    : Error("ORDER_NOT_REJECTED", "Only a rejected order can be revised.", "input", "id");

/// <summary>The order is final, or something of it has left.</summary>
/// <param name="Allowed">The mutations that are possible now.</param>
internal sealed record OrderNotCancellableError(OrderStatus Status, IReadOnlyList<string> Allowed)
    : Error("ORDER_NOT_CANCELLABLE", "The order can't be cancelled: it is closed, or something of it has been shipped.", "input", "id");

/// <summary>The order isn't confirmed, or has all its stock.</summary>
/// <param name="Allowed">The mutations that are possible now.</param>
internal sealed record OrderNotAllocatableError(OrderStatus Status, IReadOnlyList<string> Allowed)
    : Error("ORDER_NOT_ALLOCATABLE", "Only a confirmed order that lacks stock can get some.", "input", "id");

/// <summary>The order is on hold.</summary>
/// <param name="Allowed">The mutations that are possible now.</param>
internal sealed record OrderOnHoldError(IReadOnlyList<string> Allowed)
    : Error("ORDER_ON_HOLD", "The order is on hold: nothing of it is allocated, picked, packed or shipped. Release it first.", "input", "id")
{
    public static OrderOnHoldError Of(Fulfillment it) => new([.. it.Allowed, "releaseOrder"]);
}

/// <summary>The order isn't confirmed, or is on hold already.</summary>
/// <param name="Allowed">The mutations that are possible now.</param>
internal sealed record OrderNotHoldableError(OrderStatus Status, IReadOnlyList<string> Allowed)
    : Error("ORDER_NOT_HOLDABLE", "Only a confirmed order that is not on hold yet can be put on hold.", "input", "id");

/// <summary>The order isn't on hold.</summary>
/// <param name="Allowed">The mutations that are possible now.</param>
internal sealed record OrderNotOnHoldError(OrderStatus Status, IReadOnlyList<string> Allowed)
    : Error("ORDER_NOT_ON_HOLD", "Only an order that is on hold can be released.", "input", "id");

/// <summary>The order isn't completed.</summary>
/// <param name="Allowed">The mutations that are possible now.</param>
internal sealed record OrderNotCompletedError(OrderStatus Status, IReadOnlyList<string> Allowed)
    : Error("ORDER_NOT_COMPLETED", "Only a completed order can be opened again.", "input", "id");

/// <summary>A draft that has been submitted once keeps its number and can only be cancelled.</summary>
/// <param name="Allowed">The mutations that are possible now.</param>
internal sealed record OrderNumberedError(string Number, IReadOnlyList<string> Allowed)
    : Error("ORDER_NUMBERED", $"The order has the number {Number}, so it can't be deleted. Cancel it instead.", "input", "id");

/// <summary>The order has no such line.</summary>
internal sealed record OrderLineNotFoundError(params string[] Field) : Error("ORDER_LINE_NOT_FOUND", "The order has no such line.", Field);

/// <summary>There is no such customer.</summary>
internal sealed record OrderCustomerNotFoundError(params string[] Field)
    : Error("CUSTOMER_NOT_FOUND", "There is no such customer. Choose one from the list, or leave it out for a walk-in sale.", Field);

/// <summary>There is no such variant.</summary>
internal sealed record OrderVariantNotFoundError(params string[] Field)
    : Error("VARIANT_NOT_FOUND", "There is no such variant. Choose one from the catalogue.", Field);

/// <summary>The variant is no longer sold.</summary>
internal sealed record VariantInactiveError(string Sku, params string[] Field)
    : Error("VARIANT_INACTIVE", $"{Sku} is no longer sold. Choose another variant.", Field);

/// <summary>Another price than the catalogue's, and a discount, need the right to override prices.</summary>
/// <param name="ListPrice">The catalogue's unit price.</param>
internal sealed record PriceOverrideNotAllowedError(string Sku, decimal ListPrice, params string[] Field)
    : Error("PRICE_OVERRIDE_NOT_ALLOWED", $"You may sell {Sku} at its list price of {ListPrice} only. Leave price and discount out, or ask somebody who may change prices.", Field);

/// <summary>There is less stock than the order wants; nothing was changed.</summary>
/// <param name="Shortages">Each variant of which there is too little.</param>
/// <param name="Allowed">The mutations that are possible now.</param>
internal sealed record StockInsufficientError(IReadOnlyList<StockShortage> Shortages, IReadOnlyList<string> Allowed)
    : Error("STOCK_INSUFFICIENT", "There is not enough stock. Lower the quantities, or wait for goods to come in.", "input", "id");

/// <summary>A variant of which there is too little.</summary>
/// <param name="Wanted">What the order wants, over all its lines.</param>
/// <param name="Available">What all warehouses have together.</param>
internal sealed record StockShortage(Id<VariantRef> VariantId, string Sku, decimal Wanted, decimal Available);

/// <summary>You may not decide this review.</summary>
/// <param name="Allowed">The mutations that are possible now.</param>
/// <param name="Reason">Why the caller may not decide it.</param>
internal sealed record ApproverNotEligibleError(ApproverRefusal Reason, IReadOnlyList<string> Allowed) : Error("APPROVER_NOT_ELIGIBLE", Say(Reason), "input", "id")
{
    private static Text Say(ApproverRefusal reason) => reason switch
    {
        ApproverRefusal.Maker => "You created, edited or submitted this order. Somebody else has to decide it.",
        ApproverRefusal.EarlierLevel => "You decided an earlier level of this order. Somebody else has to decide this one.",
        ApproverRefusal.ApiClient => "Programs don't decide reviews. A member has to.",
    };
}

/// <summary>The order is larger than you may approve.</summary>
/// <param name="Limit">The largest total that you may approve.</param>
/// <param name="Total">The order's total.</param>
/// <param name="Allowed">The mutations that are possible now.</param>
internal sealed record ApprovalLimitExceededError(Money Limit, Money Total, IReadOnlyList<string> Allowed)
    : Error("APPROVAL_LIMIT_EXCEEDED", $"The order's total of {Total.Amount} {Total.Currency} is above your approval limit of {Limit.Amount} {Limit.Currency}. Somebody with a higher limit has to decide it.", "input", "id");

/// <summary>Only who created, edited or submitted the order, or whose it is, can take it back.</summary>
/// <param name="Allowed">The mutations that are possible now.</param>
internal sealed record OrderMakerRequiredError(IReadOnlyList<string> Allowed)
    : Error("ORDER_MAKER_REQUIRED", "Only who created, edited or submitted the order, or whose it is, can take it back. A reviewer can reject it.", "input", "id");
