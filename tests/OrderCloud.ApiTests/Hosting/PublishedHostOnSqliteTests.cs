using System.Diagnostics;
using System.Text.RegularExpressions;
using OrderCloud.ApiTests.Catalog;
using OrderCloud.Tests.Architecture;
using SkiaSharp;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>
/// The host as the image holds it: what is published, and nothing that only a build has beside it. At full scale by the very command of
/// the Dockerfile, the console and machine code with it.
/// </summary>
[Trait("Database", "sqlite")]
public sealed partial class PublishedHostOnSqliteTests(SqliteHost host) : ApiTest(host)
{
    private const string Picture = $"mutation($input: SetProductPictureInput!) {{ setProductPicture(input: $input) {{ product {{ picture }} {TenantSession.Errors} }} }}";

    [Fact]
    public async Task It_serves_a_company_from_its_sign_up_on()
    {
        var folder = Directory.CreateTempSubdirectory("oc-published").FullName;

        try
        {
            await PublishAsync(folder);
            await using var database = new SqliteTestDatabase();
            await using var process = await HostProcess.StartAsync(database, Path.Combine(folder, "app"));

            using var tenant = await TenantSession.SignUpAsync(process.Address, services: null, "CNY", "Asia/Shanghai", "zh-CN");
            using var shop = await tenant.ApiClientAsync("catalog:read");
            var id = (await tenant.Owner.ProductAsync("紫砂壶")).Id();

            // By a library that is no .NET, of which each system has its own.
            var sent = await tenant.Owner.SendPictureAsync(Picture, new { id, expectedVersion = 1 }, Drawn.Picture(SKEncodedImageFormat.Jpeg, 600, 300));
            var small = await tenant.Owner.Http.GetByteArrayAsync(new Uri($"{sent.GetProperty("product").GetProperty("picture").GetString()}?size=small", UriKind.Relative), Cancelled);

            Assert.Equal((160, 80), Drawn.SizeOf(small));
            Assert.Equal("紫砂壶", (await shop.QueryAsync("{ products { nodes { name } } }")).GetProperty("products").GetProperty("nodes")[0].GetProperty("name").GetString());

            var gone = await tenant.Owner.SendPictureAsync(Picture, new { id = NodeIds.Of("Product", Guid.NewGuid()), expectedVersion = 1 }, Drawn.Png);
            Assert.Equal("没有这个商品。", gone.GetProperty("errors")[0].GetProperty("message").GetString());

            if (Full)
                await ShowsTheConsoleAsync(process.Address);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ShowsTheConsoleAsync(Uri address)
    {
        using var browser = new HttpClient { BaseAddress = address, DefaultRequestHeaders = { { "Accept", "text/html" } } };
        var script = Script().Match(await browser.GetStringAsync(new Uri("/orders", UriKind.Relative), Cancelled)).Groups["address"].Value;
        using var answer = await browser.GetAsync(new Uri(script, UriKind.Relative), Cancelled);

        Assert.StartsWith("/assets/", script, StringComparison.Ordinal);
        Assert.Equal("text/javascript", answer.EnsureSuccessStatusCode().Content.Headers.ContentType?.MediaType);
    }

    private static async Task PublishAsync(string folder)
    {
        var app = Path.Combine(folder, "app");
        string[] arguments = Full
            ? [.. Published().Match(await File.ReadAllTextAsync(Folders.At("Dockerfile"), Cancelled)).Groups["arguments"].Value.Split(' '), "--artifacts-path", Path.Combine(folder, "artifacts")]
            : ["publish", "host/OrderCloud.Host.csproj", "-c", "Release", "--no-build", "-o", "/app"];
        var start = new ProcessStartInfo("dotnet", arguments.Select(it => it == "/app" ? app : it)) { WorkingDirectory = Folders.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        using var publishing = Process.Start(start)!;
        var (said, wrong) = (publishing.StandardOutput.ReadToEndAsync(Cancelled), publishing.StandardError.ReadToEndAsync(Cancelled));
        await publishing.WaitForExitAsync(Cancelled);

        Assert.True(publishing.ExitCode is 0, await said + await wrong);
    }

    [GeneratedRegex(@"^RUN dotnet (?<arguments>publish .+)$", RegexOptions.Multiline)]
    private static partial Regex Published();

    [GeneratedRegex("<script type=\"module\"[^>]* src=\"(?<address>[^\"]+)\"")]
    private static partial Regex Script();
}
