using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host;

/// <summary>Liveness touches nothing outside the process; readiness asks the database, with a limit of one second.</summary>
internal static class Health
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", async (Database database, HttpContext http) =>
            await IsReadyAsync(database, http.RequestAborted) ? Results.Text("ready") : Results.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable));
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

    private static async Task<bool> IsReadyAsync(Database database, CancellationToken aborted)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        limit.CancelAfter(Limit);

        try
        {
            await using var connection = database.CreateConnection();
            await connection.OpenAsync(limit.Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT 1";
            await command.ExecuteScalarAsync(limit.Token);

            return true;
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or OperationCanceledException)
        {
            return false;
        }
    }
}
