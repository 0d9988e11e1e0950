
namespace OrderCloud.Benchmarks.Bench;

/// <summary>Process start of the built host to the first 200 of <c>{ __typename }</c>.</summary>
internal static class StartBench
{
    private const double FirstLimit = 8, LaterLimit = 4;

    public static async Task RunAsync(string provider, Figures figures)
    {
        await using var database = await BenchDatabase.CreateAsync(provider);

        // Embedded, the first start migrates; elsewhere the owner has done so before.
        if (provider != "sqlite")
            await HostProcess.RunAsync(database.Settings, "database", "migrate");

        figures.Add(new("start to first answer, empty database", provider, await MeasureAsync(database), "s", FirstLimit));

        List<double> seconds = [];

        for (var round = 0; round < 5; round++)
            seconds.Add(await MeasureAsync(database));

        figures.Add(new("start to first answer, migrated database (median of 5)", provider, seconds.Order().ElementAt(2), "s", LaterLimit));
    }

    private static async Task<double> MeasureAsync(BenchDatabase database)
    {
        await using var host = HostProcess.Host(database.Settings);

        return (await host.ReadyAsync(http => http.PostAsJsonAsync("/graphql", new { query = "{ __typename }" }))).TotalSeconds;
    }
}
