using OrderCloud.Contracts;
using OrderCloud.Payments.Domain;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Payments.Features;

/// <summary>No receipt of this company has the id.</summary>
internal sealed record ReceiptNotFoundError()
    : Error("RECEIPT_NOT_FOUND", "There is no such receipt. Choose one from the list of receipts.", "input", "id");

/// <summary>Someone changed the receipt since it was read.</summary>
/// <param name="Current">The receipt as it is now.</param>
internal sealed record ReceiptVersionConflictError(int ExpectedVersion, Receipt Current)
    : Error("VERSION_CONFLICT", "The receipt was changed by someone else. Look at it again and repeat your change.", "input", "expectedVersion");

/// <summary>The receipt was reversed before.</summary>
/// <param name="Allowed">The mutations that are possible with it now.</param>
internal sealed record ReceiptReversedError(ReceiptStatus Status, IReadOnlyList<string> Allowed)
    : Error("RECEIPT_REVERSED", "The receipt was reversed, so nothing of it counts any more. Record a new one.", "input", "id");

/// <summary>More was to be matched than the receipt has left.</summary>
/// <param name="Left">What is left to be matched.</param>
internal sealed record ReceiptExceededError(Money Left)
    : Error("RECEIPT_EXCEEDED", $"The matches add up to more than the receipt has left, which is {Left.Amount} {Left.Currency}. Match less.", "input", "matches");

/// <summary>No order of this company has the id.</summary>
internal sealed record PaymentOrderNotFoundError(params string[] Field)
    : Error("ORDER_NOT_FOUND", "There is no such order. Choose one from the list of orders.", Field);

/// <summary>A draft, or a rejected, cancelled or expired order takes no payment.</summary>
/// <param name="Allowed">The mutations that the order's status allows now.</param>
internal sealed record OrderNotPayableError(IReadOnlyList<string> Allowed, params string[] Field)
    : Error("ORDER_NOT_PAYABLE", "The order takes no payment: it is a draft, or was rejected, cancelled or expired. Submit it first, or leave the receipt unmatched.", Field);

/// <summary>The order is in another currency than the receipt.</summary>
/// <param name="OrderCurrency">The order's currency, ISO 4217.</param>
/// <param name="ReceiptCurrency">The receipt's currency, ISO 4217.</param>
internal sealed record CurrencyMismatchError(string OrderCurrency, string ReceiptCurrency, params string[] Field)
    : Error("CURRENCY_MISMATCH", $"The order is in {OrderCurrency}, the receipt in {ReceiptCurrency}. Match only orders in the receipt's currency.", Field);

/// <summary>No customer of this company has the id.</summary>
internal sealed record PaymentCustomerNotFoundError()
    : Error("CUSTOMER_NOT_FOUND", "There is no such customer. Choose one from the list of customers, or leave the customer out.", "input", "customerId");
