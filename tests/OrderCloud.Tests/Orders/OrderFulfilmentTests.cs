using CsCheck;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Orders.Domain;
using static OrderCloud.Tests.Orders.Sample;

namespace OrderCloud.Tests.Orders;

public sealed class OrderFulfilmentTests
{
    [Fact]
    public void A_confirmed_order_has_one_fulfillment_per_warehouse()
    {
        var order = Draft(Line(3), Line(4));
        order.Submit(ReviewVerdict.Pass, [], Maker, Noon);
        var (first, second) = (order.Demands[0], order.Demands[1]);

        order.Allocate([new(first.LineId, first.VariantId, North, 3_000), new(second.LineId, second.VariantId, North, 1_000), new(second.LineId, second.VariantId, South, 3_000)], ["F-1", "F-2"], Maker, Noon);

        Assert.Equal([("F-1", North, 2), ("F-2", South, 1)], order.Fulfillments.Select(it => (it.Number, it.WarehouseId, it.Lines.Count)));
        Assert.Equal((AllocationStatus.Full, FulfillmentStatus.Unfulfilled), (order.AllocationStatus, order.FulfillmentStatus));
        Assert.Empty(order.Demands);
    }

    [Fact]
    public void Services_fees_and_vouchers_want_no_stock_and_no_shipping()
    {
        var order = Confirmed(Line(kind: ProductKind.Service), Line(kind: ProductKind.Fee), Line(kind: ProductKind.Voucher));

        Assert.Empty(order.Fulfillments);
        Assert.Equal((AllocationStatus.Full, FulfillmentStatus.NotRequired), (order.AllocationStatus, order.FulfillmentStatus));
    }

    [Fact]
    public void An_order_completes_when_all_has_arrived_and_nothing_is_owed()
    {
        var order = Shipped();
        order.ApplyPayment(order.Total, 0, Maker, Noon);
        Assert.False(order.TryComplete(Noon));

        order.Deliver(order.Fulfillments[0], Maker, Noon);

        Assert.True(order.TryComplete(Noon.AddHours(1)));
        Assert.Equal((OrderStatus.Completed, Noon.AddHours(1)), (order.Status, order.CompletedAt));
        Assert.False(order.TryComplete(Noon));
    }

    [Theory, InlineData(-1), InlineData(1)]
    public void An_order_that_is_not_paid_exactly_stays_confirmed(long difference)
    {
        var order = Shipped();
        order.Deliver(order.Fulfillments[0], Maker, Noon);
        order.ApplyPayment(order.Total + difference, 0, Maker, Noon);

        Assert.False(order.TryComplete(Noon));
        Assert.Equal(OrderStatus.Confirmed, order.Status);
    }

    [Fact, Trait("Capability", "J1/part")]
    public void What_was_not_found_waits_in_a_fulfillment_of_its_own()
    {
        var order = Confirmed(Line(5), Line(2));
        var fulfillment = order.Fulfillments[0];
        order.StartPicking(fulfillment, Maker, Noon);

        order.Pack(fulfillment, new Dictionary<Guid, long> { [fulfillment.Lines[0].Id] = 3_000 }, new HashSet<Guid>(), "F-2", Maker, Noon);

        Assert.Equal([3_000, 2_000], fulfillment.Lines.Select(line => line.Quantity));
        Assert.Equal(("F-2", FulfillmentStage.Pending, 2_000), (order.Fulfillments[1].Number, order.Fulfillments[1].Status, Assert.Single(order.Fulfillments[1].Lines).Quantity));
        Assert.Equal((5_000, 3_000, 3_000), (order.Lines[0].Allocated, order.Lines[0].Picked, order.Lines[0].Packed));
    }

    [Fact, Trait("Capability", "J2/part")]
    public void Packed_never_exceeds_what_is_allocated()
    {
        var order = Confirmed(Line(5));
        order.StartPicking(order.Fulfillments[0], Maker, Noon);

        Assert.Throws<InvalidOperationException>(() => order.Pack(order.Fulfillments[0], new Dictionary<Guid, long> { [order.Fulfillments[0].Lines[0].Id] = 5_001 }, new HashSet<Guid>(), null, Maker, Noon));
    }

    [Fact]
    public void A_cancelled_fulfillment_gives_its_stock_back_and_the_order_wants_it_again()
    {
        var order = Confirmed(Line(5));
        var fulfillment = order.Packed();

        order.CancelFulfillment(fulfillment, "Torn box", Maker, Noon);

        Assert.Equal((0, 0, 0), (order.Lines[0].Allocated, order.Lines[0].Picked, order.Lines[0].Packed));
        Assert.Equal((AllocationStatus.None, 5_000), (order.AllocationStatus, Assert.Single(order.Demands).Quantity));
        Assert.True(order.Allows(OrderCommand.Allocate));

        order.AllocateFrom(South, "F-2");
        Assert.Equal((AllocationStatus.Full, 2), (order.AllocationStatus, order.Fulfillments.Count));
    }

    [Fact]
    public void Nothing_is_cancelled_once_something_has_left()
    {
        var order = Shipped();

        Assert.False(order.Allows(OrderCommand.Cancel));
        Assert.Throws<InvalidOperationException>(() => order.Cancel("Too late", Maker, Noon));
        Assert.Equal(OrderStatus.Confirmed, order.Status);
    }

    /// <summary>Random walks over everything the warehouse can do: the quantities of each line keep their order, and what is allocated is what open fulfillments hold.</summary>
    [Fact]
    public void Whatever_the_warehouse_does_quantities_keep_their_order()
    {
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<FulfillmentStage, bool>();

        Gen.Select(Gen.Int[1, 6].Array[1, 4], Gen.Int[0, 9_999].Array[1, 40]).Sample((quantities, steps) =>
        {
            var order = Draft([.. quantities.Select(quantity => Line(quantity))]);
            order.Submit(ReviewVerdict.Pass, [], Maker, Noon);

            foreach (var (index, step) in steps.Index())
            {
                Step(order, step, $"F-{index}");
                Assert.All(order.Lines, line => Assert.True(IsLawful(line), $"{line.Delivered} {line.Shipped} {line.Packed} {line.Picked} {line.Allocated} {line.Cancelled} of {line.Quantity}"));
                Assert.Equal(order.Lines.Sum(line => line.Allocated), order.Fulfillments.Where(it => it.Allows(FulfillmentCommand.Cancel)).Sum(it => it.Lines.Sum(line => line.Quantity)));

                foreach (var fulfillment in order.Fulfillments)
                    seen[fulfillment.Status] = true;
            }
        }, iter: 300);

        Assert.Equal(Enum.GetValues<FulfillmentStage>(), seen.Keys.Order());
    }

    private static bool IsLawful(OrderLine line) =>
        0 <= line.Delivered && line.Delivered <= line.Shipped && line.Shipped <= line.Packed && line.Packed <= line.Picked
        && line.Shipped + line.Cancelled <= line.Quantity && line.Returned <= line.Delivered && 0 <= line.Allocated && line.Allocated <= line.Open;

    private static void Step(Order order, int choice, string number)
    {
        if (order.Status is OrderStatus.Confirmed && order.Demands is [_, ..] demands && choice % 3 == 0)
            order.Allocate([.. demands.Select(demand => new Allocation(demand.LineId, demand.VariantId, choice % 2 == 0 ? North : South, demand.Quantity))], [number], Maker, Noon);
        else if (order.Fulfillments is [_, ..] all && all[choice % all.Count] is var fulfillment && FulfillmentLifecycle.Rows.Where(row => row.From == fulfillment.Status).ToList() is [_, ..] rows)
            Step(order, fulfillment, rows[choice / 7 % rows.Count].Command, choice, number);
        else if (choice % 11 == 0 && order.Allows(OrderCommand.Cancel))
            order.Cancel("Enough", Maker, Noon);
    }

    private static void Step(Order order, Fulfillment fulfillment, FulfillmentCommand command, int choice, string number)
    {
        switch (command)
        {
            case FulfillmentCommand.Pick: order.StartPicking(fulfillment, Maker, Noon); break;
            case FulfillmentCommand.Ship: order.Ship(fulfillment, "Post", null, Sample.Issuer, Maker, Noon); break;
            case FulfillmentCommand.Deliver: order.Deliver(fulfillment, Maker, Noon); break;
            case FulfillmentCommand.Cancel: order.CancelFulfillment(fulfillment, "Torn", Maker, Noon); break;
            case FulfillmentCommand.Pack:
                var line = fulfillment.Lines[choice % fulfillment.Lines.Count];
                order.Pack(fulfillment, new Dictionary<Guid, long> { [line.Id] = choice % (line.Quantity + 1) }, (HashSet<Guid>)(choice % 3 == 0 ? [line.Id] : []), number, Maker, Noon);
                break;
        }
    }
}
