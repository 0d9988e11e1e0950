using OrderCloud.Host.Identity;
using OrderCloud.Host.Identity.Pages;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host;

/// <summary>A database that is gone or stands still is no fault of a request: whoever hasn't been answered by then is told to come again, people by a page.</summary>
internal static partial class LostDatabase
{
    /// <param name="app">Everything but what answers for all of its faults itself, as GraphQL does.</param>
    public static void UseLostDatabase(this IApplicationBuilder app)
    {
        var (database, log) = (app.ApplicationServices.GetRequiredService<Database>(), app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(nameof(LostDatabase)));

        app.Use(async (http, next) =>
        {
            try
            {
                await next(http);
            }
            catch (Exception fault) when (database.IsUnavailable(fault) && !http.Response.HasStarted)
            {
                BrokeOff(log, fault, http.TraceIdentifier);
                http.Response.Clear();
                await Answer(http).ExecuteAsync(http);
            }
        });
    }

    private static IResult Answer(HttpContext http)
    {
        var refusal = Refusals.Unavailable(http);

        return http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase))
            ? http.Show<BusyPage>(Page.Of(http), status: StatusCodes.Status503ServiceUnavailable)
            : refusal;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {RequestId} broke off: the database is gone or stands still")]
    private static partial void BrokeOff(ILogger log, Exception fault, string requestId);
}
