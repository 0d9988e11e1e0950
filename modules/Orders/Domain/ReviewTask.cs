using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Domain;

/// <summary>What a rule, or all rules together, say to an order; the worst wins.</summary>
internal enum ReviewVerdict
{
    /// <summary>Nothing speaks against it.</summary>
    Pass,

    /// <summary>A person has to look at it.</summary>
    NeedsReview,

    /// <summary>It is rejected.</summary>
    Fail,
}

/// <summary>The rules of the built-in set <c>starter</c>.</summary>
internal enum ReviewRule
{
    /// <summary>The customer is blocked: FAIL.</summary>
    Customer,

    /// <summary>There is less stock than the order wants: NEEDS_REVIEW.</summary>
    Stock,
}

/// <summary>What one rule found.</summary>
/// <param name="Subject">What it is about: a customer's name, a SKU.</param>
/// <param name="Wanted">Thousandths.</param>
/// <param name="Available">Thousandths.</param>
internal sealed record ReviewReason(ReviewRule Rule, ReviewVerdict Verdict, string Subject, long? Wanted = null, long? Available = null);

/// <summary>Where a review task stands.</summary>
internal enum ReviewTaskStatus
{
    /// <summary>Waits for a decision.</summary>
    Pending,

    /// <summary>The order may go on.</summary>
    Approved,

    /// <summary>Refused, with a reason.</summary>
    Rejected,

    /// <summary>The order was withdrawn, cancelled or expired before anybody decided.</summary>
    Superseded,
}

/// <summary>One level of an order's review: why it was asked for, who decided it and how.</summary>
internal sealed class ReviewTask : ITenantOwned
{
    private ReviewTask() { }

    public ReviewTask(int level, IReadOnlyList<ReviewReason> reasons, DateTimeOffset openedAt) => (Level, Reasons, OpenedAt) = (level, reasons, openedAt);

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    public Guid OrderId { get; private set; }

    /// <summary>From 1; a level opens when the one before is approved.</summary>
    public int Level { get; private set; }

    public ReviewTaskStatus Status { get; private set; }

    /// <summary>What the rules found.</summary>
    public IReadOnlyList<ReviewReason> Reasons { get; private set; } = [];

    /// <summary>Since when it has waited.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When it was decided; null until then.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The member who decided; null while nobody did, and for the system itself.</summary>
    public Guid? DecidedById { get; private set; }

    /// <summary>Who decided, as he was called then.</summary>
    [Personal(OfMember = true)]
    public string? DecidedByName { get; private set; }

    /// <summary>What he wrote; for a rejection the reason.</summary>
    [Personal]
    public string? Note { get; private set; }

    public void Decide(ReviewTaskStatus status, Actor by, string? note, DateTimeOffset at)
    {
        if (Status is not ReviewTaskStatus.Pending)
            throw new InvalidOperationException("This review task is decided.");

        (Status, DecidedAt, DecidedById, DecidedByName, Note) = (status, at, by.Id == Guid.Empty ? null : by.Id, by.Name, note);
    }
}
