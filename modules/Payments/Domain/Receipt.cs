using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Payments.Domain;

/// <summary>Money that came in by hand: in whole or part it is matched to orders, never more than was received.</summary>
internal sealed class Receipt : ITenantOwned, IVersioned
{
    public const int MaxReference = 140, MaxReason = 500, MaxMatches = 250;

    private readonly List<ReceiptMatch> matches = [];

    private Receipt() { }

    public Receipt(ReceiptMethod method, long amount, string currency, DateTimeOffset receivedAt, string? reference, Guid? customerId, Caller by, DateTimeOffset at)
    {
        Amount = amount > 0 ? amount : throw new ArgumentOutOfRangeException(nameof(amount), amount, "A receipt is of something.");
        (Method, Currency, ReceivedAt, Reference, CustomerId) = (method, currency, receivedAt, reference, customerId);
        (RecorderId, By, RecordedAt) = (by.SubjectId == Guid.Empty ? null : by.SubjectId, by.Name, at);
    }

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    /// <summary>Drawn by the company's pattern when the receipt is recorded.</summary>
    public string Number { get; private set; } = "";

    /// <summary>How the money came.</summary>
    public ReceiptMethod Method { get; private set; }

    /// <summary>Minor units, above zero.</summary>
    public long Amount { get; private set; }

    /// <summary>Minor units put to orders, at most the amount.</summary>
    public long Matched { get; private set; }

    // Kept, so that the few that are open are found among all.
    /// <summary>Some of it is not yet put to an order; false once it is reversed.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>ISO 4217: the company's base currency.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>When the money came in.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>What the payer wrote, or the number of the slip.</summary>
    [Personal]
    public string? Reference { get; private set; }

    public Guid? CustomerId { get; private set; }

    /// <summary>Where the receipt stands.</summary>
    public ReceiptStatus Status { get; private set; } = ReceiptStatus.Recorded;

    /// <summary>The member or API client that recorded it, who finds it even where it pays no order of his.</summary>
    public Guid? RecorderId { get; private set; }

    /// <summary>Who recorded it, by name.</summary>
    [Personal(OfMember = true)]
    public string By { get; private set; } = "";

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>When it was reversed; null while it stands.</summary>
    public DateTimeOffset? ReversedAt { get; private set; }

    /// <summary>Why it was reversed; null while it stands.</summary>
    [Personal]
    public string? ReversalReason { get; private set; }

    /// <summary>Raised by every change; updates name the version they saw.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<ReceiptMatch> Matches => matches;

    /// <summary>Minor units not yet put to an order.</summary>
    public long Unmatched => Amount - Matched;

    /// <summary>The mutations that are possible with it now.</summary>
    public IReadOnlyList<string> Allowed => Status is ReceiptStatus.Reversed ? [] : Unmatched > 0 ? ["matchReceipt", "reverseReceipt"] : ["reverseReceipt"];

    public void Record(string number) => Number = number;

    /// <exception cref="InvalidOperationException">The receipt is reversed, or it has less left than this.</exception>
    public ReceiptMatch Match(Guid orderId, long amount, string by, DateTimeOffset at)
    {
        if (Status is not ReceiptStatus.Recorded || amount <= 0 || amount > Unmatched)
            throw new InvalidOperationException($"{amount} can't be matched of a receipt that has {Unmatched} left.");

        var match = new ReceiptMatch(orderId, amount, Currency, by, at);
        matches.Add(match);
        Matched += amount;
        IsOpen = Unmatched > 0;

        return match;
    }

    /// <summary>Says that the money did not come in after all; takes back the matches.</summary>
    /// <exception cref="InvalidOperationException">The receipt is reversed already.</exception>
    public void Reverse(string reason, DateTimeOffset at)
    {
        if (Status is not ReceiptStatus.Recorded)
            throw new InvalidOperationException("A receipt is reversed once.");

        (Status, ReversalReason, ReversedAt, Matched, IsOpen) = (ReceiptStatus.Reversed, reason, at, 0, false);

        foreach (var match in matches)
            match.TakeBack(at);
    }
}

/// <summary>A part of a receipt that was put to an order.</summary>
internal sealed class ReceiptMatch : ITenantOwned
{
    private ReceiptMatch() { }

    public ReceiptMatch(Guid orderId, long amount, string currency, string by, DateTimeOffset at) =>
        (OrderId, Amount, Currency, By, MatchedAt) = (orderId, amount, currency, by, at);

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    public Guid ReceiptId { get; private set; }

    public Guid OrderId { get; private set; }

    /// <summary>Minor units, above zero.</summary>
    public long Amount { get; private set; }

    /// <summary>ISO 4217, the receipt's.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>Who matched it, by name.</summary>
    [Personal(OfMember = true)]
    public string By { get; private set; } = "";

    /// <summary>When it was matched.</summary>
    public DateTimeOffset MatchedAt { get; private set; }

    /// <summary>When it was taken back with its receipt; null while it counts.</summary>
    public DateTimeOffset? TakenBackAt { get; private set; }

    public void TakeBack(DateTimeOffset at) => TakenBackAt = at;
}

/// <summary>Where a receipt stands.</summary>
internal enum ReceiptStatus
{
    /// <summary>The money is here.</summary>
    Recorded,

    /// <summary>The money never came, or went back; nothing of it counts.</summary>
    Reversed,
}

/// <summary>How money comes in by hand.</summary>
internal enum ReceiptMethod
{
    /// <summary>Notes and coins.</summary>
    Cash,

    /// <summary>From account to account.</summary>
    BankTransfer,
}

internal static class ReceiptMethods
{
    extension(ReceiptMethod method)
    {
        public PaymentMethod AsPayment() => method switch
        {
            ReceiptMethod.Cash => PaymentMethod.Cash,
            ReceiptMethod.BankTransfer => PaymentMethod.BankTransfer,
        };
    }
}
