using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Tests.Graph.Transport;

/// <summary>A document's hash instead of its text, as Apollo's and urql's clients send it.</summary>
public sealed class AutomaticDocumentTests
{
    private const string Document = "query($v: String!) { text(value: $v) }";

    [Fact]
    public async Task A_hash_is_missed_then_kept_with_its_text_and_then_enough()
    {
        await using var host = await GraphHost.StartAsync();

        var missed = await host.PostAsync(Body(null, Hash(Document)));
        var kept = await host.PostAsync(Body(Document, Hash(Document)));
        var known = await host.PostAsync(Body(null, Hash(Document)), Tokens.Other);
        var read = await host.GetAsync($"/graphql?variables={Uri.EscapeDataString("{\"v\":\"a\"}")}&extensions={Uri.EscapeDataString($"{{\"persistedQuery\":{{\"version\":1,\"sha256Hash\":\"{Hash(Document)}\"}}}}")}");

        Assert.Equal((HttpStatusCode.BadRequest, "HC0020", "PersistedQueryNotFound"), (missed.Status, missed.Code, missed.Message));
        Assert.Equal($$"""{"sha256Hash":"{{Hash(Document)}}","persisted":true}""", kept.Json.GetProperty("extensions").GetProperty("persistedQuery").GetRawText());
        Assert.All(new[] { kept, known, read }, answer => Assert.Equal((HttpStatusCode.OK, "a"), (answer.Status, answer.Json.GetProperty("data").GetProperty("text").GetString())));
    }

    [Fact]
    public async Task A_wrong_hash_is_told_and_keeps_nothing()
    {
        await using var host = await GraphHost.StartAsync();

        var answer = await host.PostAsync(Body(Document, new string('0', 64)));

        Assert.Equal($$"""{"sha256Hash":"{{new string('0', 64)}}","persisted":false,"expectedHashValue":"{{Hash(Document)}}"}""", answer.Json.GetProperty("extensions").GetProperty("persistedQuery").GetRawText());
        Assert.Equal(0, host.Services.GetRequiredService<AutomaticDocuments>().Count);
    }

    [Theory]
    [InlineData("{ nothing }")]
    [InlineData("{ hello")]
    [InlineData("mutation { write }")]
    public async Task What_is_refused_is_not_kept(string document)
    {
        await using var host = await GraphHost.StartAsync();

        var answer = await host.PostAsync(Body(document, Hash(document)), Tokens.Reader);

        Assert.NotNull(answer.Code);
        Assert.Equal("HC0020", (await host.PostAsync(Body(null, Hash(document)))).Code);
    }

    [Fact]
    public async Task Who_may_run_it_is_asked_every_time()
    {
        await using var host = await GraphHost.StartAsync();
        const string Write = "mutation { write }";
        await host.PostAsync(Body(Write, Hash(Write)));

        var refused = await host.PostAsync(Body(null, Hash(Write)), Tokens.Reader);
        var byGet = await host.GetAsync($"/graphql?extensions={Uri.EscapeDataString($"{{\"persistedQuery\":{{\"version\":1,\"sha256Hash\":\"{Hash(Write)}\"}}}}")}");

        Assert.Equal("AUTH_NOT_AUTHORIZED", refused.Code);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, byGet.Status);
    }

    [Theory]
    [InlineData("""{"extensions":{"persistedQuery":{"version":2,"sha256Hash":"00"}}}""")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":5}}}""")]
    [InlineData("""{"extensions":{"persistedQuery":[]}}""")]
    public async Task What_names_no_document_is_a_request_without_one(string body)
    {
        await using var host = await GraphHost.StartAsync();

        Assert.Equal("HC0013", (await host.PostAsync(body)).Code);
    }

    private static string Hash(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    private static string Body(string? document, string hash) => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["query"] = document,
        ["variables"] = document is null or Document ? new { v = "a" } : null,
        ["extensions"] = new { persistedQuery = new { version = 1, sha256Hash = hash } },
    });
}
