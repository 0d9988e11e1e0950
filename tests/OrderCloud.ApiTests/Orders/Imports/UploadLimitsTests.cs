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

    [Fact]
    public async Task A_client_has_so_many_uploads_under_way_and_no_more()
    {
        var other = await NewTenantAsync();
        using var theirs = await TenantSession.SignInAsync(narrow, other.Email, other.Password);
        var (file, rest) = (Retail(Row("536365")), new TaskCompletionSource());
        using var slow = new StreamContent(new Halting(Retail([.. Enumerable.Range(1, 200).Select(number => Row($"{number}"))]), rest.Task));
        var underWay = PostAsync(client, slow);
        var folder = Path.GetDirectoryName(await PathOfAsync(NodeIds.Of("UploadedFile", Guid.Empty)))!;
        Assert.True(await Eventually.GetAsync(() => Task.FromResult(Directory.Exists(folder) && Directory.GetFiles(folder, "*.part") is [_]), begun => begun));

        using var second = await PostAsync(client, new ByteArrayContent(file));
        using var anothers = await PostAsync(theirs, new ByteArrayContent(file));
        rest.SetResult();
        using var first = await underWay;
        using var after = await PostAsync(client, new ByteArrayContent(file));

        Assert.Equal(
            (HttpStatusCode.TooManyRequests, HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.Created), (second.StatusCode, anothers.StatusCode, first.StatusCode, after.StatusCode));
        Assert.Contains("Wait until one of them has ended", await second.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.NotNull(second.Headers.RetryAfter);
    }

    private static Task<HttpResponseMessage> PostAsync(GraphQLClient by, HttpContent file) => by.Http.PostAsync(new Uri("/uploads", UriKind.Relative), file, Cancelled);

    /// <summary>Sends a part at once, more than the client keeps back, and the rest when it may.</summary>
    private sealed class Halting(byte[] bytes, Task mayGoOn) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position > 0)
                await mayGoOn.WaitAsync(cancellationToken);

            return await base.ReadAsync(buffer[..Math.Min(buffer.Length, 10_000)], cancellationToken);
        }
    }

    /// <summary>Doesn't say how long it is.</summary>
    private sealed class Endless(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
