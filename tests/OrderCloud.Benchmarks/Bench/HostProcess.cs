using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace OrderCloud.Benchmarks.Bench;

/// <summary>A program of ours as a process of its own, so that its memory and CPU are its alone.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly ConcurrentBag<Process> Started = [];

    private readonly Process process;

    private HostProcess(Process process, Uri url) => (this.process, Url) = (process, url);

    public Uri Url { get; }

    /// <summary>Highest resident memory so far, in MiB (VmHWM).</summary>
    public double PeakMebibytes => File.ReadLines($"/proc/{process.Id}/status").Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).Single();

    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();

            return process.TotalProcessorTime;
        }
    }

    /// <summary>The product's host on a database of its own.</summary>
    /// <param name="folder">The checkout where it was built; null for the one of this program.</param>
    public static HostProcess Host(IReadOnlyDictionary<string, string> settings, string? folder = null)
    {
        var url = FreeUrl();

        return new(Start([Assembly(folder), "--urls", url.ToString(), "--contentRoot", Path.Combine(folder ?? Repository.Find(), "host")], settings), url);
    }

    /// <summary>The product's host within this program.</summary>
    public static HostProcess HostWithControl(IReadOnlyDictionary<string, string> settings)
    {
        var url = FreeUrl();

        return new(Start([typeof(HostProcess).Assembly.Location, "host", "--urls", url.ToString(), "--contentRoot", Path.Combine(Repository.Find(), "host")], settings), url);
    }

    /// <summary>This program's own control endpoint.</summary>
    public static HostProcess Control(IReadOnlyDictionary<string, string> settings)
    {
        var url = FreeUrl();

        return new(Start([typeof(HostProcess).Assembly.Location, "control", "--urls", url.ToString()], settings), url);
    }

    /// <summary>Runs a command of the host to its end.</summary>
    public static async Task RunAsync(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var process = Start([Assembly(folder: null), .. arguments], settings);
        await process.WaitForExitAsync();

        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    /// <summary>Asks until the answer is 200; returns how long that took since the start of the process.</summary>
    public async Task<TimeSpan> ReadyAsync(Func<HttpClient, Task<HttpResponseMessage>> ask)
    {
        using var http = new HttpClient { BaseAddress = Url, Timeout = TimeSpan.FromSeconds(30) };

        for (var tries = 0; tries < 6_000 && !process.HasExited; tries++)
        {
            try
            {
                using var answer = await ask(http);

                if (answer.IsSuccessStatusCode)
                    return DateTimeOffset.UtcNow - process.StartTime.ToUniversalTime();
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(10);
        }

        throw new InvalidOperationException("The process did not get ready.");
    }

    public Task<TimeSpan> ReadyAsync() => ReadyAsync(http => http.GetAsync(new Uri("/health/ready", UriKind.Relative)));

    /// <summary>Ends whatever is left, where a measurement failed before it could say whose turn that is.</summary>
    public static void EndAll()
    {
        foreach (var process in Started)
            End(process);
    }

    public ValueTask DisposeAsync()
    {
        End(process);

        return ValueTask.CompletedTask;
    }

    private static void End(Process process)
    {
        if (!process.HasExited)
            process.Kill();

        process.WaitForExit();
    }

    private static Process Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };

        foreach (var (key, value) in settings)
            start.Environment[key] = value;

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        Started.Add(process);

        return process;
    }

    /// <summary>The host as it was built in a checkout; null for the one of this program.</summary>
    public static string Assembly(string? folder) => Path.Combine(folder ?? Repository.Find(), "host", "bin", "Release", "net10.0", "OrderCloud.Host.dll");

    private static Uri FreeUrl()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();

        return new Uri($"http://127.0.0.1:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}");
    }
}

/// <summary>Where the sources lie.</summary>
internal static class Repository
{
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "OrderCloud.sln")))
                return folder.FullName;

        throw new InvalidOperationException("OrderCloud.sln is not above this program.");
    }
}
