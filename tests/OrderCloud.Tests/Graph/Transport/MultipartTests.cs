using System.Net;
using System.Text;

namespace OrderCloud.Tests.Graph.Transport;

/// <summary>Requests with files; <c>takeFiles</c> says what it was given.</summary>
public sealed class MultipartTests : IAsyncLifetime
{
    private const string Take = "mutation($one: Upload, $many: [Upload], $box: UploadBox) { take: takeFiles(firstUpload: $one, allUploads: $many, uploadBox: $box) }";

    private GraphHost host = null!;

    public async ValueTask InitializeAsync() => host = await GraphHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Files_take_their_places_in_the_variables()
    {
        var answer = await SendAsync(
            Operations("""{"one":null,"many":[null,null],"box":{"boxedFile":null}}"""),
            ("map", """{"a":["variables.one"],"b":["variables.many.1"],"c":["variables.box.boxedFile","variables.many.0"]}""", null),
            ("a", "1", "a.txt"), ("b", "22", "名前.csv"), ("c", "333", "../../etc/passwd"));

        Assert.Equal("""{"data":{"take":"one a.txt:1; many ../../etc/passwd:333, 名前.csv:22; box ../../etc/passwd:333"}}""", answer.Text);
    }

    [Fact]
    public async Task An_operation_without_files_may_come_as_a_form()
    {
        Assert.Equal("""{"data":{"hello":"hello Lin"}}""", (await SendAsync(("operations", """{"query":"{ hello }"}""", null), ("map", "{}", null))).Text);
    }

    [Fact]
    public async Task A_form_needs_the_header_that_no_page_of_another_site_can_set()
    {
        var answer = await SendAsync(preflight: false, Operations("""{"one":null}"""), ("map", """{"a":["variables.one"]}""", null), ("a", "1", "a.txt"));

        Assert.Equal((HttpStatusCode.Forbidden, "HC0077"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("HC0034", "map={}")]
    [InlineData("HC0033", "")]
    [InlineData("HC0044", "operations={}")]
    [InlineData("HC0035", "map={}", "operations={}")]
    [InlineData("HC0035", "a=1", "operations={}", "map={}")]
    [InlineData("HC0011", "operations={", "map={}")]
    [InlineData("HC0009", "operations=[]", "map={}")]
    [InlineData("HC0013", "operations={}", "map={}")]
    [InlineData("HC0043", "operations=OK", "map=[]")]
    [InlineData("HC0043", "operations=OK", "map={\"a\":null}")]
    [InlineData("HC0043", "operations=OK", "map={\"a\":[null]}")]
    [InlineData("HC0043", "operations=OK", "map={")]
    [InlineData("HC0037", "operations=OK", "map={\"a\":[]}", "a=1")]
    [InlineData("HC0038", "operations=OK", "map={\"a\":[\"variables.one\"]}")]
    [InlineData("HC0039", "operations=OK", "map={\"a\":[\"variables.none\"]}", "a=1")]
    [InlineData("HC0040", "operations=OK", "map={\"a\":[\"variables.one.deeper\"]}", "a=1")]
    [InlineData("HC0040", "operations=OK", "map={\"a\":[\"variables.many.5\"]}", "a=1")]
    [InlineData("HC0040", "operations=OK", "map={\"a\":[\"variables.one\",\"variables.one\"]}", "a=1")]
    [InlineData("HC0041", "operations=OK", "map={\"a\":[\"variables\"]}", "a=1")]
    [InlineData("HC0042", "operations=OK", "map={\"a\":[\"query\"]}", "a=1")]
    public async Task What_is_wrong_has_its_code(string code, params string[] parts)
    {
        var answer = await SendAsync([.. parts.Where(part => part is not "").Select(part => part.Split('=', 2)).Select(part =>
            (part[0], part[1] == "OK" ? Operations("""{"one":null,"many":[null]}""").Content : part[1], part[0] is "operations" or "map" ? null : "a.txt"))]);

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task What_is_no_form_is_refused()
    {
        var broken = await host.PostAsync("--x\r\nnonsense", change: request => request.Headers.Add("GraphQL-preflight", "1"), contentType: "multipart/form-data; boundary=x");
        var eleven = await SendAsync([Operations("""{"one":null}"""), ("map", "{}", null), .. Enumerable.Range(0, 11).Select(file => ($"{file}", "1", (string?)"a.txt"))]);

        Assert.Equal((HttpStatusCode.BadRequest, "HC0033"), (broken.Status, broken.Code));
        Assert.Equal((HttpStatusCode.BadRequest, "HC0033"), (eleven.Status, eleven.Code));
    }

    [Fact]
    public async Task All_of_it_is_at_most_a_mebibyte()
    {
        var answer = await SendAsync(Operations("""{"one":null}"""), ("map", """{"a":["variables.one"]}""", null), ("a", new string('x', 1 << 20), "a.txt"));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "HC0010"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_file_is_nothing_that_could_be_written_out()
    {
        Assert.Equal("HC0016", (await host.QueryAsync("mutation { takeFiles(firstUpload: \"a\") }")).Code);
        Assert.Equal("HC0016", (await host.QueryAsync(Take, new { one = "a" })).Code);
        Assert.Equal("""{"data":{"take":"one ; many ; box "}}""", (await host.QueryAsync(Take)).Text);
    }

    private static (string Name, string Content, string? File) Operations(string variables) => ("operations", $$"""{"query":"{{Take}}","variables":{{variables}}}""", null);

    private Task<Answer> SendAsync(params (string Name, string Content, string? File)[] parts) => SendAsync(preflight: true, parts);

    private Task<Answer> SendAsync(bool preflight, params (string Name, string Content, string? File)[] parts)
    {
        var form = new MultipartFormDataContent();

        foreach (var (name, content, file) in parts)
        {
            var part = new ByteArrayContent(Encoding.UTF8.GetBytes(content));

            if (file is null)
                form.Add(part, name);
            else
                form.Add(part, name, file);
        }

        return host.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = form }, Tokens.Member, request =>
        {
            if (preflight)
                request.Headers.Add("GraphQL-preflight", "1");
        });
    }
}
