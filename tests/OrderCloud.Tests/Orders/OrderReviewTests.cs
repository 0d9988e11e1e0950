using OrderCloud.Contracts.Tenancy;
using OrderCloud.Orders.Domain;
using static OrderCloud.Tests.Orders.Sample;

namespace OrderCloud.Tests.Orders;

[Trait("Capability", "F4/part")]
public sealed class OrderReviewTests
{
    [Fact]
    public void Whoever_made_the_order_does_not_decide_it()
    {
        var order = Pending();

        Assert.Equal(ApproverRefusal.Maker, order.Refuses(Approving(Maker)));
        Assert.Null(order.Refuses(Approving(Reviewer)));
    }

    [Fact]
    public void Editing_an_order_makes_a_maker()
    {
        var order = Draft();
        order.Edit(order.Head with { Note = "Call first" }, Reviewer, Noon);
        order.Submit(ReviewVerdict.NeedsReview, [], Maker, Noon);

        Assert.Equal(ApproverRefusal.Maker, order.Refuses(Approving(Reviewer)));
    }

    [Fact]
    public void The_only_member_of_a_company_decides_his_own_orders() => Assert.Null(Pending().Refuses(Approving(Maker, isSoleOwner: true)));

    [Fact]
    public void Programs_never_decide() =>
        Assert.Equal(ApproverRefusal.ApiClient, Pending().Refuses(new Approver(Guid.Empty, IsApiClient: true, Limit: null, IsSoleOwner: false)));

    [Fact]
    public void Nobody_decides_two_levels_of_one_order()
    {
        var order = Pending();
        order.Approve(Reviewer, note: null, Noon);

        Assert.Equal(ApproverRefusal.EarlierLevel, order.Refuses(Approving(Reviewer)));
    }

    [Fact]
    public void Approving_decides_the_open_task_and_confirms()
    {
        var order = Pending();

        order.Approve(Reviewer, "Fine", Noon.AddHours(1));

        var task = Assert.Single(order.Reviews);
        Assert.Equal((ReviewTaskStatus.Approved, Reviewer.Id, "Fine"), (task.Status, task.DecidedById, task.Note));
        Assert.Equal((OrderStatus.Confirmed, Noon.AddHours(1)), (order.Status, order.ConfirmedAt));
    }

    [Fact, Trait("Capability", "F6/part")]
    public void A_rejected_order_is_revised_with_all_that_was_entered()
    {
        var order = Pending(Line(3, 5m));
        order.Reject(Reviewer, "Ask for the address", Noon);

        order.Revise(Maker, Noon);

        Assert.Equal((OrderStatus.Draft, "SO-1", 1_500, 1), (order.Status, order.Number, order.Total, order.LineCount));
        Assert.Equal((ReviewTaskStatus.Rejected, "Ask for the address"), (Assert.Single(order.Reviews).Status, order.Reviews[0].Note));
    }

    [Fact]
    public void Taking_an_order_back_supersedes_its_review()
    {
        var order = Pending();

        order.Withdraw(Maker, Noon);

        Assert.Equal(ReviewTaskStatus.Superseded, Assert.Single(order.Reviews).Status);
        Assert.Equal("SO-1", order.Number);
    }

    [Fact]
    public void Cancelling_supersedes_the_review_too()
    {
        var order = Pending();

        order.Cancel("No longer needed", Maker, Noon);

        Assert.Equal(ReviewTaskStatus.Superseded, Assert.Single(order.Reviews).Status);
    }

    [Fact, Trait("Capability", "F1/part")]
    public void A_failing_rule_rejects_in_the_name_of_the_system()
    {
        var order = Rejected();

        var task = Assert.Single(order.Reviews);
        Assert.Equal((ReviewTaskStatus.Rejected, (Guid?)null, "system"), (task.Status, task.DecidedById, task.DecidedByName));
        Assert.Equal("Bad Debts Ltd", Assert.Single(task.Reasons).Subject);
        Assert.Equal((OrderEventKind.Rejected, "Customer: Bad Debts Ltd"), (order.Events[^1].Kind, order.Events[^1].Data[0].Value));
    }

    [Fact]
    public void A_decided_task_stays_decided()
    {
        var task = Assert.Single(Rejected().Reviews);

        Assert.Throws<InvalidOperationException>(() => task.Decide(ReviewTaskStatus.Approved, Reviewer, null, Noon));
    }
}
