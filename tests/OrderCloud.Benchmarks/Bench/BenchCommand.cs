namespace OrderCloud.Benchmarks.Bench;

/// <summary><c>build/bench</c>: what docs/figures.md states.</summary>
internal static class BenchCommand
{
    private const string Usage = """
        build/bench [NAME...] [--database sqlite|postgres] [--small] [--json FILE]
        build/bench --against DIR [products|orders|nothing...] [--small] [--json FILE]

          start      process start to the first answer, on an empty and on a migrated database
          import     the retailer's half-year: seconds, peak memory, and the same file again
          oversell   64 buyers, stock 100, 300 tries; and a naive control that oversells
          list       CPU of an order list page against a minimal endpoint with the same bytes (PostgreSQL)
          graphql    a page of products, an empty query, page 50,000 of 1,000,000 rows, documents that attack
          tenants    10,000 companies against 10, a loud neighbour, what a credential costs (PostgreSQL)
          --against  this code and that of another checkout, its host built for Release, by turns (PostgreSQL)

        --small only shows that it works: few requests and rows, figures without a meaning. Without a name all are run. The exit code is 1 when a target is missed.
        """;

    private static readonly string[] Names = ["start", "import", "oversell", "list", "graphql", "tenants"];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Contains("--help"))
        {
            Console.WriteLine(Usage);
            return 0;
        }

        Scale.Small = args.Contains("--small");
        var json = ValueOf(args, "--json");
        var databases = ValueOf(args, "--database") is { } one ? [one] : new[] { "sqlite", "postgres" };
        var wanted = args.Intersect(Names).ToArray() is [_, ..] some ? some : Names;
        var against = ValueOf(args, "--against");

        // Without its host, or without DIR, something else would be measured than was asked for.
        if (args.Contains("--against") && (against is null || !File.Exists(HostProcess.Assembly(against))))
        {
            Console.Error.WriteLine($"--against takes a checkout whose host is built for Release: {HostProcess.Assembly(against ?? "DIR")} is not there.");
            return 2;
        }

        var figures = new Figures();
        Console.WriteLine(Figures.Machine);

        try
        {
            await (against is null ? MeasureAsync(databases, wanted, figures) : AgainstBench.RunAsync(against, [.. args.Intersect(["products", "orders", "nothing"])], figures));
        }
        finally
        {
            HostProcess.EndAll();
        }

        Console.WriteLine();
        figures.Print(Console.Out);

        if (json is not null)
            await figures.WriteAsync(json);

        return figures.AreMet ? 0 : 1;
    }

    private static async Task MeasureAsync(string[] databases, string[] wanted, Figures figures)
    {
        foreach (var database in databases)
            foreach (var name in wanted)
                await (name switch
                {
                    "start" => StartBench.RunAsync(database, figures),
                    "import" => ImportBench.RunAsync(database, figures),
                    "graphql" => GraphQLBench.RunAsync(database, figures),
                    "oversell" => OversellBench.RunAsync(database, figures),
                    "list" => database == "postgres" ? OrderListBench.RunAsync(figures) : Task.CompletedTask,
                    _ => database == "postgres" ? TenantsBench.RunAsync(figures) : Task.CompletedTask,
                });
    }

    private static string? ValueOf(string[] args, string option) => Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
