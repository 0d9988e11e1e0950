using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>The media types of answers.</summary>
internal static class MediaType
{
    public const string Response = "application/graphql-response+json", Json = "application/json", Events = "text/event-stream";
}

/// <summary>Chooses the answer's media type: the highest q wins, then the type that is named, then the one named first. Events are for who names them.</summary>
/// <param name="legacy">A client that names neither type gets plain JSON.</param>
internal sealed class AcceptHeader(bool legacy)
{
    private readonly string[] served = legacy ? [MediaType.Json, MediaType.Response, MediaType.Events] : [MediaType.Response, MediaType.Json, MediaType.Events];

    /// <exception cref="RequestRefusal">The header is no list of media types, or none of them is served.</exception>
    public string Choose(StringValues accept) => accept switch
    {
        [] or [null or "" or "*/*" or "application/*"] => served[0],
        [MediaType.Json] => MediaType.Json,
        [MediaType.Response] => MediaType.Response,
        _ => Negotiate(accept),
    };

    private string Negotiate(StringValues accept)
    {
        if (!MediaTypeHeaderValue.TryParseStrictList(accept!, out var ranges) || ranges.Any(HasBrokenQuality))
            throw new RequestRefusal(ErrorCodes.AcceptMalformed, "The Accept header can't be read.", StatusCodes.Status400BadRequest);

        // Of types that came by the same wildcard, the first is the usual one.
        var (best, wish) = served.Select(type => (Type: type, Wish: Wish(ranges, type))).MaxBy(it => it.Wish);

        return wish.Quality > 0 ? best : throw new RequestRefusal(ErrorCodes.AcceptUnsupported, $"Served are {MediaType.Response}, {MediaType.Json} and {MediaType.Events}.", StatusCodes.Status406NotAcceptable);
    }

    private static bool HasBrokenQuality(MediaTypeHeaderValue range) =>
        range.Quality is null && range.Parameters.Any(parameter => parameter.Name.Equals("q", StringComparison.OrdinalIgnoreCase));

    /// <summary>The quality of the most specific range that covers the type; the rank tells named from wildcard and first from last.</summary>
    private static (double Quality, int Rank) Wish(IList<MediaTypeHeaderValue> ranges, string type)
    {
        var best = (Specificity: -1, Quality: 0.0, Rank: int.MinValue);

        for (var at = 0; at < ranges.Count; at++)
        {
            var range = ranges[at].MediaType.Value;
            var specificity = range!.Equals(type, StringComparison.OrdinalIgnoreCase) ? 2 : type is MediaType.Events ? -1 : range.Equals("application/*", StringComparison.OrdinalIgnoreCase) ? 1 : range is "*/*" ? 0 : -1;

            if (specificity > best.Specificity)
                best = (specificity, ranges[at].Quality ?? 1, specificity == 2 ? ranges.Count - at : 0);
        }

        return (best.Quality, best.Rank);
    }
}
