using System.Globalization;
using System.Text.Json;

namespace OrderCloud.Benchmarks.Bench;

/// <summary>One measured number and what it should be.</summary>
/// <param name="Target">Null where the number is only reported.</param>
internal sealed record Figure(string Name, string Database, double Value, string Unit, double? Target = null)
{
    public bool IsMet => Target is null || Value <= Target;
}

/// <summary>All figures of a run: a table for people, JSON for programs.</summary>
internal sealed class Figures
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly List<Figure> all = [];

    public bool AreMet => all.TrueForAll(figure => figure.IsMet);

    public void Add(Figure figure)
    {
        all.Add(figure);
        Console.WriteLine(Row(figure));
    }

    public void Print(TextWriter output)
    {
        output.WriteLine("| figure | database | measured | target | |");
        output.WriteLine("|---|---|---:|---:|---|");

        foreach (var figure in all)
            output.WriteLine(Row(figure));
    }

    public Task WriteAsync(string path) => File.WriteAllTextAsync(path, JsonSerializer.Serialize(new { machine = Machine, figures = all }, Json));

    public static string Machine => $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, .NET {Environment.Version}, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}";

    private static string Row(Figure it) => string.Create(CultureInfo.InvariantCulture, $"| {it.Name} | {it.Database} | {it.Value:0.##} {it.Unit} | {(it.Target is { } target ? $"≤ {target:0.##} {it.Unit}" : "reported")} | {(it.IsMet ? "" : "missed")} |");
}
