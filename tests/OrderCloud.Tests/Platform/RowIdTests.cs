using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Platform;

public sealed class RowIdTests
{
    [Fact]
    public void An_id_is_a_uuid_of_version_7_of_this_very_moment()
    {
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

        var id = RowId.New();

        Assert.Equal((7, 8), (id.Version, id.Variant & 0b1100));
        Assert.InRange(Convert.ToInt64($"{id:N}"[..12], 16), before, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
    }

    [Fact]
    public void A_hundred_thousand_of_a_few_moments_differ()
    {
        var ids = new Guid[100_000];
        Parallel.For(0, ids.Length, index => ids[index] = RowId.New());

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(Enumerable.Range(0, 8), bit => Assert.InRange(ids.Average(id => (id.ToByteArray()[15] >> bit) & 1), 0.48, 0.52));
    }
}
