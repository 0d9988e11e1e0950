using System.Diagnostics;
using System.Text.Json;

namespace OrderCloud.Benchmarks.Bench;

/// <summary>The documents that the conformance suite attacks with.</summary>
internal static class AttackDocuments
{
    /// <summary>As much as the guard lets through.</summary>
    public static string Heaviest =>
        $"{{ orders(first: 1) {{ nodes {{ {string.Join(' ', Fragments.Select(at => $"...F{at}"))} }} }} }} {string.Join(' ', Fragments.Select(at => $"fragment F{at} on Order {{ id number status version currency customerName placedAt confirmedAt completedAt lineCount }}"))}";

    private static IEnumerable<int> Fragments => Enumerable.Range(0, 50);

    public static async Task<Dictionary<string, string>> ReadAsync()
    {
        var suite = new Uri(Path.Combine(Repository.Find(), "tests", "OrderCloud.ApiTests", "conformance", "attack.mjs"));
        var script = $"import {{ documents }} from '{suite}'; process.stdout.write(JSON.stringify(documents))";
        using var node = Process.Start(new ProcessStartInfo("node", ["--input-type=module", "-e", script]) { RedirectStandardOutput = true })!;
        var text = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();

        return JsonSerializer.Deserialize<Dictionary<string, string>>(text)!;
    }
}
