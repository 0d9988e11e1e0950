using OrderCloud.Contracts.Tenancy;

namespace OrderCloud.Orders.Domain;

/// <summary>Why somebody may not decide an order's review.</summary>
internal enum ApproverRefusal
{
    /// <summary>He created, edited or submitted the order.</summary>
    Maker,

    /// <summary>He decided an earlier level of the same order.</summary>
    EarlierLevel,

    /// <summary>Programs don't decide.</summary>
    ApiClient,
}

// Submission and what a reviewer does with it.
internal sealed partial class Order
{
    private ReviewTask OpenTask => reviews.SingleOrDefault(task => task.Status is ReviewTaskStatus.Pending) ?? throw new InvalidOperationException("The order's open review task is not here.");

    /// <summary>Submits the draft with the verdict that the rules gave.</summary>
    public void Submit(ReviewVerdict verdict, IReadOnlyList<ReviewReason> reasons, Actor by, DateTimeOffset at)
    {
        Move(verdict switch
        {
            ReviewVerdict.Pass => OrderCommand.Pass,
            ReviewVerdict.NeedsReview => OrderCommand.Submit,
            ReviewVerdict.Fail => OrderCommand.Fail,
        });

        PlacedAt ??= at;
        MadeBy(by);
        Record(OrderEventKind.Submitted, by, at, ("verdict", Name(verdict)));

        if (verdict is ReviewVerdict.Pass)
            Confirm(at);
        else
            OpenReview(verdict, reasons, at);

        Derive();
    }

    /// <summary>Why this approver may not decide; null when he may.</summary>
    public ApproverRefusal? Refuses(Approver approver)
    {
        if (approver.IsApiClient)
            return ApproverRefusal.ApiClient;

        if (WasMadeBy(approver.MemberId) && !approver.IsSoleOwner)
            return ApproverRefusal.Maker;

        return reviews.Any(task => task.Status is ReviewTaskStatus.Approved && task.DecidedById == approver.MemberId) ? ApproverRefusal.EarlierLevel : null;
    }

    /// <summary>The mutation fields allowed now for somebody who may not decide.</summary>
    public IReadOnlyList<string> AllowedUndecided() => AllowedBut("approveOrder", "rejectOrder");

    /// <summary>Approves the open level; the built-in rules have one, so the order is confirmed.</summary>
    public void Approve(Actor by, string? note, DateTimeOffset at)
    {
        Move(OrderCommand.Approve);
        OpenTask.Decide(ReviewTaskStatus.Approved, by, note, at);
        Record(OrderEventKind.Approved, by, at, ("note", note));
        Confirm(at);
        Derive();
    }

    public void Reject(Actor by, string reason, DateTimeOffset at)
    {
        Move(OrderCommand.Reject);
        OpenTask.Decide(ReviewTaskStatus.Rejected, by, reason, at);
        Record(OrderEventKind.Rejected, by, at, ("reason", reason));
        Derive();
    }

    /// <summary>True for its makers, and for the member whose order it is.</summary>
    public bool CanBeWithdrawnBy(Guid subject) => WasMadeBy(subject) || AssigneeId == subject;

    /// <summary>Takes the order back from review.</summary>
    public void Withdraw(Actor by, DateTimeOffset at)
    {
        Move(OrderCommand.Withdraw);
        OpenTask.Decide(ReviewTaskStatus.Superseded, by, note: null, at);
        Record(OrderEventKind.Withdrawn, by, at);
        Derive();
    }

    /// <summary>Makes a rejected order a draft again: number, entered data and review history stay.</summary>
    public void Revise(Actor by, DateTimeOffset at)
    {
        Move(OrderCommand.Revise);
        MadeBy(by);
        Record(OrderEventKind.Revised, by, at);
        Derive();
    }

    private static string Name(ReviewVerdict verdict) => verdict switch
    {
        ReviewVerdict.Pass => "PASS",
        ReviewVerdict.NeedsReview => "NEEDS_REVIEW",
        ReviewVerdict.Fail => "FAIL",
    };

    private void Confirm(DateTimeOffset at)
    {
        ConfirmedAt = at;
        Record(OrderEventKind.Confirmed, Actor.System, at, ("total", Text(Total)));
    }

    private void OpenReview(ReviewVerdict verdict, IReadOnlyList<ReviewReason> reasons, DateTimeOffset at)
    {
        var task = new ReviewTask(level: 1, reasons, at);
        reviews.Add(task);

        if (verdict is not ReviewVerdict.Fail)
            return;

        task.Decide(ReviewTaskStatus.Rejected, Actor.System, note: null, at);
        Record(OrderEventKind.Rejected, Actor.System, at, ("reason", string.Join(", ", reasons.Where(it => it.Verdict is ReviewVerdict.Fail).Select(it => $"{it.Rule}: {it.Subject}"))));
    }
}
