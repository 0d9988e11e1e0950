using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host;

/// <summary>
/// Liveness touches nothing outside the process; readiness asks the database whether its guards stand, with a limit of one second, and
/// the first time has the host warmed up.
/// </summary>
internal static class Health
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    public static void MapHealth(this WebApplication app)
    {
        // Anybody may ask, as often as he likes: a flood of questions is one question to the database.
        var asked = new SharedWork<string?>(() => FaultAsync(app.Services));
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", async () => await asked.RunAsync() is { } fault ? Results.Text(fault, statusCode: StatusCodes.Status503ServiceUnavailable) : Results.Text("ready"));
    }

    /// <summary><c>OrderCloud.Host health [URL]</c>: exit code 0 when the running host is ready; for the container's HEALTHCHECK.</summary>
    public static async Task<int> AskAsync(string url)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };

        try
        {
            using var answer = await client.GetAsync(new Uri($"{url.TrimEnd('/')}/health/ready"));

            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return 1;
        }
    }

    /// <returns>Null when all is well.</returns>
    private static async Task<string?> FaultAsync(IServiceProvider services)
    {
        using var limit = new CancellationTokenSource(Limit);

        try
        {
            if (await services.GetRequiredService<GuardSweep>().MissingAsync(limit.Token) is not [])
                return "the database does not keep tenants apart";

            await services.GetRequiredService<WarmUp>().RunAsync();

            return null;
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or OperationCanceledException)
        {
            return "the database does not answer";
        }
    }
}
