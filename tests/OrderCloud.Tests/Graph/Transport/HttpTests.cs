using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Graph.Transport;
using static OrderCloud.Tests.Graph.Security.Documents;

namespace OrderCloud.Tests.Graph.Transport;

public sealed class HttpTests : IAsyncLifetime
{
    private const string Response = "application/graphql-response+json", PlainJson = "application/json";
    private GraphHost host = null!;

    public async ValueTask InitializeAsync() => host = await GraphHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_post_is_answered()
    {
        var answer = await host.PostAsync("""{"query":"query A { hello } query B($v: String!) { text(value: $v) }","operationName":"B","variables":{"v":"é'x"},"extensions":{},"unknown":[1]}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("""{"data":{"text":"é'x"}}""", answer.Text);
        Assert.Equal("application/graphql-response+json; charset=utf-8", answer.Response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    [Fact]
    public async Task A_get_is_answered()
    {
        var answer = await host.GetAsync("/graphql?query=query($v:String!){text(value:$v)}&variables=" + Uri.EscapeDataString("""{"v":"x"}"""));

        Assert.Equal((HttpStatusCode.OK, """{"data":{"text":"x"}}"""), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task A_post_reads_nothing_from_the_query_string()
    {
        var answer = await host.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/graphql?query={hello}") { Content = new StringContent("{}", Encoding.UTF8, PlainJson) }, Tokens.Member);

        Assert.Equal((HttpStatusCode.BadRequest, "HC0013"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData(null, Response)]
    [InlineData("*/*", Response)]
    [InlineData("application/*", Response)]
    [InlineData("application/json", PlainJson)]
    [InlineData("application/json; charset=utf-8", PlainJson)]
    [InlineData("application/graphql-response+json", Response)]
    [InlineData("application/graphql-response+json; q=0.5, application/json", PlainJson)]
    [InlineData("application/json; q=0.5, application/graphql-response+json", Response)]
    [InlineData("application/json, application/graphql-response+json", PlainJson)]
    [InlineData("application/json, text/plain, */*", PlainJson)]
    [InlineData("application/graphql-response+json; q=0, */*", PlainJson)]
    [InlineData("text/html, application/*; q=0.2", Response)]
    public async Task The_media_type_is_negotiated(string? accept, string expected)
    {
        var answer = await host.PostAsync("""{"query":"{ hello }"}""", change: request => request.Headers.TryAddWithoutValidation("Accept", accept));

        Assert.Equal((HttpStatusCode.OK, expected), (answer.Status, answer.MediaType));
    }

    [Theory]
    [InlineData("text/html", HttpStatusCode.NotAcceptable, "HC0063")]
    [InlineData("text/event-stream; q=0", HttpStatusCode.NotAcceptable, "HC0063")]
    [InlineData("application/json; q=0", HttpStatusCode.NotAcceptable, "HC0063")]
    [InlineData("not a type", HttpStatusCode.BadRequest, "HC0064")]
    [InlineData("application/json; q=much", HttpStatusCode.BadRequest, "HC0064")]
    public async Task What_cannot_be_accepted_is_refused(string accept, HttpStatusCode status, string code)
    {
        var answer = await host.PostAsync("""{"query":"{ hello }"}""", change: request => request.Headers.TryAddWithoutValidation("Accept", accept));

        Assert.Equal((status, code, false), (answer.Status, answer.Code, answer.HasData));
    }

    [Theory]
    [InlineData("{ hello }", HttpStatusCode.OK, HttpStatusCode.OK, null)]
    [InlineData("{ hello fail }", HttpStatusCode.OK, HttpStatusCode.OK, "INTERNAL")]
    [InlineData("{ failRequired }", HttpStatusCode.OK, HttpStatusCode.OK, "HC0018")]
    [InlineData("{ hello", HttpStatusCode.BadRequest, HttpStatusCode.OK, "HC0014")]
    [InlineData("{ nothing }", HttpStatusCode.BadRequest, HttpStatusCode.OK, "VALIDATION_FAILED")]
    [InlineData("query A { hello } query B { hello }", HttpStatusCode.BadRequest, HttpStatusCode.OK, "VALIDATION_FAILED")]
    [InlineData("query($v: String!) { text(value: $v) }", HttpStatusCode.BadRequest, HttpStatusCode.OK, "HC0018")]
    [InlineData("{ text(value: null) }", HttpStatusCode.BadRequest, HttpStatusCode.OK, "HC0018")]
    [InlineData("{ text(value: 1) }", HttpStatusCode.BadRequest, HttpStatusCode.OK, "HC0016")]
    [InlineData("{ text }", HttpStatusCode.BadRequest, HttpStatusCode.OK, "VALIDATION_FAILED")]
    [InlineData("{ a0:hello a1:hello a2:hello a3:hello a4:hello a5:hello a6:hello a7:hello a8:hello a9:hello b { c { d { e { f { g { h { i { j { k { l { m { n } } } } } } } } } } } } }", HttpStatusCode.BadRequest, HttpStatusCode.OK, "DOCUMENT_TOO_COMPLEX")]
    [InlineData("{ thing { parent { parent { parent { parent { id } } } } } }", HttpStatusCode.BadRequest, HttpStatusCode.OK, "HC0087")]
    public async Task The_status_follows_the_media_type(string document, HttpStatusCode asResponse, HttpStatusCode asJson, string? code)
    {
        var response = await host.QueryAsync(document, accept: Response);
        var json = await host.QueryAsync(document, accept: PlainJson);

        Assert.Equal((asResponse, asJson), (response.Status, json.Status));
        Assert.Equal((code, code), (response.Code, json.Code));
        Assert.Equal(asResponse is HttpStatusCode.OK, response.HasData);
    }

    [Fact]
    public async Task A_path_may_pass_a_field_three_times() =>
        Assert.Null((await host.QueryAsync("{ thing { parent { parent { parent { id } } } } }")).Code);

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized, HttpStatusCode.OK, "AUTH_NOT_AUTHENTICATED")]
    [InlineData(Tokens.Reader, HttpStatusCode.Forbidden, HttpStatusCode.OK, "AUTH_NOT_AUTHORIZED")]
    [InlineData(Tokens.Member, HttpStatusCode.OK, HttpStatusCode.OK, null)]
    public async Task An_operation_is_refused_whole(string? token, HttpStatusCode asResponse, HttpStatusCode asJson, string? code)
    {
        for (var round = 0; round < 2; round++)
        {
            var response = await host.QueryAsync("mutation { write }", token: token);
            var json = await host.QueryAsync("mutation { write }", token: token, accept: PlainJson);

            Assert.Equal((asResponse, asJson, code), (response.Status, json.Status, response.Code));
            Assert.Equal(code is null, response.HasData);
            Assert.Equal(asResponse is HttpStatusCode.Unauthorized ? "Bearer" : null, response.Header("WWW-Authenticate"));
        }
    }

    [Fact]
    public async Task A_kept_document_is_still_refused_to_others()
    {
        Assert.Null((await host.QueryAsync("mutation { write }")).Code);

        Assert.Equal(HttpStatusCode.Forbidden, (await host.QueryAsync("mutation { write }", token: Tokens.Reader)).Status);
        Assert.Equal(1, host.Services.GetRequiredService<DocumentCache>().Count);
    }

    [Fact]
    public async Task Variables_of_a_kept_document_are_still_checked()
    {
        const string Document = "query($v: String!) { text(value: $v) }";

        Assert.Null((await host.QueryAsync(Document, new { v = "x" })).Code);
        Assert.Equal("HC0016", (await host.QueryAsync(Document, new { v = 1 })).Code);
        Assert.Equal("HC0018", (await host.QueryAsync(Document)).Code);
    }

    [Theory]
    [InlineData("wrong", HttpStatusCode.Unauthorized, "AUTH_NOT_AUTHENTICATED")]
    [InlineData("suspended", HttpStatusCode.Forbidden, "TENANT_SUSPENDED")]
    [InlineData("mismatch", HttpStatusCode.BadRequest, "TENANT_MISMATCH")]
    public async Task A_credential_that_does_not_count_ends_the_request(string token, HttpStatusCode status, string code)
    {
        foreach (var accept in new[] { Response, PlainJson })
        {
            var answer = await host.QueryAsync("{ hello }", token: token, accept: accept);

            Assert.Equal((status, code), (answer.Status, answer.Code));
            Assert.Equal(status is HttpStatusCode.Unauthorized ? "Bearer error=\"invalid_token\"" : null, answer.Header("WWW-Authenticate"));
        }
    }

    [Theory]
    [InlineData("{\"query\":", HttpStatusCode.BadRequest, "HC0011")]
    [InlineData("", HttpStatusCode.BadRequest, "HC0011")]
    [InlineData("{\"query\":\"{hello}\"} {}", HttpStatusCode.BadRequest, "HC0011")]
    [InlineData("{\"query\":\"\\ud800\"}", HttpStatusCode.BadRequest, "HC0011")]
    [InlineData("{\"query\":\"{hello}\",\"variables\":{\"a\":\"\\udc00\"}}", HttpStatusCode.BadRequest, "HC0011")]
    [InlineData("{\"query\":\"{hello}\",\"variables\":{\"a\":1e999}}", HttpStatusCode.BadRequest, "HC0011")]
    [InlineData("\"{hello}\"", HttpStatusCode.BadRequest, "HC0012")]
    [InlineData("{\"query\":1}", HttpStatusCode.BadRequest, "HC0012")]
    [InlineData("{\"query\":\"{hello}\",\"variables\":\"x\"}", HttpStatusCode.BadRequest, "HC0012")]
    [InlineData("{\"query\":\"{hello}\",\"operationName\":{}}", HttpStatusCode.BadRequest, "HC0012")]
    [InlineData("{}", HttpStatusCode.BadRequest, "HC0013")]
    [InlineData("{\"query\":null}", HttpStatusCode.BadRequest, "HC0013")]
    [InlineData("{\"query\":\"\"}", HttpStatusCode.BadRequest, "HC0013")]
    [InlineData("[]", HttpStatusCode.BadRequest, "HC0009")]
    [InlineData("[{\"query\":\"{hello}\"}]", HttpStatusCode.BadRequest, "HC0009")]
    [InlineData("{\"query\":\"{hello}\",\"variables\":[{}]}", HttpStatusCode.BadRequest, "HC0009")]
    public async Task What_is_no_request_is_refused_whatever_is_accepted(string body, HttpStatusCode status, string code)
    {
        foreach (var accept in new[] { Response, PlainJson })
        {
            var answer = await host.PostAsync(body, change: request => request.Headers.TryAddWithoutValidation("Accept", accept));

            Assert.Equal((status, code, false), (answer.Status, answer.Code, answer.HasData));
        }
    }

    [Fact]
    public async Task Batching_by_query_string_is_off_too()
    {
        var answer = await host.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/graphql?batchOperations=[A]") { Content = new StringContent("""{"query":"query A { hello }"}""", Encoding.UTF8, PlainJson) }, Tokens.Member);

        Assert.Equal("HC0009", answer.Code);
    }

    [Theory]
    [InlineData("application/graphql")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=iso-8859-1")]
    public async Task Another_content_type_is_refused(string contentType) =>
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await host.PostAsync("""{"query":"{ hello }"}""", contentType: contentType)).Status);

    [Theory]
    [InlineData("gzip", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("br", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("identity", HttpStatusCode.OK)]
    public async Task A_body_that_is_packed_is_refused_and_the_packing_named(string encoding, HttpStatusCode status)
    {
        var answer = await host.PostAsync("""{"query":"{ hello }"}""", change: request => request.Content!.Headers.ContentEncoding.Add(encoding));

        Assert.Equal(status, answer.Status);

        if (status is not HttpStatusCode.OK)
            Assert.Contains($"Content-Encoding: {encoding}", answer.Message);
    }

    [Theory]
    [InlineData("/graphql?query={hello}")]
    [InlineData("/graphql?query=mutation{write}")]
    [InlineData("/graphql")]
    [InlineData("/graphql?sdl")]
    [InlineData("/graphql/schema.graphql")]
    [InlineData("/graphql/persisted/unknown")]
    public async Task A_head_is_answered_as_a_get_without_its_body(string url)
    {
        var get = await host.GetAsync(url);

        var head = await host.SendAsync(new HttpRequestMessage(HttpMethod.Head, url), Tokens.Member);

        Assert.Equal((get.Status, get.Response.Content.Headers.ContentType, get.Header("ETag"), ""), (head.Status, head.Response.Content.Headers.ContentType, head.Header("ETag"), head.Text));
        Assert.NotEqual("", get.Text);
    }

    [Theory]
    [InlineData("/graphql?query=mutation{write}", HttpStatusCode.MethodNotAllowed, "HC0009")]
    [InlineData("/graphql", HttpStatusCode.BadRequest, "HC0013")]
    [InlineData("/graphql?query={hello}&variables={", HttpStatusCode.BadRequest, "HC0011")]
    [InlineData("/graphql?query={hello}&variables=[]", HttpStatusCode.BadRequest, "HC0012")]
    public async Task A_bad_get_is_refused(string url, HttpStatusCode status, string code)
    {
        var answer = await host.GetAsync(url);

        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Equal(status is HttpStatusCode.MethodNotAllowed ? "POST" : null, answer.Response.Content.Headers.Allow.SingleOrDefault());
    }

    [Fact]
    public async Task Sizes_have_limits()
    {
        static string Body(int bytes) => """{"query":"{ hello }"}""".PadRight(bytes);
        static string Variables(int bytes) => """{"query":"{ hello }","variables":{"v":"#"}}""".Replace("#", new string('x', bytes - 8));
        static string Depth(int levels) => """{"query":"{ hello }","variables":{"v":#}}""".Replace("#", Repeat("[", levels - 1) + Repeat("]", levels - 1));

        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(Body(1024 * 1024))).Status);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "HC0010"), Of(await host.PostAsync(Body((1024 * 1024) + 1))));
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(Variables(256 * 1024))).Status);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "HC0010"), Of(await host.PostAsync(Variables((256 * 1024) + 1))));
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(Depth(32))).Status);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "HC0010"), Of(await host.PostAsync(Depth(33))));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "HC0010"), Of(await host.QueryAsync("{ hello }".PadRight((64 * 1024) + 1))));

        static (HttpStatusCode, string?) Of(Answer answer) => (answer.Status, answer.Code);
    }

    [Fact]
    public async Task A_body_without_a_length_is_cut_off_too()
    {
        var answer = await host.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new Endless(), Headers = { TransferEncodingChunked = true } }, Tokens.Member);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "HC0010"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Decimals_are_exact_both_ways()
    {
        const string Exact = "1234567890123456.789123", Long = "0.1234567890123456789012";

        foreach (var number in new[] { Exact, Long, "12.50", "-0.0000001", "7" })
        {
            var expected = """{"data":{"echo":#}}""".Replace("#", number);

            Assert.Equal(expected, (await host.QueryAsync($"{{ echo(number: {number}) }}")).Text);
            Assert.Equal(expected, (await host.PostAsync("""{"query":"query($n: Decimal) { echo(number: $n) }","variables":{"n":#}}""".Replace("#", number))).Text);
        }
    }

    [Fact]
    public async Task Values_of_every_kind_are_written()
    {
        var answer = await host.QueryAsync("{ values thing { name price } }");

        Assert.Equal("""{"data":{"values":[1,9007199254740993,12.50,1234567890123456.789123,0.1,null,true,null,"é \u2028 <b>'","0198c0de-0000-7000-8000-000000000001",{"a":1},[1,2],5],"thing":{"name":"it's a \"thing\"","price":12.50}}}""", answer.Text);
    }

    [Fact]
    public async Task Headers_reach_the_operation()
    {
        var answer = await host.PostAsync("""{"query":"mutation { write }"}""", change: request => request.Headers.Add("Idempotency-Key", "k-1"));
        var language = await host.PostAsync("""{"query":"{ language }"}""", change: request => request.Headers.Add("Accept-Language", "zh-TW"));

        Assert.Equal("""{"data":{"write":"k-1"}}""", answer.Text);
        Assert.Equal("""{"data":{"write":"no key"}}""", (await host.QueryAsync("mutation { write }")).Text);
        Assert.Equal("""{"data":{"language":"zh-TW"}}""", language.Text);
    }

    [Fact]
    public async Task A_replay_is_said_in_a_header()
    {
        Assert.Equal("true", (await host.QueryAsync("mutation { replay }")).Header("Idempotent-Replayed"));
        Assert.Null((await host.QueryAsync("mutation { write }")).Header("Idempotent-Replayed"));
    }

    [Fact]
    public async Task The_scope_belongs_to_the_callers_tenant()
    {
        Assert.Equal($"{{\"data\":{{\"tenant\":\"{Tokens.Tenant.Id}\"}}}}", (await host.QueryAsync("{ tenant }")).Text);
        Assert.Equal($"{{\"data\":{{\"tenant\":\"{Tokens.OtherTenant.Id}\"}}}}", (await host.QueryAsync("{ tenant }", token: Tokens.Other)).Text);
        Assert.Equal("""{"data":{"tenant":null}}""", (await host.QueryAsync("{ tenant }", token: null)).Text);
    }

    [Fact]
    public async Task Other_methods_are_not_allowed() =>
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await host.SendAsync(new HttpRequestMessage(HttpMethod.Put, "/graphql"), Tokens.Member)).Status);

    private sealed class Endless : HttpContent
    {
        public Endless() => Headers.ContentType = new("application/json");

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            try
            {
                for (var i = 0; i < 64; i++)
                    await stream.WriteAsync(new byte[64 * 1024]);
            }
            catch (IOException)
            {
                // The server has answered and hung up.
            }
        }

        protected override bool TryComputeLength(out long length) => (length = 0) != 0;
    }
}
