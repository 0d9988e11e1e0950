using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using OrderCloud.Benchmarks.Api;

namespace OrderCloud.Benchmarks.Bench;

/// <summary>A document and where it goes.</summary>
internal sealed record Target(HostProcess Process, ApiCaller Caller, string Document, string Path = "/graphql")
{
    public async Task<string> AskAsync(object? variables = null, CancellationToken ct = default)
    {
        using var body = new StringContent(JsonSerializer.Serialize(new { query = Document, variables }), Encoding.UTF8, "application/json");
        using var answer = await Caller.Http.PostAsync(new Uri(Path, UriKind.Relative), body, ct);
        answer.EnsureSuccessStatusCode();

        return await answer.Content.ReadAsStringAsync(ct);
    }

    /// <summary>The same request as it goes over the wire.</summary>
    public byte[] Request()
    {
        var body = JsonSerializer.Serialize(new { query = Document });
        var headers = string.Concat(Caller.Http.DefaultRequestHeaders.Select(header => $"{header.Key}: {string.Join(", ", header.Value)}\r\n"));

        return Encoding.UTF8.GetBytes($"POST {Path} HTTP/1.1\r\nHost: {Process.Url.Authority}\r\n{headers}Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }
}

/// <summary>Process CPU over warm requests, alternating rounds, medians; and times of single requests, one after another.</summary>
internal static class Load
{
    private const int AtOnce = 8;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(25);

    private static int Rounds => Scale.Small ? 1 : 5;

    // The kernel counts in hundredths of a second: a round is long enough that one more or less is nothing.
    private static int Requests => Scale.Small ? 200 : 20_000;

    /// <exception cref="InvalidOperationException">The two don't send the same bytes.</exception>
    public static async Task CompareAsync(Figures figures, string what, Target product, Target control, double? limit = null)
    {
        var (ours, theirs) = (await product.AskAsync(), await control.AskAsync());

        if (ours != theirs)
            throw new InvalidOperationException($"Product and control do not send the same bytes:\n{ours}\n{theirs}");

        var rounds = await ByTurnsAsync(Rounds, product, control);

        figures.Add(new($"{what}, CPU", "postgres", Median(rounds.Select(it => it[0])), "µs"));
        figures.Add(new($"{what}, CPU of the control", "postgres", Median(rounds.Select(it => it[1])), "µs"));
        figures.Add(new($"{what}, product against control", "postgres", Median(rounds.Select(it => it[0] / it[1])), "×", limit));
    }

    /// <summary>The CPU of one request to each, in µs, measured one after the other so many times: what the machine does beside it meets all of them.</summary>
    public static async Task<IReadOnlyList<double[]>> ByTurnsAsync(int rounds, params Target[] targets)
    {
        foreach (var target in targets)
            await WarmAsync(target);

        List<double[]> all = [];

        for (var round = 0; round < rounds; round++)
        {
            var times = new double[targets.Length];

            for (var turn = 0; turn < targets.Length; turn++)
                times[turn] = await CpuAsync(targets[turn]);

            all.Add(times);
        }

        return all;
    }

    /// <summary>What the host of <see cref="Control.HostWithControl"/> allocates for one request, in KiB: the same on a busy machine and on a quiet one.</summary>
    public static async Task<double> AllocatedAsync(Target target)
    {
        await SendAsync(target, Requests);
        var before = await AllocatedAsync(target.Process);
        await SendAsync(target, Requests);

        return (await AllocatedAsync(target.Process) - before) / 1024.0 / Requests;
    }

    public static double Median(IEnumerable<double> values) => values.Order().ToArray() is var all ? all[all.Length / 2] : 0;

    public static async Task<double> MillisecondsAsync(Func<Task> ask)
    {
        var watch = Stopwatch.StartNew();
        await ask();

        return watch.Elapsed.TotalMilliseconds;
    }

    private static Task SendAsync(Target target, int requests)
    {
        var request = target.Request();

        return Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Factory.StartNew(() =>
        {
            using var wire = new Wire(target.Process.Url, request);

            for (var sent = 0; sent < requests / AtOnce; sent++)
                wire.Ask();
        }, TaskCreationOptions.LongRunning)));
    }

    // The runtime compiles what runs often better, some of it only after many seconds: until then a request costs several times as much.
    private static async Task WarmAsync(Target target)
    {
        var (best, since, watch) = (double.MaxValue, 0, Stopwatch.StartNew());

        while (since < 4 || (!Scale.Small && watch.Elapsed < WarmUp))
        {
            var now = await CpuAsync(target);
            (best, since) = now < 0.97 * best ? (now, 0) : (best, since + 1);
        }
    }

    private static async Task<long> AllocatedAsync(HostProcess process)
    {
        using var http = new HttpClient { BaseAddress = process.Url };

        return long.Parse(await http.GetStringAsync(new Uri("/allocated", UriKind.Relative)), CultureInfo.InvariantCulture);
    }

    private static async Task<double> CpuAsync(Target target)
    {
        var before = target.Process.Cpu;
        await SendAsync(target, Requests);

        return (target.Process.Cpu - before).TotalMicroseconds / Requests;
    }
}

/// <summary>Full, or small to see that a measurement works; what is measured small says nothing.</summary>
internal static class Scale
{
    public static bool Small { get; set; }
}
