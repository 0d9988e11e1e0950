using OrderCloud.Contracts;
using OrderCloud.Orders.Domain;
using static OrderCloud.Tests.Orders.Sample;

namespace OrderCloud.Tests.Orders;

public sealed class OrderCommandsTests
{
    private static readonly Dictionary<OrderCommand, Action<Order>> Doing = new()
    {
        [OrderCommand.Edit] = order => order.Edit(order.Head with { Note = "x" }, Maker, Noon),
        [OrderCommand.Pass] = order => order.Submit(ReviewVerdict.Pass, [], Maker, Noon),
        [OrderCommand.Submit] = order => order.Submit(ReviewVerdict.NeedsReview, [], Maker, Noon),
        [OrderCommand.Fail] = order => order.Submit(ReviewVerdict.Fail, [], Maker, Noon),
        [OrderCommand.Withdraw] = order => order.Withdraw(Maker, Noon),
        [OrderCommand.Approve] = order => order.Approve(Reviewer, note: null, Noon),
        [OrderCommand.Reject] = order => order.Reject(Reviewer, "Too dear", Noon),
        [OrderCommand.Revise] = order => order.Revise(Maker, Noon),
        [OrderCommand.Cancel] = order => order.Cancel("No", Maker, Noon),
        [OrderCommand.Expire] = order => order.Expire(Noon),
        [OrderCommand.Hold] = order => order.Hold("Fraud?", Reviewer, Noon),
        [OrderCommand.Reopen] = order => order.Reopen("Bounced", Reviewer, Noon),
    };

    public static TheoryData<string, string> Each =>
        new(Enum.GetNames<OrderStatus>().SelectMany(status => Doing.Keys.Select(command => (status, $"{command}"))));

    [Theory, MemberData(nameof(Each))]
    [Trait("Capability", "F4/part")]
    public void A_command_does_what_its_row_says_and_nothing_without_one(string from, string name)
    {
        var (status, command) = (Enum.Parse<OrderStatus>(from), Enum.Parse<OrderCommand>(name));
        var order = OneOfEach().Single(it => it.Status == status);
        var (events, reviews, confirmedAt) = (order.Events.Count, order.Reviews.Count, order.ConfirmedAt);

        if (status.After(command) is { } next)
        {
            Doing[command](order);
            Assert.Equal(next, order.Status);

            return;
        }

        Assert.False(order.Allows(command));
        Assert.Throws<InvalidOperationException>(() => Doing[command](order));
        Assert.Equal((status, events, reviews, confirmedAt), (order.Status, order.Events.Count, order.Reviews.Count, order.ConfirmedAt));
    }

    [Fact]
    public void Its_customers_pinyin_follows_the_name_that_it_keeps()
    {
        var order = Order.Draft(WalkIn with { CustomerName = "张三" }, [Line()], "GBP", RoundingMode.HalfUp, Maker, Noon);
        Assert.Equal("zs zhangsan", order.CustomerPinyin);

        order.Edit(WalkIn, Maker, Noon);
        Assert.Null(order.CustomerPinyin);
    }

    [Fact]
    public void What_is_allowed_is_named_by_mutation_field()
    {
        Assert.Equal(["updateOrder", "addOrderLines", "updateOrderLine", "removeOrderLine", "submitOrder", "deleteOrder", "cancelOrder", "copyOrder", "assignOrder"], Draft().Allowed);
        Assert.Equal(["approveOrder", "rejectOrder", "withdrawOrder", "cancelOrder", "copyOrder", "assignOrder"], Pending().Allowed);
        Assert.Equal(["reviseOrder", "cancelOrder", "copyOrder", "assignOrder"], Rejected().Allowed);
        Assert.Equal(["cancelOrder", "holdOrder", "copyOrder", "assignOrder"], Confirmed().Allowed);
        Assert.Equal(["holdOrder", "copyOrder", "assignOrder"], Shipped().Allowed);
        Assert.Equal(["reopenOrder", "copyOrder", "assignOrder"], Completed().Allowed);
        Assert.Equal(["copyOrder", "assignOrder"], Cancelled().Allowed);
    }

    [Fact]
    public void On_hold_nothing_of_it_moves_but_what_had_left_and_released_it_goes_on()
    {
        var order = Confirmed();
        order.Hold("Fraud?", Reviewer, Noon);

        Assert.Equal(["cancelOrder", "releaseOrder", "copyOrder", "assignOrder"], order.Allowed);
        Assert.Equal(["cancelFulfillment"], order.Fulfillments[0].Allowed);
        Assert.Throws<InvalidOperationException>(() => order.StartPicking(order.Fulfillments[0], Maker, Noon));
        Assert.Throws<InvalidOperationException>(() => order.Hold("Twice", Reviewer, Noon));

        order.Release(note: null, Reviewer, Noon);
        order.StartPicking(order.Fulfillments[0], Maker, Noon);

        Assert.Equal((FulfillmentStage.Picking, false), (order.Fulfillments[0].Status, order.OnHold));
        Assert.Throws<InvalidOperationException>(() => order.Release(note: null, Reviewer, Noon));
    }

    [Fact]
    public void What_left_before_the_hold_arrives_and_the_order_completes_when_it_is_released()
    {
        var order = Shipped();
        order.Hold("Fraud?", Reviewer, Noon);
        order.Deliver(order.Fulfillments[0], Maker, Noon);
        order.ApplyPayment(order.Total, 0, Maker, Noon);

        Assert.False(order.TryComplete(Noon));
        order.Release("Checked", Reviewer, Noon);
        Assert.True(order.TryComplete(Noon));
    }

    [Fact]
    public void A_cancelled_order_is_on_hold_no_longer()
    {
        var order = Confirmed();
        order.Hold("Fraud?", Reviewer, Noon);
        order.Cancel("It was", Reviewer, Noon);

        Assert.Equal((OrderStatus.Cancelled, false, FulfillmentStage.Cancelled, false), (order.Status, order.OnHold, order.Fulfillments[0].Status, order.Fulfillments[0].OnHold));
    }

    [Fact]
    public void A_reopened_order_completes_again_when_it_is_paid_again()
    {
        var order = Completed();
        order.ApplyPayment(-order.Total, 0, Maker, Noon);
        order.Reopen("The transfer bounced", Reviewer, Noon);

        Assert.Equal((OrderStatus.Confirmed, null, false), (order.Status, order.CompletedAt, order.TryComplete(Noon)));
        order.ApplyPayment(order.Total, 0, Maker, Noon);
        Assert.True(order.TryComplete(Noon));
    }

    [Fact, Trait("Capability", "E10/part")]
    public void A_draft_with_a_number_is_not_deleted()
    {
        var order = Pending();
        order.Withdraw(Maker, Noon);

        Assert.Equal(OrderStatus.Draft, order.Status);
        Assert.False(order.Allows(OrderCommand.Delete));
        Assert.True(Draft().Allows(OrderCommand.Delete));
    }

    [Fact, Trait("Capability", "E4/part")]
    public void A_number_is_given_once()
    {
        var order = Pending();

        Assert.Throws<InvalidOperationException>(() => order.AssignNumber("SO-2"));
        Assert.Equal("SO-1", order.Number);
    }

    [Fact]
    public void An_order_is_placed_when_it_is_first_submitted()
    {
        var order = Pending();
        order.Withdraw(Maker, Noon.AddHours(1));
        order.Submit(ReviewVerdict.Pass, [], Maker, Noon.AddHours(2));

        Assert.Equal(Noon, order.PlacedAt);
        Assert.Equal(Noon.AddHours(2), order.ConfirmedAt);
    }

    [Fact, Trait("Capability", "E10/part")]
    public void A_cancelled_order_totals_nothing_and_its_timeline_keeps_the_figure()
    {
        var order = Confirmed(Line(3, 10m));
        order.ApplyPayment(1_000, 0, Maker, Noon);

        order.Cancel("Never wanted", Maker, Noon);

        Assert.Equal((0, 0, -1_000), (order.Total, order.Gross, order.BalanceDue));
        Assert.Equal(PaymentStatus.Overpaid, order.PaymentStatus);
        Assert.Equal([new("reason", "Never wanted"), new("total", "30.00")], order.Events[^1].Data);
        Assert.All(order.Lines, line => Assert.Equal((line.Quantity, 0), (line.Cancelled, line.Allocated)));
        Assert.All(order.Fulfillments, it => Assert.Equal(FulfillmentStage.Cancelled, it.Status));
    }

    [Fact]
    public void The_timeline_counts_its_steps_and_names_who_took_them()
    {
        var order = Pending();
        order.Reject(Reviewer, "No stock until May", Noon.AddDays(1));

        Assert.Equal([1, 2, 3], order.Events.Select(it => it.Position));
        Assert.Equal([OrderEventKind.Created, OrderEventKind.Submitted, OrderEventKind.Rejected], order.Events.Select(it => it.Kind));
        Assert.Equal((Reviewer.Id, "Rui Reviewer", Noon.AddDays(1)), (order.Events[^1].ById, order.Events[^1].ByName, order.Events[^1].At));
    }
}
