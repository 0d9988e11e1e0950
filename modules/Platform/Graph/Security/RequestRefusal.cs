using GraphQL.Execution;
using GraphQLParser;
using Microsoft.AspNetCore.Http;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Graph.Security;

/// <summary>A request that is turned away before any field runs.</summary>
internal sealed class RequestRefusal : RequestError
{
    public RequestRefusal(string code, string message, int? status = null)
        : base(message) => (Code, Status) = (code, status);

    /// <summary>The HTTP status whatever the client accepts; null where the media type decides.</summary>
    public int? Status { get; }

    /// <summary>When the same request may do better.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Of 401 answers: what a client should bring.</summary>
    public string? Challenge { get; init; }

    /// <summary>Nothing is wrong with the request: too many are under way, or the database can't be reached.</summary>
    public static RequestRefusal Busy(TimeSpan retryAfter) =>
        new(ErrorCodes.ServiceUnavailable, "The service is busy. Try again shortly.", StatusCodes.Status503ServiceUnavailable) { RetryAfter = retryAfter };

    public static RequestRefusal TooMuch(string code, string rule, int limit, int actual) =>
        new(code, $"The document is too complex: {rule} is limited to {limit}.")
        {
            Extensions = new() { ["rule"] = rule, ["limit"] = limit, ["actual"] = actual },
        };

    public static RequestRefusal Syntax(ReadOnlySpan<char> text, int position, string message)
    {
        var refusal = new RequestRefusal(ErrorCodes.Syntax, message);
        var before = text[..Math.Min(position, text.Length)];
        refusal.AddLocation(new Location(1 + before.Count('\n'), before.Length - before.LastIndexOf('\n')));

        return refusal;
    }
}
