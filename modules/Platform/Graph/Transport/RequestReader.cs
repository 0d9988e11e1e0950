using System.Buffers;
using System.Text;
using System.Text.Json;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Takes the operation out of an HTTP request: from the body of a POST, from the query string of a GET, never from both.</summary>
internal sealed class RequestReader(OperationLimits limits)
{
    /// <exception cref="RequestRefusal">Too large, of another type, or not a request.</exception>
    public ValueTask<OperationRequest> ReadAsync(HttpRequest request, CancellationToken ct) =>
        HttpMethods.IsGet(request.Method) ? new(FromQuery(request.Query)) : FromBodyAsync(request, ct);

    private OperationRequest FromQuery(IQueryCollection query)
    {
        var (document, extensions) = (query["query"].ToString(), Json(query["extensions"]));

        return document is "" && !AutomaticDocuments.AreNamedIn(extensions)
            ? throw RequestJson.NoDocument()
            : new(document, query["operationName"] is [{ Length: > 0 } name, ..] ? name : null, Json(query["variables"]), extensions);
    }

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
        if (!IsJson(request.ContentType))
            throw new RequestRefusal(ErrorCodes.BadRequest, "The body must be application/json in UTF-8.", StatusCodes.Status415UnsupportedMediaType);

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
                    return tooLarge ? throw BodyTooLarge() : Parse(read.Buffer);
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
