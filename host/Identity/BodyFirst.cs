using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using OrderCloud.Host.Identity.Pages;

namespace OrderCloud.Host.Identity;

/// <summary>
/// Takes in what is sent to the doors of people and programs, small and whole, before anything is begun for it: whoever sends it bit by
/// bit holds no place, no connection and no transaction meanwhile.
/// </summary>
internal static class BodyFirst
{
    private const int MostBytes = 16 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task TakeInAsync(HttpContext http, RequestDelegate next)
    {
        if (await ReadAsync(http) is { } status)
            await Refusal(http, status).ExecuteAsync(http);
        else
            await next(http);
    }

    public static bool IsOAuth(HttpContext http) => http.Request.Path.StartsWithSegments("/connect") || http.Request.Path.StartsWithSegments("/.well-known");

    /// <returns>Null when it is there.</returns>
    private static async Task<int?> ReadAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            return null;

        if (http.Request.ContentLength > MostBytes)
            return StatusCodes.Status413PayloadTooLarge;

        try
        {
            if (await WaitAsync(http.Request.BodyReader, http.RequestAborted) is { } fault)
                return fault;

            // Whoever asks for the form later finds it read, and finds nothing wrong with it.
            if (http.Request.HasFormContentType)
                await http.Request.ReadFormAsync(http.RequestAborted);

            return null;
        }
        catch (OperationCanceledException)
        {
            // He has gone, and nobody hears the answer.
            return StatusCodes.Status400BadRequest;
        }
        catch (BadHttpRequestException broken)
        {
            return broken.StatusCode;
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }

    /// <summary>Waits until all of it is in the server's buffer, from where whoever wants it reads it.</summary>
    private static async Task<int?> WaitAsync(PipeReader body, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience);
        // A token would break the reading off in the midst of it, and the server could not go on to what follows on the connection.
        await using var end = patience.Token.Register(body.CancelPendingRead);

        while (true)
        {
            var read = await body.ReadAsync(ct);
            int? fault = read.Buffer.Length > MostBytes ? StatusCodes.Status413PayloadTooLarge : read.IsCanceled ? StatusCodes.Status408RequestTimeout : null;
            var isOver = fault is not null || read.IsCompleted;
            body.AdvanceTo(read.Buffer.Start, isOver ? read.Buffer.Start : read.Buffer.End);

            if (isOver)
                return fault;
        }
    }

    private static IResult Refusal(HttpContext http, int status)
    {
        http.Response.Headers.CacheControl = "no-store";

        if (IsOAuth(http))
            return Refusals.OAuth(status);

        return SignInDoor.IsForm(http.Request) ? http.Show<StalePage>(Page.Of(http), status: status) : Refusals.Body(status);
    }
}
