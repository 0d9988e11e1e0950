using OrderCloud.Inventory.Domain;

namespace OrderCloud.Tests.Inventory;

public sealed class StockAllocationTests
{
    [Fact]
    public void What_is_neither_issued_nor_released_is_open()
    {
        var allocation = Allocation(5_000);

        allocation.Issue(2_000);
        allocation.Release(1_000);

        Assert.Equal(2_000, allocation.Open);
    }

    [Theory, InlineData(5_001), InlineData(0), InlineData(-1)]
    public void No_more_leaves_than_is_open_and_never_nothing(long quantity)
    {
        var allocation = Allocation(5_000);

        Assert.Throws<InvalidOperationException>(() => allocation.Issue(quantity));
        Assert.Throws<InvalidOperationException>(() => allocation.Release(quantity));

        Assert.Equal(5_000, allocation.Open);
    }

    private static StockAllocation Allocation(long quantity) => new(Guid.NewGuid(), Guid.NewGuid(), new(Guid.NewGuid(), Guid.NewGuid()), quantity);
}
