using System.Globalization;
using System.Security.Cryptography;
using GraphQL;
using GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Writes a result as an HTTP answer: status and headers by the media type, then the body in one piece.</summary>
internal static class HttpAnswer
{
    public static async Task WriteAsync(HttpContext http, ExecutionResult result, string mediaType, ErrorView view, bool mayBeKept = false)
    {
        var response = http.Response;
        response.StatusCode = StatusOf(result, mediaType);
        SetHeaders(http, result, mediaType is MediaType.Json ? "application/json; charset=utf-8" : "application/graphql-response+json; charset=utf-8");

        using var body = new PooledBuffer();
        JsonText.Write(body, (result, view), static (json, it) => ResultWriter.Write(json, it.result, it.view));

        if (mayBeKept && response.StatusCode is StatusCodes.Status200OK && result.Errors is not { Count: > 0 } && IsKnown(http, body.Written.Span))
            return;

        response.ContentLength = body.Written.Length;

        await response.BodyWriter.WriteAsync(body.Written, http.RequestAborted);
    }

    // The client's own copy, which it asks about each time.
    private static bool IsKnown(HttpContext http, ReadOnlySpan<byte> body)
    {
        var (headers, tag) = (http.Response.Headers, $"\"{Convert.ToHexStringLower(SHA256.HashData(body))}\"");
        headers.ETag = tag;
        headers.CacheControl = "private, no-cache";
        headers.Append("Vary", "Accept, Accept-Language, Authorization, Cookie, X-API-Key");

        if (!http.Request.Headers.IfNoneMatch.Any(known => known is not null && known.Contains(tag, StringComparison.Ordinal)))
            return false;

        http.Response.StatusCode = StatusCodes.Status304NotModified;
        http.Response.ContentType = null;

        return true;
    }

    public static int StatusOf(ExecutionResult result, string mediaType)
    {
        if (result.Errors is not { Count: > 0 } errors)
            return StatusCodes.Status200OK;

        // Begun, and then load or the database took everything: what retries by status and Retry-After shall come again.
        if (result.Executed)
            return IsWithoutData(result) && errors[0] is RequestRefusal { RetryAfter: not null, Status: { } later } ? later : StatusCodes.Status200OK;

        if (errors[0] is RequestRefusal { Status: { } status })
            return status;

        return ErrorMapper.CodeOf(errors[0]) switch
        {
            ErrorCodes.Internal or ErrorCodes.TimeOut => StatusCodes.Status500InternalServerError,
            _ when mediaType is MediaType.Json => StatusCodes.Status200OK,
            ErrorCodes.NotAuthenticated => StatusCodes.Status401Unauthorized,
            ErrorCodes.NotAuthorized => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status400BadRequest,
        };
    }

    private static bool IsWithoutData(ExecutionResult result) =>
        result.Data is null or ObjectExecutionNode { SubFields: null } || (result.Data as ObjectExecutionNode)!.SubFields!.All(field => field.Result is null);

    public static void SetHeaders(HttpContext http, ExecutionResult result, string contentType)
    {
        var response = http.Response;
        response.ContentType = contentType;
        response.Headers.CacheControl = "no-store";
        // By it the log and the audit log name the request.
        response.Headers["X-Request-Id"] = http.TraceIdentifier;
        var refusal = result.Errors is { Count: > 0 } errors ? errors[0] as RequestRefusal : null;

        if (response.StatusCode is StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = refusal?.Challenge ?? "Bearer";

        if (response.StatusCode is StatusCodes.Status405MethodNotAllowed)
            response.Headers.Allow = HttpMethods.Post;

        if (refusal?.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);

        if (result.Extensions?.GetValueOrDefault("idempotency") is IEnumerable<KeyValuePair<string, object?>> idempotency && idempotency.Any(it => it is { Key: "replayed", Value: true }))
            response.Headers["Idempotent-Replayed"] = "true";
    }
}
