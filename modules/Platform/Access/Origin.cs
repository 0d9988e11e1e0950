using Microsoft.AspNetCore.Http;

namespace OrderCloud.Platform.Access;

/// <summary>What the work of a scope is put down to.</summary>
/// <param name="Operation">The mutation's field, the handler's or the job's name.</param>
/// <param name="RequestId">The request as the log knows it, or the event; null where neither is.</param>
/// <param name="Address">The network address that it came from; null where nobody asked from anywhere.</param>
public sealed record Origin(string Operation, string? RequestId = null, string? Address = null)
{
    public static Origin Of(HttpContext http, string operation) => new(operation, http.TraceIdentifier, NetworkAddress.Bare(http.Connection.RemoteIpAddress)?.ToString());

    public static Origin Unnamed { get; } = new("");
}
