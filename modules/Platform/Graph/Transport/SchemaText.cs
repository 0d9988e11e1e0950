using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>The schema as SDL, printed once.</summary>
public sealed class SchemaText(Func<string> print)
{
    private readonly Lazy<(string Text, string Tag)> printed = new(() => print() is var text ? (text, $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}\"") : default);

    /// <summary>Answers with the text, or with 304 where the client has it.</summary>
    internal async Task ServeAsync(HttpContext http)
    {
        var (text, tag) = printed.Value;
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private";

        if (http.Request.Headers.IfNoneMatch.Any(known => known is not null && (known == "*" || known.Contains(tag, StringComparison.Ordinal))))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;

            return;
        }

        http.Response.ContentType = "application/graphql; charset=utf-8";
        await http.Response.WriteAsync(text, http.RequestAborted);
    }
}
