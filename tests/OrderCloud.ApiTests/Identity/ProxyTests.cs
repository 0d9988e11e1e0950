using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Identity;

/// <summary>Behind something that speaks https for the host: whose word counts, and what never goes in the clear.</summary>
public sealed class ProxyTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Proves", "T22"), Trait("Capability", "R1/part")]
    public async Task By_https_the_cookie_is_bound_to_the_host_and_without_it_no_secret_is_taken()
    {
        var tenant = await SignUpAsync();
        await using var behind = await BehindAsync("127.0.0.1");

        var safe = await SignInAsync(behind, tenant, proto: "https");
        Assert.Equal((HttpStatusCode.NoContent, null), (safe.Status, safe.Code));
        Assert.Matches("^__Host-oc=[^;]+; .*path=/; secure; samesite=lax; httponly$", safe.Cookie);
        Assert.StartsWith("max-age=", safe.Hsts, StringComparison.Ordinal);

        var plain = await SignInAsync(behind, tenant, proto: "http");
        Assert.Equal((HttpStatusCode.BadRequest, "HTTPS_REQUIRED", null), (plain.Status, plain.Code, plain.Cookie));
        Assert.Equal("HTTPS_REQUIRED", (await AskAsync(behind, "/graphql", proto: "http")).Code);
        Assert.Equal("HTTPS_REQUIRED", (await AskAsync(behind, "/uploads", proto: "http")).Code);
        Assert.Equal("HTTPS_REQUIRED", (await AskAsync(behind, $"/images/{Guid.CreateVersion7()}", proto: "http")).Code);
        Assert.Null((await AskAsync(behind, "/graphql", proto: "https")).Code);
    }

    /// <summary>Grows with the host's addresses by itself. What is kept is another promise: PlantedSecretsTests, SealedCustomersTests, KeyRotationTests.</summary>
    [Fact, Trait("Capability", "R1"), Trait("Proves", "P28/part")]
    public async Task Whatever_takes_a_body_takes_it_by_https_alone()
    {
        await using var behind = await BehindAsync("127.0.0.1");
        var paths = behind.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") is not false)
            .Select(endpoint => endpoint.RoutePattern.RawText!).Where(path => !path.Contains('{', StringComparison.Ordinal))
            .Concat(["/connect/token", "/connect/introspect", "/connect/revoke", "/graphql", "/graphql/persisted/x", "/uploads"]).Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.True(paths.Count > 15, string.Join(' ', paths));

        foreach (var path in paths)
        {
            var plain = await AskAsync(behind, path, proto: "http");
            Assert.Equal((path, HttpStatusCode.BadRequest, "HTTPS_REQUIRED", null), (path, plain.Status, plain.Code, plain.Cookie));
            Assert.NotEqual((path, "HTTPS_REQUIRED"), (path, (await AskAsync(behind, path, proto: "https")).Code));
        }
    }

    [Fact, Trait("Proves", "T22")]
    public async Task Nobody_else_is_believed()
    {
        var tenant = await SignUpAsync();
        await using var direct = await BehindAsync("10.0.0.0/8");

        // The request comes from the own machine, whatever it says.
        var answer = await SignInAsync(direct, tenant, proto: "https");

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.StartsWith("oc=", answer.Cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_is_named() => Assert.StartsWith(
        "Proxy:Addresses has 'the proxy'", (await Assert.ThrowsAsync<SettingException>(() => BehindAsync("10.0.0.1, the proxy"))).Message, StringComparison.Ordinal);

    // Passwords count as in Production; mail isn't this test's subject.
    private Task<RunningHost> BehindAsync(string proxies) => Fixture.AnotherHostAsync(builder =>
    {
        builder.Environment.EnvironmentName = "Production";
        (builder.Configuration["Proxy:Addresses"], builder.Configuration["Auth:RequireConfirmedEmail"]) = (proxies, "false");
    });

    private static Task<Answer> SignInAsync(RunningHost host, TenantSession tenant, string proto) => AskAsync(host, "/account/sign-in", proto, new { email = tenant.Email, password = tenant.Password });

    private static async Task<Answer> AskAsync(RunningHost host, string path, string proto, object? body = null)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body ?? new { query = "{ __typename }" }) };
        // Of the own machine's name browsers are told nothing that lasts.
        request.Headers.Host = "orders.example.com";
        request.Headers.Add("GraphQL-preflight", "1");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", proto);
        using var answer = await http.SendAsync(request, Cancelled);
        var text = await answer.Content.ReadAsStringAsync(Cancelled);
        // Pages answer with pages.
        var code = !text.StartsWith('{') || !JsonDocument.Parse(text).RootElement.TryGetProperty("errors", out var errors) ? null : errors[0].GetProperty("extensions").GetProperty("code").GetString();

        return new(answer.StatusCode, code, answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Single() : null, answer.Headers.TryGetValues("Strict-Transport-Security", out var hsts) ? hsts.Single() : null);
    }

    private sealed record Answer(HttpStatusCode Status, string? Code, string? Cookie, string? Hsts);
}
