namespace OrderCloud.Tests.Graph.Security;

/// <summary>Tests that hold a stopwatch; no other test runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Timed
{
    public const string Name = "timed";
}

internal static class TimedSequences
{
    /// <summary>Up to and with the first that is good: more tries only where the machine was busy.</summary>
    public static IEnumerable<T> TakeUntil<T>(this IEnumerable<T> tries, Func<T, bool> good)
    {
        foreach (var result in tries)
        {
            yield return result;

            if (good(result))
                yield break;
        }
    }
}
