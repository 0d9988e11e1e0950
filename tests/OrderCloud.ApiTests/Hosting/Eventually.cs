using System.Diagnostics;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>For what happens soon after the answer: events that other modules react to.</summary>
public static class Eventually
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until the answer is as wanted; the last answer, wanted or not, is returned for the test to assert.</summary>
    public static async Task<T> GetAsync<T>(Func<Task<T>> ask, Func<T, bool> wanted, TimeSpan? within = null)
    {
        var clock = Stopwatch.StartNew();

        while (true)
        {
            var answer = await ask();

            if (wanted(answer) || clock.Elapsed > (within ?? TimeSpan.FromSeconds(20)))
                return answer;

            await Task.Delay(Step, TestContext.Current.CancellationToken);
        }
    }
}
