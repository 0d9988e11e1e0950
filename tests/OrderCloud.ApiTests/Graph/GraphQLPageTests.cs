using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Graph;

/// <summary>GraphiQL as files that stand for the built ones; the console's run in a browser opens it.</summary>
public sealed class GraphQLPageTests(ServerHost host) : ApiTest(host)
{
    private readonly string directory = Directory.CreateTempSubdirectory("ordercloud-").FullName;

    [Fact]
    public async Task Who_may_read_the_schema_finds_the_page_and_others_find_none()
    {
        await File.WriteAllTextAsync(Path.Combine(directory, "index.html"), "console", Cancelled);
        await File.WriteAllTextAsync(Path.Combine(directory, "graphiql.html"), "<p nonce=\"__CSP_NONCE__\">graphiql</p>", Cancelled);
        await using var production = await Fixture.AnotherHostAsync(builder =>
        {
            builder.Environment.EnvironmentName = "Production";
            builder.Services.AddSingleton<IHostEnvironment>(builder.Environment);
            (builder.Configuration["Console:Directory"], builder.Configuration["Auth:RequireConfirmedEmail"]) = (directory, "false");
        });
        var company = await SignUpAsync();
        using var member = await TenantSession.SignInAsync(production, company.Email, company.Password);
        using var stranger = new GraphQLClient(production.Address);

        foreach (var path in new[] { "/graphql", "/graphql/ui" })
        {
            var (page, policy) = await OpenAsync(member, path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Matches("^<p nonce=\"[A-Za-z0-9+/=]{24}\">graphiql</p>$", page.Body);
            Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync(stranger, path)).Page.Status);
        }

        // Not as it lies on the disk, and not instead of an answer.
        Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync(member, "/graphiql.html")).Page.Status);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", (await OpenAsync(member, "/graphql?query={__typename}", "*/*")).Page.Body);
    }

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(directory, recursive: true);

        return base.DisposeAsync();
    }

    private static async Task<((HttpStatusCode Status, string Body) Page, string Policy)> OpenAsync(GraphQLClient client, string path, string accept = "text/html,application/xhtml+xml,*/*;q=0.8")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await client.Http.SendAsync(request, Cancelled);

        return ((answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancelled)), answer.Headers.TryGetValues("Content-Security-Policy", out var policy) ? policy.Single() : "");
    }
}
