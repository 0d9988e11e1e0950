using OrderCloud.Contracts.Payments;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Payments.Domain;

/// <summary>One fact of the payments ledger. Written once; every sum is derived from these, a correction is another one.</summary>
[NotAudited("A ledger already: written once, by whom and when. What it comes to stands in the entries of receipt and order.")]
internal sealed class PaymentEvent : ITenantOwned, IAppendOnly
{
    public const int MaxKey = 100;

    private PaymentEvent() { }

    private PaymentEvent(PaymentEventKind kind, string about, long amount, string currency, PaymentMethod method, string by, DateTimeOffset at)
    {
        (Kind, Key) = (kind, $"{kind}:{about}");
        (Amount, Currency, Method, By, At) = (amount, currency, method, by, at);
    }

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    /// <summary>What happened.</summary>
    public PaymentEventKind Kind { get; private set; }

    /// <summary>Minor units, above zero; the kind says which way the money went.</summary>
    public long Amount { get; private set; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>How the money moved.</summary>
    public PaymentMethod Method { get; private set; }

    public Guid? OrderId { get; private set; }

    /// <summary>The return for which another system gave money back.</summary>
    public Guid? ReturnId { get; private set; }

    public Guid? ReceiptId { get; private set; }

    /// <summary>Names the fact: the same fact told twice is kept once.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Who recorded it, by name.</summary>
    [Personal(OfMember = true)]
    public string By { get; private set; } = "";

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Money came in or, by the kind RECEIPT_REVERSED, turned out not to have.</summary>
    public static PaymentEvent Of(Receipt receipt, PaymentEventKind kind, string by, DateTimeOffset at) =>
        new(kind, $"{receipt.Id:N}", receipt.Amount, receipt.Currency, receipt.Method.AsPayment(), by, at) { ReceiptId = receipt.Id };

    /// <summary>A part of a receipt was put to an order, or taken from it again.</summary>
    public static PaymentEvent Of(Receipt receipt, ReceiptMatch match, PaymentEventKind kind, string by, DateTimeOffset at) =>
        new(kind, $"{match.Id:N}", match.Amount, receipt.Currency, receipt.Method.AsPayment(), by, at) { ReceiptId = receipt.Id, OrderId = match.OrderId };

    /// <summary>A fact of another system.</summary>
    public static PaymentEvent Of(ExternalPayment payment, string by) => new(
        payment.IsRefund ? PaymentEventKind.Refunded : PaymentEventKind.Captured, $"{payment.DocumentId:N}", payment.Amount, payment.Currency, PaymentMethod.External, by, payment.At)
    {
        OrderId = payment.IsRefund ? null : payment.DocumentId,
        ReturnId = payment.IsRefund ? payment.DocumentId : null,
    };
}

/// <summary>What happened to money.</summary>
internal enum PaymentEventKind
{
    /// <summary>The payer's bank holds the amount for us.</summary>
    Authorized,

    /// <summary>The hold was given up.</summary>
    AuthVoided,

    /// <summary>The hold ran out.</summary>
    AuthExpired,

    /// <summary>A provider or another system took the money.</summary>
    Captured,

    /// <summary>Taking the money failed.</summary>
    CaptureFailed,

    /// <summary>Giving money back was asked for.</summary>
    RefundRequested,

    /// <summary>Money was given back.</summary>
    Refunded,

    /// <summary>Giving money back failed.</summary>
    RefundFailed,

    /// <summary>The payer's bank took the money back.</summary>
    Chargeback,

    /// <summary>A chargeback was decided for us.</summary>
    ChargebackWon,

    /// <summary>Money came in by hand: cash or bank transfer.</summary>
    Receipt,

    /// <summary>A receipt was wrong.</summary>
    ReceiptReversed,

    /// <summary>A part of a receipt was put to an order.</summary>
    ReceiptMatched,

    /// <summary>A part of a receipt was taken from an order again.</summary>
    ReceiptUnmatched,
}

/// <summary>How money moved.</summary>
internal enum PaymentMethod
{
    /// <summary>Notes and coins.</summary>
    Cash,

    /// <summary>From account to account.</summary>
    BankTransfer,

    /// <summary>By another system; only the fact is kept here.</summary>
    External,
}
