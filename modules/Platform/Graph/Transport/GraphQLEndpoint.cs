using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Graph.Transport.WebSockets;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>The way in for every client.</summary>
public static class GraphQLEndpoint
{
    /// <summary>
    /// Serves operations by POST, GET and WebSocket at <paramref name="path"/>, the schema at <c>?sdl</c> and <c>/schema.graphql</c> below it,
    /// stored documents at <c>/persisted/{id}</c>, and to browsers the page of <see cref="IGraphQLPage"/>, which is at <c>/ui</c> too.
    /// </summary>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string path)
    {
        var http = endpoints.ServiceProvider.GetRequiredService<HttpTransport>();
        var sockets = endpoints.ServiceProvider.GetRequiredService<SocketTransport>();
        var schema = endpoints.ServiceProvider.GetRequiredService<SchemaEndpoint>();
        var page = endpoints.ServiceProvider.GetService<IGraphQLPage>() is { IsThere: true } there ? there : null;

        Task ServeAsync(HttpContext context) => AsksForSchema(context.Request) ? schema.ServeAsync(context)
            : page is not null && AsksForPage(context.Request) ? schema.ServeAsync(context, page.ServeAsync)
            : http.ServeAsync(context);

        // The middleware comes along, so that no host can forget it.
        var upgrading = endpoints.CreateApplicationBuilder();
        upgrading.UseWebSockets();
        upgrading.Run(context => context.WebSockets.IsWebSocketRequest ? sockets.ServeAsync(context) : ServeAsync(context));
        var upgrade = upgrading.Build();

        var all = endpoints.MapGroup(path);
        all.MapMethods("/schema.graphql", [HttpMethods.Get, HttpMethods.Head], AsGet(schema.ServeAsync));

        if (page is not null)
            all.MapMethods("/ui", [HttpMethods.Get, HttpMethods.Head], AsGet(context => schema.ServeAsync(context, page.ServeAsync)));

        all.MapMethods("/persisted/{id}/{operationName?}", [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post], AsGet(http.ServeAsync));

        all.MapMethods("", [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Connect], AsGet(context => AsksToUpgrade(context.Request) ? upgrade(context) : ServeAsync(context)));

        return all;
    }

    // A HEAD is a GET whose body the server, which knows it by its first line, keeps to itself.
    private static RequestDelegate AsGet(RequestDelegate serve) => context =>
    {
        if (HttpMethods.IsHead(context.Request.Method))
            context.Request.Method = HttpMethods.Get;

        return serve(context);
    };

    // CONNECT: a WebSocket over HTTP/2.
    private static bool AsksToUpgrade(HttpRequest request) => request.Headers.Upgrade.Count > 0 || HttpMethods.IsConnect(request.Method);

    private static bool AsksForSchema(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.QueryString.HasValue && request.Query.ContainsKey("sdl");

    // A person opened the address; who asks something, or takes an answer of ours too, is a program.
    private static bool AsksForPage(HttpRequest request) => HttpMethods.IsGet(request.Method) && !request.QueryString.HasValue
        && request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}
