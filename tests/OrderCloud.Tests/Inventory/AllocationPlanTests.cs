using CsCheck;
using OrderCloud.Contracts.Inventory;
using OrderCloud.Inventory.Domain;

namespace OrderCloud.Tests.Inventory;

public sealed class AllocationPlanTests
{
    private static readonly Guid Tea = Guid.NewGuid(), Cup = Guid.NewGuid(), North = Guid.NewGuid(), South = Guid.NewGuid();

    [Fact, Trait("Capability", "W4/part")]
    public void Three_and_three_serve_five_as_three_and_two()
    {
        var five = new Demand(Guid.NewGuid(), Tea, 5_000);

        var plan = AllocationPlan.Make([five], [Candidate(North, Tea, 3_000), Candidate(South, Tea, 3_000)]);

        Assert.Equal([new Allocation(five.LineId, Tea, North, 3_000), new Allocation(five.LineId, Tea, South, 2_000)], plan);
    }

    [Fact]
    public void The_first_warehouse_serves_what_it_can_alone()
    {
        var two = new Demand(Guid.NewGuid(), Tea, 2_000);

        var plan = AllocationPlan.Make([two], [Candidate(South, Tea, 3_000), Candidate(North, Tea, 9_000)]);

        Assert.Equal([new Allocation(two.LineId, Tea, South, 2_000)], plan);
    }

    [Fact]
    public void Two_lines_of_one_variant_draw_on_one_figure()
    {
        Demand first = new(Guid.NewGuid(), Tea, 2_000), second = new(Guid.NewGuid(), Tea, 2_000);
        StockCandidate[] candidates = [Candidate(North, Tea, 3_000), Candidate(South, Tea, 3_000)];

        var plan = AllocationPlan.Make([first, second], candidates);

        Assert.Equal(
            [new(first.LineId, Tea, North, 2_000), new(second.LineId, Tea, North, 1_000), new(second.LineId, Tea, South, 1_000)],
            plan);
    }

    [Fact, Trait("Capability", "W2/part")]
    public void What_two_lines_want_together_is_short_even_if_each_alone_is_not()
    {
        Demand first = new(Guid.NewGuid(), Tea, 2_000), second = new(Guid.NewGuid(), Tea, 2_000);

        var shortages = AllocationPlan.Shortages([first, second], [Candidate(North, Tea, 3_000)]);

        Assert.Equal([new Shortage(Tea, 4_000, 3_000)], shortages);
    }

    [Fact]
    public void What_lies_nowhere_is_short_by_all_of_it()
    {
        var shortages = AllocationPlan.Shortages([new(Guid.NewGuid(), Cup, 1)], [Candidate(North, Tea, 3_000)]);

        Assert.Equal([new Shortage(Cup, 1, 0)], shortages);
    }

    [Fact]
    public void A_plan_over_a_shortage_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => AllocationPlan.Make([new(Guid.NewGuid(), Tea, 4_000)], [Candidate(North, Tea, 3_000)]));

    [Fact]
    public void A_plan_meets_every_demand_and_takes_no_more_than_there_is()
    {
        Guid[] variants = [Tea, Cup], warehouses = [North, South, Guid.NewGuid()];
        var demands = Gen.Select(Gen.Int[0, 1].Select(index => variants[index]), Gen.Long[1, 5_000], (variant, quantity) => new Demand(Guid.NewGuid(), variant, quantity)).Array[1, 8];
        var candidates = Gen.Long[1, 9_000].Array[6].Select(quantities => warehouses.SelectMany(_ => variants, (warehouse, variant) => new StockRow(warehouse, variant))
            .Zip(quantities, (row, quantity) => new StockCandidate(row, quantity)).ToList());

        Gen.Select(demands, candidates).Sample((wanted, there) =>
        {
            if (AllocationPlan.Shortages(wanted, there) is [_, ..])
                return;

            var plan = AllocationPlan.Make(wanted, there);

            Assert.All(wanted, demand => Assert.Equal(demand.Quantity, plan.Where(it => it.LineId == demand.LineId).Sum(it => it.Quantity)));
            Assert.All(there, candidate => Assert.True(candidate.Available >= plan.Where(it => new StockRow(it.WarehouseId, it.VariantId) == candidate.Row).Sum(it => it.Quantity)));
            Assert.All(plan, part => Assert.True(part.Quantity > 0));
        });
    }

    private static StockCandidate Candidate(Guid warehouse, Guid variant, long available) => new(new(warehouse, variant), available);
}
