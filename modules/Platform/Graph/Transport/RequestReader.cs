using System.Buffers;
using System.Text;
using System.Text.Json;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Takes the operation out of an HTTP request: from the body of a POST, from the query string of a GET, never from both.</summary>
internal sealed class RequestReader(OperationLimits limits)
{
    /// <exception cref="RequestRefusal">Too large, of another type, or not a request.</exception>
    public async ValueTask<OperationRequest> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var read = HttpMethods.IsGet(request.Method) ? FromQuery(request.Query) : await FromBodyAsync(request, ct);

        // The address names document and operation: nothing else may.
        if (request.RouteValues.TryGetValue("id", out var id))
            read = read with { Document = "", DocumentId = id as string, OperationName = request.RouteValues["operationName"] as string ?? read.OperationName };

        return read.Named();
    }

    private OperationRequest FromQuery(IQueryCollection query) =>
        new(query["query"].ToString(), One(query["operationName"]), Json(query["variables"]), Json(query["extensions"]), One(query["id"]) ?? One(query["documentId"]));

    private static string? One(StringValues values) => values is [{ Length: > 0 } value, ..] ? value : null;

    private Inputs? Json(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        if (Encoding.UTF8.GetByteCount(text) > limits.BodyBytes)
            throw BodyTooLarge();

        var json = new Utf8JsonReader(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(text)), isFinalBlock: true, RequestJson.NewState);

        return RequestJson.Whole(ref json, limits, RequestJson.Object);
    }

    private async ValueTask<OperationRequest> FromBodyAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.Headers.ContentEncoding.ToString() is not ("" or "identity") and var packed)
            throw new RequestRefusal(ErrorCodes.BadRequest, $"The body must be sent unpacked: Content-Encoding: {packed} is not accepted.", StatusCodes.Status415UnsupportedMediaType);

        var boundary = MultipartRequest.BoundaryOf(request.ContentType);

        if (boundary is null && !IsJson(request.ContentType))
            throw new RequestRefusal(ErrorCodes.BadRequest, "The body must be application/json in UTF-8, or multipart/form-data with files.", StatusCodes.Status415UnsupportedMediaType);

        // A form of another site's page is sent without being asked for; this header is not.
        if (boundary is not null && request.Headers[Admission.Preflight] is not ["1"])
            throw new RequestRefusal(ErrorCodes.PreflightMissing, $"Multipart requests need the header {Admission.Preflight}: 1.", StatusCodes.Status403Forbidden);

        if (request.QueryString.HasValue && request.Query.ContainsKey("batchOperations"))
            throw RequestJson.BatchingIsOff();

        if (request.ContentLength > limits.BodyBytes)
            throw BodyTooLarge();

        var body = request.BodyReader;

        while (true)
        {
            var read = await body.ReadAsync(ct);
            var tooLarge = read.Buffer.Length > limits.BodyBytes;

            if (tooLarge || read.IsCompleted)
            {
                try
                {
                    return tooLarge ? throw BodyTooLarge() : boundary is null ? Parse(read.Buffer) : await new MultipartRequest(limits).ReadAsync(read.Buffer.ToArray(), boundary, ct);
                }
                finally
                {
                    // The server reads on from here; without it the connection breaks.
                    body.AdvanceTo(read.Buffer.End);
                }
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private OperationRequest Parse(ReadOnlySequence<byte> body)
    {
        var json = new Utf8JsonReader(body, isFinalBlock: true, RequestJson.NewState);

        return RequestJson.Whole(ref json, limits, RequestJson.Request);
    }

    private static bool IsJson(string? contentType) =>
        contentType is "application/json"
        || (MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase)));

    private RequestRefusal BodyTooLarge() =>
        new(ErrorCodes.TooLarge, $"The request is longer than {limits.BodyBytes} bytes.", StatusCodes.Status413PayloadTooLarge);
}
