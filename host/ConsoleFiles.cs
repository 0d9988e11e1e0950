using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Host;

/// <summary>
/// The web console's files, as <c>npm run build</c> left them in <c>console/dist</c>: compressed beforehand, named by their
/// content. Any other address that a browser opens is a page of the console and gets <c>index.html</c> with a fresh nonce.
/// GraphiQL is built with it, and served where the API is. A host without the files serves the API alone.
/// </summary>
internal sealed class ConsoleFiles : IGraphQLPage
{
    private const string Nonce = "__CSP_NONCE__", SignInMark = "__SIGN_IN__", SignIn = "/account/sign-in";

    private static readonly FileExtensionContentTypeProvider Types = new();
    private static readonly (string Coding, string Extension)[] Codings = [("br", ".br"), ("gzip", ".gz")];
    private static readonly string[] Api = ["/graphql", "/account", "/connect", "/uploads", "/images", "/health", "/.well-known", "/assets"];

    private readonly string directory;
    private readonly string page, graphiql;
    private Build? build;

    public ConsoleFiles(IConfiguration configuration, IWebHostEnvironment environment)
    {
        directory = Path.Combine(environment.ContentRootPath, configuration["Console:Directory"] ?? "console/dist");
        (page, graphiql) = (Path.Combine(directory, "index.html"), Path.Combine(directory, "graphiql.html"));
        build = Read();
    }

    /// <summary>The folder of the console's own documents.</summary>
    public string Operations => Path.Combine(directory, ".operations");

    public bool AreThere => build is not null;

    bool IGraphQLPage.IsThere => build is { GraphiQL: not null };

    // Its style sheet has its fonts within.
    Task IGraphQLPage.ServeAsync(HttpContext http) => SendPage(http, it => it.GraphiQL!, script: "'self'", font: "'self' data:").ExecuteAsync(http);

    /// <returns>Null for an address that is no file and no page.</returns>
    public IResult? Find(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "/";
        var files = build!.Files;

        if (files.TryGetValue(path, out var file))
            return Send(http, path, file, files);

        return IsPage(http, path) ? SendIndex(http) : null;
    }

    /// <summary>A person opens a page: the address names no file, and HTML is wanted.</summary>
    private static bool IsPage(HttpContext http, string path) =>
        !Path.HasExtension(path) && !Array.Exists(Api, prefix => http.Request.Path.StartsWithSegments(prefix))
        && http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    private static IResult Send(HttpContext http, string path, string file, FrozenDictionary<string, string> files)
    {
        var accepted = http.Request.GetTypedHeaders().AcceptEncoding;
        var headers = http.Response.Headers;
        headers.CacheControl = path.StartsWith("/assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = "Accept-Encoding";
        var type = Types.TryGetContentType(path, out var known) ? known : "application/octet-stream";

        foreach (var (coding, extension) in Codings)
        {
            if (!files.TryGetValue(path + extension, out var small) || !accepted.Any(it => it.Value == coding && it.Quality is not 0))
                continue;

            headers.ContentEncoding = coding;

            return Results.File(small, type);
        }

        return Results.File(file, type);
    }

    // wasm is the barcode reader's.
    private IResult SendIndex(HttpContext http) =>
        SendPage(http, it => it.Index.Replace(SignInMark, HasSignInPage(http) ? SignIn : "", StringComparison.Ordinal), script: "'self' 'wasm-unsafe-eval'", font: "'self'");

    private IResult SendPage(HttpContext http, Func<Build, string> text, string script, string font)
    {
        // The console may be built anew below a running host; its names change then.
        if (build!.At != File.GetLastWriteTimeUtc(page))
            build = Read() ?? build;

        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = Policy(http.Request, script, font, nonce);

        return Results.Text(text(build).Replace(Nonce, nonce, StringComparison.Ordinal), "text/html; charset=utf-8");
    }

    /// <summary>Whether this host shows a form of its own; else the console shows one.</summary>
    private static bool HasSignInPage(HttpContext http) => http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Any(it => it.RoutePattern.RawText == SignIn && it.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) is true);

    // Style elements carry the nonce; style attributes are harmless and the charts write them.
    private static string Policy(HttpRequest request, string script, string font, string nonce) =>
        $"default-src 'none'; script-src {script}; style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; "
        + $"media-src 'self' blob:; font-src {font}; connect-src 'self' {(request.IsHttps ? "wss" : "ws")}://{request.Host}; manifest-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private Build? Read()
    {
        if (!File.Exists(page))
            return null;

        var at = File.GetLastWriteTimeUtc(page);
        var files = Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Where(file => file != page && file != graphiql && !Path.GetRelativePath(directory, file).StartsWith('.'))
            .ToFrozenDictionary(file => "/" + Path.GetRelativePath(directory, file).Replace('\\', '/'), StringComparer.Ordinal);

        return new(at, File.ReadAllText(page), File.Exists(graphiql) ? File.ReadAllText(graphiql) : null, files);
    }

    private sealed record Build(DateTime At, string Index, string? GraphiQL, FrozenDictionary<string, string> Files);
}

/// <summary>The console's place among the endpoints: after all others.</summary>
internal static class ConsoleEndpoints
{
    public static void MapConsole(this WebApplication app)
    {
        var console = app.Services.GetRequiredService<ConsoleFiles>();

        if (!console.AreThere)
            return;

        app.MapFallback("{**path}", async http =>
        {
            if (console.Find(http) is not { } found)
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;

                return;
            }

            await found.ExecuteAsync(http);
        }).WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
    }
}
