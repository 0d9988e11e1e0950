using System.Net;

namespace OrderCloud.Tests.Graph.Transport;

public sealed class SchemaTests
{
    [Theory, InlineData("/graphql?sdl"), InlineData("/graphql/schema.graphql")]
    public async Task The_schema_is_a_text_with_a_tag(string url)
    {
        await using var host = await GraphHost.StartAsync();

        var answer = await host.GetAsync(url);
        var again = await host.GetAsync(url, change: request => request.Headers.TryAddWithoutValidation("If-None-Match", answer.Header("ETag")));
        var other = await host.GetAsync(url, change: request => request.Headers.TryAddWithoutValidation("If-None-Match", "\"other\""));

        Assert.Equal("application/graphql; charset=utf-8", answer.Response.Content.Headers.ContentType?.ToString());
        Assert.Equal("private", answer.Header("Cache-Control"));
        Assert.Contains("type Thing {", answer.Text);
        Assert.Equal((HttpStatusCode.NotModified, ""), (again.Status, again.Text));
        Assert.Equal(HttpStatusCode.OK, other.Status);
    }

    [Theory]
    [InlineData("Production", null, HttpStatusCode.NotFound)]
    [InlineData("Production", Tokens.Reader, HttpStatusCode.OK)]
    [InlineData("Development", null, HttpStatusCode.OK)]
    [InlineData("Production", "wrong", HttpStatusCode.Unauthorized)]
    public async Task A_stranger_finds_no_schema_in_production(string environment, string? token, HttpStatusCode status)
    {
        await using var host = await GraphHost.StartAsync(environment);

        Assert.Equal(status, (await host.GetAsync("/graphql?sdl", token)).Status);
        Assert.Equal(status, (await host.GetAsync("/graphql/schema.graphql", token)).Status);
    }
}
