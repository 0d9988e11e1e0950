using OrderCloud.Host;

namespace OrderCloud.Tests.Platform;

/// <summary>A question that anybody may ask, as often as he likes, and whose answer is everyone's.</summary>
public sealed class SharedWorkTests
{
    [Fact]
    public async Task Whoever_comes_while_it_is_under_way_waits_for_the_same_and_who_comes_later_has_it_done_anew()
    {
        var done = 0;
        var answers = new[] { new TaskCompletionSource<int>(), new TaskCompletionSource<int>() };
        var work = new SharedWork<int>(() => answers[Interlocked.Increment(ref done) - 1].Task);

        var early = Enumerable.Range(0, 50).Select(_ => work.RunAsync()).ToList();
        answers[0].SetResult(1);
        Assert.All(await Task.WhenAll(early), answer => Assert.Equal(1, answer));

        var late = work.RunAsync();
        answers[1].SetResult(2);
        Assert.Equal((2, 2), (await late, done));
    }

    [Fact]
    public async Task A_failure_is_everyones_too_and_the_next_tries_again()
    {
        var done = 0;
        var work = new SharedWork<int>(() => ++done == 1 ? throw new InvalidOperationException("once") : Task.FromResult(done));

        await Assert.ThrowsAsync<InvalidOperationException>(work.RunAsync);
        Assert.Equal(2, await work.RunAsync());
    }
}
