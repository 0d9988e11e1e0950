using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders.Imports;

/// <summary>How much may be uploaded, on a host whose limits are low.</summary>
public sealed class UploadLimitsTests(ServerHost host) : ImportTest(host)
{
    private RunningHost narrow = null!;
    private GraphQLClient client = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        narrow = await Fixture.AnotherHostAsync(builder => builder.Configuration.AddInMemoryCollection(
        [
            new("Files:MaxBytes", "20000"), new("Files:TenantBytes", "50000"), new("Files:ClientUploads", "1"), new("GraphQL:Rate:ClientPoints", "100"), new("GraphQL:Rate:ClientPerSecond", "1"),
        ]));
        client = await TenantSession.SignInAsync(narrow, Tenant.Email, Tenant.Password);
    }

    public override async ValueTask DisposeAsync()
    {
        client.Dispose();
        await narrow.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_announced_or_not()
    {
        var file = Retail([.. Enumerable.Range(1, 400).Select(number => Row($"{number}"))]);
        Assert.True(file.Length > 20_000);

        var (announced, body) = await client.SendFileAsync(file);
        using var content = new StreamContent(new Endless(file));
        using var streamed = await client.Http.PostAsync(new Uri("/uploads", UriKind.Relative), content, Cancelled);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.RequestEntityTooLarge), (announced, streamed.StatusCode));
        Assert.Equal("FILE_TOO_LARGE", body.GetProperty("errors")[0].GetProperty("extensions").Text("code"));
        Assert.Contains("Split it", body.GetProperty("errors")[0].Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_of_a_companys_uploads_have_a_limit_too()
    {
        var file = Retail([.. Enumerable.Range(1, 200).Select(number => Row($"{number}"))]);

        var answers = new List<HttpStatusCode>();

        while (answers.Count < 8 && !answers.Contains(HttpStatusCode.RequestEntityTooLarge))
            answers.Add((await client.SendFileAsync(file)).Status);

        Assert.Equal(50_000 / file.Length, answers.Count(status => status is HttpStatusCode.Created));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answers[^1]);
    }

    [Fact, Trait("Capability", "R3/part")]
    public async Task An_upload_pays_from_the_same_purse_as_an_operation()
    {
        var (file, taken) = (Retail(Row("536365")), 0);
        using var first = await PostAsync(client, new ByteArrayContent(file));
        HttpResponseMessage last;

        // A hundred points and one each second; an upload costs ten.
        for (last = first; last.StatusCode is HttpStatusCode.Created && taken < 50; taken++)
            last = await PostAsync(client, new ByteArrayContent(file));

        var error = (await last.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("errors")[0].GetProperty("extensions");
        Assert.Equal(("\"client\";q=100;w=100", "RATE_LIMITED"), (first.Headers.GetValues("RateLimit-Policy").Single().Split(", ")[0], error.Text("code")));
        Assert.StartsWith("\"client\";r=90;", first.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.TooManyRequests, 100), (last.StatusCode, error.GetProperty("throttleStatus").Number("maximumAvailable")));
        Assert.InRange(taken, 10, 30);
        Assert.InRange(last.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 10);
        Assert.Contains("RATE_LIMITED", (await client.SendAsync("{ me { kind } a: me { kind } b: me { kind } }")).Codes);
    }

    private static Task<HttpResponseMessage> PostAsync(GraphQLClient by, HttpContent file) => by.Http.PostAsync(new Uri("/uploads", UriKind.Relative), file, Cancelled);

    /// <summary>Doesn't say how long it is.</summary>
    private sealed class Endless(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
