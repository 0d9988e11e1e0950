using OrderCloud.Benchmarks.Demo;

namespace OrderCloud.Benchmarks.Bench;

/// <summary>The retailer's half-year through the public API, then the same file again.</summary>
internal static class ImportBench
{
    private const double FirstLimit = 120, AgainLimit = 60, MemoryLimit = 600;
    private const int Documents = 10_783, Lines = 209_029;

    public static async Task RunAsync(string provider, Figures figures)
    {
        await using var database = await BenchDatabase.CreateAsync(provider);
        await using var host = await database.HostAsync();
        var json = Path.GetTempFileName();

        var first = await DemoCommand.RunAsync(DemoOptions.Parse(["--url", host.Url.ToString(), "--json", json]));
        var again = await DemoCommand.RunAsync(DemoOptions.Parse(["--url", host.Url.ToString(), "--json", json, "--tenant", first.TenantId]));
        File.Delete(json);

        Expect(first.Imported.Lines == Lines && first.Rejected is [], $"{first.Imported.Lines} lines, {first.Rejected.Count} rejected");
        Expect(again.Imported is { Lines: 0, Unchanged: Documents }, $"the second run: {again.Imported}");
        Expect(first.InvoicedByMonth.SequenceEqual(again.InvoicedByMonth.Where(month => first.InvoicedByMonth.Contains(month))), "the second run changed the reports");

        figures.Add(new($"import of {Lines} lines until the reports show them", provider, first.Seconds.Import, "s", FirstLimit));
        figures.Add(new("the same file again, all unchanged", provider, again.Seconds.Import, "s", AgainLimit));
        figures.Add(new("the host's peak resident memory", provider, host.PeakMebibytes, "MiB", MemoryLimit));
        // On a busy machine the only one of these that says something of the product.
        figures.Add(new("the host's processor time for both", provider, host.Cpu.TotalSeconds, "s"));
    }

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidOperationException(otherwise);
    }
}
