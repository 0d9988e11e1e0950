using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>The product's host as a process of its own, which can be killed and whose memory is its alone.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly TestDatabase database;
    private readonly string folder;
    private Process process = null!;

    private HostProcess(TestDatabase database, string folder) => (this.database, this.folder) = (database, folder);

    /// <summary>The same after each start.</summary>
    public Uri Address { get; } = FreeAddress();

    /// <summary>Highest resident memory since the last start, in MiB.</summary>
    public double PeakMebibytes => File.ReadLines($"/proc/{process.Id}/status").Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).Single();

    /// <summary>Brings the tables up to date and serves.</summary>
    /// <param name="folder">Where the host lies; null for the one beside the tests, built as they are.</param>
    public static async Task<HostProcess> StartAsync(TestDatabase database, string? folder = null)
    {
        var host = new HostProcess(database, folder ?? AppContext.BaseDirectory);

        using (var migration = host.Run("database", "migrate"))
        {
            await migration.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, migration.ExitCode);
        }

        await host.StartAsync();

        return host;
    }

    /// <summary>Runs a command of the host, as an operator does.</summary>
    public static Task<(int ExitCode, string Output)> CommandAsync(TestDatabase database, params string[] arguments) => CommandAsync(Start(AppContext.BaseDirectory, database.Directory, database.Settings, arguments));

    /// <summary>The same without a database but the one that the arguments name.</summary>
    public static Task<(int ExitCode, string Output)> CommandAsync(string directory, params string[] arguments) => CommandAsync(Start(AppContext.BaseDirectory, directory, [], arguments));

    private static async Task<(int ExitCode, string Output)> CommandAsync(Process started)
    {
        using var process = started;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Serves, after <see cref="KillAsync"/> again.</summary>
    /// <param name="asked">What is asked until it answers well.</param>
    public async Task StartAsync(string asked = "/health/ready")
    {
        process = Run("--urls", Address.ToString());
        using var http = new HttpClient { BaseAddress = Address };

        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience && !process.HasExited; await Task.Delay(50))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(asked, UriKind.Relative));

                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        Assert.Fail("The host did not get ready.");
    }

    /// <summary>SIGKILL: whatever it was doing, it does nothing more.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private Process Run(params string[] arguments)
    {
        var started = Start(folder, database.Directory, database.Settings, arguments);
        started.OutputDataReceived += (_, line) => TestContext.Current.TestOutputHelper?.WriteLine(line.Data ?? "");
        started.ErrorDataReceived += (_, line) => TestContext.Current.TestOutputHelper?.WriteLine(line.Data ?? "");
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();

        return started;
    }

    private static Process Start(string folder, string directory, IEnumerable<KeyValuePair<string, string?>> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "OrderCloud.Host.dll"), .. arguments, "--contentRoot", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        // Its first answers come from a cold process, beside whatever else the machine has to do.
        start.Environment["GraphQL__Limits__ExecutionTime"] = "00:01:00";
        // A test is faster than people, and asks for more at once than a program would.
        start.Environment["GraphQL__Rate__ClientPoints"] = start.Environment["GraphQL__Rate__TenantPoints"] = start.Environment["GraphQL__Rate__AddressPoints"] = "1000000000";

        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;

        return Process.Start(start)!;
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
