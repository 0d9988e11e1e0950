using System.Buffers.Text;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Tests.Graph.Transport;

/// <summary>Documents that are named and not sent. Those of files are everybody's, those of a program its own.</summary>
public sealed class StoredDocumentTests : IAsyncLifetime
{
    private const string Hello = "query One { hello } query Two { tenant }", Text = "query($v: String!) { text(value: $v) }", Write = "mutation { write }";

    private static readonly Guid Program = Guid.NewGuid();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("operations");
    private readonly Shelf shelf = new();
    private GraphHost host = null!;

    public async ValueTask InitializeAsync()
    {
        foreach (var (name, text) in new[] { ("hello", Hello), ("text", Text), ("write", Write) })
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{name}.graphql"), text, TestContext.Current.CancellationToken);

        host = await GraphHost.StartAsync(services: services => services.AddSingleton(new ShippedDocuments(folder.FullName, "/no/such/folder")).AddSingleton<IStoredDocuments>(shelf));
        var tokens = host.Services.GetRequiredService<Tokens>();
        tokens.Known["program"] = Of(Tokens.Tenant, Program);
        tokens.Known["restricted"] = Of(Tokens.Tenant, Program) with { StoredDocumentsOnly = true };
        tokens.Known["another"] = Of(Tokens.Tenant, Guid.NewGuid());
        tokens.Known["foreign"] = Of(Tokens.OtherTenant, Program);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Theory, InlineData("id"), InlineData("documentId")]
    public async Task A_document_is_named_in_the_body(string member)
    {
        var answer = await host.PostAsync($$"""{"{{member}}":"{{DocumentHash.Of(Hello)}}","operationName":"One"}""");

        Assert.Equal("""{"data":{"hello":"hello Lin"}}""", answer.Text);
    }

    [Fact]
    public async Task A_document_has_an_address()
    {
        var hex = DocumentHash.Of(Text);
        var base64 = Base64Url.EncodeToString(Convert.FromHexString(hex));

        foreach (var id in new[] { hex, hex.ToUpperInvariant(), base64 })
        {
            Assert.Equal("""{"data":{"text":"a"}}""", (await host.GetAsync($"/graphql/persisted/{id}?variables={Uri.EscapeDataString("""{"v":"a"}""")}")).Text);
            Assert.Equal("""{"data":{"text":"b"}}""", (await PostAsync($"/graphql/persisted/{id}", """{"variables":{"v":"b"},"query":"{ hello }"}""")).Text);
        }

        Assert.Equal("""{"data":{"hello":"hello Lin"}}""", (await host.GetAsync($"/graphql/persisted/{DocumentHash.Of(Hello)}/One")).Text);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.GetAsync($"/graphql/persisted/{DocumentHash.Of(Hello)}")).Status);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (await host.GetAsync($"/graphql/persisted/{DocumentHash.Of(Write)}") is var get ? get.Status : default, get.Response.Content.Headers.Allow.Single()));
        Assert.Equal("""{"data":{"write":"no key"}}""", (await PostAsync($"/graphql/persisted/{DocumentHash.Of(Write)}", "{}")).Text);
    }

    [Fact]
    public async Task An_answer_of_a_stored_query_is_kept_by_the_client_and_asked_about()
    {
        var address = $"/graphql/persisted/{DocumentHash.Of(Hello)}/One";

        var first = await host.GetAsync(address);
        var again = await host.GetAsync(address, change: request => request.Headers.TryAddWithoutValidation("If-None-Match", first.Header("ETag")));
        var changed = await host.GetAsync(address, Tokens.Reader, request => request.Headers.TryAddWithoutValidation("If-None-Match", "\"0\""));
        var posted = await PostAsync(address, "{}");

        Assert.Equal("no-cache, private", first.Header("Cache-Control"));
        Assert.Equal((HttpStatusCode.NotModified, ""), (again.Status, again.Text));
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal(("no-store", null), (posted.Header("Cache-Control"), posted.Header("ETag")));
        Assert.Equal("no-store", (await host.GetAsync("/graphql?query={hello}")).Header("Cache-Control"));
    }

    [Theory, InlineData("0000000000000000000000000000000000000000000000000000000000000000"), InlineData("nonsense"), InlineData("%C3%A9")]
    public async Task An_unknown_id_is_refused(string id)
    {
        var answer = await host.GetAsync($"/graphql/persisted/{id}");

        Assert.Equal((HttpStatusCode.BadRequest, "HC0020", "There is no stored document of this id.", "no-store"), (answer.Status, answer.Code, answer.Message, answer.Header("Cache-Control")));
    }

    [Fact, Trait("Proves", "P10")]
    public async Task A_programs_document_is_known_to_it_alone()
    {
        shelf.Add(Tokens.Tenant, Program, "{ own: hello }");
        var body = $$"""{"id":"{{DocumentHash.Of("{ own: hello }")}}"}""";

        Assert.Equal("""{"data":{"own":"hello Lin"}}""", (await host.PostAsync(body, "program")).Text);
        var unknown = await host.PostAsync($$"""{"id":"{{DocumentHash.Of("{ never }")}}"}""", "program");

        foreach (var stranger in new[] { "another", "foreign", Tokens.Member, null })
            Assert.Equal(unknown.Text, (await host.PostAsync(body, stranger)).Text);
    }

    [Fact]
    public async Task Whoever_may_send_stored_documents_only_sends_no_others()
    {
        shelf.Add(Tokens.Tenant, Program, "{ hello }");
        var hash = DocumentHash.Of("{ hello }");

        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync($$"""{"id":"{{hash}}"}""", "restricted")).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync("""{"query":"{ hello }"}""", "restricted")).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"HASH"}}}""".Replace("HASH", hash), "restricted")).Status);
        Assert.Equal("HC0067", (await host.PostAsync("""{"query":"{ hello tenant }"}""", "restricted")).Code);
        // Not even one that came with the product, or that somebody else has sent.
        Assert.Equal("HC0020", (await host.PostAsync($$"""{"id":"{{DocumentHash.Of(Hello)}}","operationName":"One"}""", "restricted")).Code);
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync("""{"query":"{ hello tenant }"}""", "program")).Status);
    }

    [Fact]
    public async Task A_socket_may_name_a_document_too()
    {
        await using var client = await SocketClient.ReadyAsync(host);

        await client.SendAsync("""{"id":"1","type":"subscribe","payload":{"id":"HASH","operationName":"One"}}""".Replace("HASH", DocumentHash.Of(Hello)));

        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"hello":"hello Lin"}}}""", await client.ReceiveAsync());
    }

    private Task<Answer> PostAsync(string address, string body) =>
        host.SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") }, Tokens.Member);

    private static Credential Of(TenantContext tenant, Guid program) => new(tenant, new Caller(CallerKind.ApiClient, program, "Lin", new HashSet<string>()));

    private sealed class Shelf : IStoredDocuments
    {
        private readonly Dictionary<(TenantContext, Guid, string), string> texts = [];

        public void Add(TenantContext tenant, Guid program, string text) => texts.Add((tenant, program, DocumentHash.Of(text)), text);

        public ValueTask<string?> FindAsync(TenantContext tenant, Guid program, string hash, CancellationToken ct) => new(texts.GetValueOrDefault((tenant, program, hash)));
    }
}
