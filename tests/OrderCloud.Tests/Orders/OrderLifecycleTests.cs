using OrderCloud.Orders;
using OrderCloud.Orders.Domain;
using OrderCloud.Platform.Access;
using OrderCloud.Tests.Architecture;

namespace OrderCloud.Tests.Orders;

public sealed class OrderLifecycleTests
{
    private static readonly OrderStatus[] Every = Enum.GetValues<OrderStatus>();

    [Fact]
    public void Every_state_reaches_a_terminal_one()
    {
        Assert.Equal([OrderStatus.Cancelled, OrderStatus.Expired], Every.Where(status => status.IsFinal));
        Assert.All(Every, status => Assert.Contains(Reach(status), reached => reached.IsFinal));
    }

    [Fact]
    public void Every_state_is_reached_from_a_draft() => Assert.Equal(Every, Reach(OrderStatus.Draft).Order());

    [Fact]
    public void A_draft_is_not_approved_although_it_may_become_confirmed()
    {
        Assert.Equal(OrderStatus.Confirmed, OrderStatus.Draft.After(OrderCommand.Pass));
        Assert.Null(OrderStatus.Draft.After(OrderCommand.Approve));
    }

    [Fact]
    public void Each_row_asks_for_the_right_that_its_mutations_ask_for()
    {
        var rows = OrderLifecycle.Rows.SelectMany(row => row.Fields.Select(field => (field, row.Permission)))
            .Concat(FulfillmentLifecycle.Rows.Select(row => (field: row.Field, Permission: (string?)row.Permission))).Distinct().ToList();

        Assert.True(rows.Count > 15);
        Assert.All(rows, row => Assert.Equal(row.Permission, RightOf(row.field)));
    }

    [Fact]
    public void What_the_system_does_by_itself_has_no_mutation() =>
        Assert.Equal([OrderCommand.Complete, OrderCommand.Expire], OrderLifecycle.Rows.Where(row => row.Fields is []).Select(row => row.Command).Distinct().Order());

    [Fact]
    public void A_fulfillment_ends_delivered_or_cancelled()
    {
        var stages = Enum.GetValues<FulfillmentStage>();

        Assert.Equal([FulfillmentStage.Delivered, FulfillmentStage.Cancelled], stages.Where(stage => stage.IsFinal));
        Assert.All(stages, stage => Assert.Contains(Reach(stage), reached => reached.IsFinal));
    }

    [Fact]
    public void The_readme_shows_the_tables_as_they_are()
    {
        var path = Folders.At("modules/Orders/README.md");
        var readme = File.ReadAllText(path);
        var drawn = Replace(Replace(readme, "order", LifecycleDrawing.OfOrders()), "fulfillment", LifecycleDrawing.OfFulfillments());

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(path, drawn);
        else
            Assert.Equal(drawn, readme);
    }

    private static string Replace(string readme, string of, string drawing)
    {
        var (start, end) = ($"<!-- {of} lifecycle -->\n", $"<!-- end of {of} lifecycle -->");
        var (from, to) = (readme.IndexOf(start, StringComparison.Ordinal), readme.IndexOf(end, StringComparison.Ordinal));
        Assert.True(from >= 0 && to > from, $"The README has no place for the {of}s' lifecycle.");

        return readme[..(from + start.Length)] + drawing + readme[to..];
    }

    private static string RightOf(string field)
    {
        var useCase = typeof(OrdersModule).Assembly.GetType($"OrderCloud.Orders.Features.{char.ToUpperInvariant(field[0])}{field[1..]}");

        return ((Permission)useCase!.GetProperty(nameof(IGuarded.Requires))!.GetValue(null)!).Name;
    }

    private static HashSet<OrderStatus> Reach(OrderStatus from) => Closure(from, status => status.Rows.Select(row => row.To));

    private static HashSet<FulfillmentStage> Reach(FulfillmentStage from) => Closure(from, stage => FulfillmentLifecycle.Rows.Where(row => row.From == stage).Select(row => row.To));

    private static HashSet<T> Closure<T>(T from, Func<T, IEnumerable<T>> next)
    {
        HashSet<T> reached = [from];
        var open = new Queue<T>([from]);

        while (open.TryDequeue(out var state))
            foreach (var follower in next(state).Where(reached.Add))
                open.Enqueue(follower);

        return reached;
    }
}
