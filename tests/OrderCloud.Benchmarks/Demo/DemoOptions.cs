using OrderCloud.Benchmarks.Bench;

namespace OrderCloud.Benchmarks.Demo;

/// <param name="Tenant">The tenant of an earlier run, whose <paramref name="Json"/> holds its credentials.</param>
internal sealed record DemoOptions(Uri Url, string Retail, string? Tenant, string? Json)
{
    /// <exception cref="FormatException">An option is unknown or lacks its value.</exception>
    public static DemoOptions Parse(string[] args)
    {
        var options = new DemoOptions(new Uri("http://localhost:5080"), Path.Combine(Repository.Find(), "tests", "data", "online-retail", "2010-12_2011-05.csv.gz"), null, null);

        for (var at = 0; at < args.Length; at += 2)
        {
            var value = at + 1 < args.Length ? args[at + 1] : throw new FormatException($"{args[at]} needs a value.");

            options = args[at] switch
            {
                "--url" => options with { Url = new Uri(value) },
                "--retail" => options with { Retail = value },
                "--tenant" => options with { Tenant = value },
                "--json" => options with { Json = value },
                var other => throw new FormatException($"Unknown option {other}; see build/demo --help."),
            };
        }

        return options;
    }
}
