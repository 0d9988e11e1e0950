using System.Diagnostics;
using OrderCloud.Tests.Graph.Security;

namespace OrderCloud.Tests.Tenancy.Audit;

/// <summary>How long the check of an audit log takes that has grown for years.</summary>
[Collection(Timed.Name)]
public sealed class LongAuditChainTests
{
    private const long Memory = 600L << 20;

    public static TheoryData<string> Databases => ModuleOnDatabase.Databases;

    [Theory, MemberData(nameof(Databases)), Trait("Proves", "P20")]
    public async Task A_million_entries_are_followed_in_half_a_minute(string database)
    {
        var length = ModuleOnDatabase.IsFull ? 1_000_000 : 10_000;
        await using var trail = await Trail.OfAsync(database, length);

        var (watch, before, most) = (Stopwatch.StartNew(), GC.GetTotalMemory(forceFullCollection: true), 0L);
        await using var sampling = new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
        var found = await trail.CheckAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{database}: {length} entries in {watch.Elapsed.TotalSeconds:F1} s, at most {(most - before) >> 20} MB");

        Assert.Equal((length, null), (found.Checked, found.FirstBad));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"It took {watch.Elapsed}.");
        // A million entries, all kept, would be more than a gigabyte.
        Assert.True(most - before < Memory, $"It took {(most - before) >> 20} MB.");
    }
}
