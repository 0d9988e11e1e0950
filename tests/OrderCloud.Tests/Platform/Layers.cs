using System.Text.RegularExpressions;
using OrderCloud.Tests.Architecture;

namespace OrderCloud.Tests.Platform;

/// <summary>The table of docs/adr/0008: which layer of isolation, what of it is taken away, and the tests that turn red then.</summary>
/// <param name="Removed">What is taken away, which names the row.</param>
/// <param name="Tests">Each as <c>Class.Method</c>.</param>
internal sealed partial record Layer(string Removed, IReadOnlyList<string> Tests)
{
    /// <param name="classes">Of one test program: each has its own rows.</param>
    public static IReadOnlyList<Layer> Of(params Type[] classes) =>
        [.. All.Where(layer => layer.Tests.All(test => classes.Any(it => test.StartsWith($"{it.Name}.", StringComparison.Ordinal))))];

    public static IReadOnlyList<Layer> All =>
    [
        .. File.ReadLines(Folders.At("docs/adr/0008-the-database-keeps-tenants-apart.md")).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells is [_, ['L', >= '1' and <= '9', ..], _, _, _]).Select(cells => new Layer($"{cells[1]}: {cells[2]}", [.. Named().Matches(cells[3]).Select(name => name.Groups[1].Value)])),
    ];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Named();
}
