using System.Net;

namespace OrderCloud.Tests.Graph.Transport;

[Trait("Proves", "P17")]
public sealed class CookieTests : IAsyncLifetime
{
    private GraphHost host = null!;

    public async ValueTask InitializeAsync() => host = await GraphHost.StartAsync(settings: ("Auth:AllowedOrigins:0", "https://console.example"));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("1", "own", HttpStatusCode.OK)]
    [InlineData("1", "https://console.example", HttpStatusCode.OK)]
    [InlineData(null, "own", HttpStatusCode.Forbidden)]
    [InlineData("0", "own", HttpStatusCode.Forbidden)]
    [InlineData("1", null, HttpStatusCode.Forbidden)]
    [InlineData("1", "null", HttpStatusCode.Forbidden)]
    [InlineData("1", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("1", "http://127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("1", "https://console.example.evil", HttpStatusCode.Forbidden)]
    public async Task A_post_by_cookie_comes_from_our_own_page(string? preflight, string? origin, HttpStatusCode status)
    {
        var answer = await host.PostAsync("""{"query":"mutation { write }"}""", token: null, request =>
        {
            request.Headers.Add("Cookie", "oc=x");

            if (preflight is not null)
                request.Headers.Add("GraphQL-preflight", preflight);

            if (origin is not null)
                request.Headers.Add("Origin", origin is "own" ? host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) : origin);
        });

        Assert.Equal((status, status is HttpStatusCode.OK ? null : "HC0077"), (answer.Status, answer.Code));
    }

    [Theory, InlineData("1", HttpStatusCode.OK), InlineData(null, HttpStatusCode.Forbidden)]
    public async Task A_get_by_cookie_needs_the_header_alone(string? preflight, HttpStatusCode status)
    {
        var answer = await host.GetAsync("/graphql?query={hello}", token: null, request =>
        {
            request.Headers.Add("Cookie", "oc=x");

            if (preflight is not null)
                request.Headers.Add("GraphQL-preflight", preflight);
        });

        Assert.Equal(status, answer.Status);
    }

    [Theory, InlineData("application/x-www-form-urlencoded"), InlineData("text/plain"), InlineData("multipart/form-data; boundary=x")]
    public async Task A_form_with_the_cookie_changes_nothing(string contentType)
    {
        var answer = await host.PostAsync("""{"query":"mutation { write }"}""", token: null, request =>
        {
            request.Headers.Add("Cookie", "oc=x");
            request.Headers.Add("Origin", "https://evil.example");
        }, contentType);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    [Fact]
    public async Task A_token_needs_neither() => Assert.Equal(HttpStatusCode.OK, (await host.QueryAsync("mutation { write }")).Status);
}
