using System.Globalization;
using System.Text.Json;

namespace OrderCloud.Benchmarks.Bench;

/// <summary>One measured number and what it should be.</summary>
/// <param name="Target">The most it should be; null where the number is only reported.</param>
/// <param name="Least">The least it should be, where less is as bad as more.</param>
internal sealed record Figure(string Name, string Database, double Value, string Unit, double? Target = null, double? Least = null)
{
    public bool IsMet => Target is null || (Value <= Target && Value >= (Least ?? Value));

    public string Wanted => (Target, Least) switch
    {
        (null, _) => "reported",
        ({ } most, null) => string.Create(CultureInfo.InvariantCulture, $"≤ {most:0.##} {Unit}"),
        ({ } most, { } least) => string.Create(CultureInfo.InvariantCulture, $"{least:0.##}–{most:0.##} {Unit}"),
    };
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

    private static string Row(Figure it) => string.Create(CultureInfo.InvariantCulture, $"| {it.Name} | {it.Database} | {it.Value:0.##} {it.Unit} | {it.Wanted} | {(it.IsMet ? "" : "missed")} |");
}
