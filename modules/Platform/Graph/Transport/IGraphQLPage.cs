using Microsoft.AspNetCore.Http;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>A page in a browser to try the schema out, for those who may introspect it. The host brings it.</summary>
public interface IGraphQLPage
{
    bool IsThere { get; }

    Task ServeAsync(HttpContext http);
}
