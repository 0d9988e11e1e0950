namespace OrderCloud.ApiTests.Hosting;

/// <summary>Tests that hold a stopwatch; no other test runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Timed
{
    public const string Name = "timed";
}
