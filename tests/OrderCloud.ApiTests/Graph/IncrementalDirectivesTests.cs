using System.Net;
using System.Net.Http.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Graph;

/// <summary>Clients that ask for a fragment later or for a list item by item get all of it at once, in an ordinary answer.</summary>
public sealed class IncrementalDirectivesTests(ServerHost host) : ApiTest(host)
{
    private const string Plain = "{ me { name } products(first: 2) { nodes { name } } }",
        Marked = "query($later: Boolean = true) { ... @defer(label: \"me\", if: $later) { me { name } } ...Shelf @defer } fragment Shelf on Query { products(first: 2) { nodes @stream(initialCount: 1, if: true, label: \"shelf\") { name } } }";

    [Fact]
    public async Task They_are_executed_inline()
    {
        using var session = await SignUpAsync();
        var whole = await session.Owner.SendAsync(Plain);

        Assert.Empty(whole.Codes);

        // Twice: the second time the document is known.
        for (var round = 0; round < 2; round++)
            Assert.Equal((HttpStatusCode.OK, whole.Body), ((await session.Owner.SendAsync(Marked)).Status, (await session.Owner.SendAsync(Marked, new { later = round == 0 })).Body));
    }

    [Fact]
    public async Task Over_server_sent_events_too()
    {
        using var session = await SignUpAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Marked }), Headers = { { "Accept", "text/event-stream" } } };

        using var answer = await session.Owner.Http.SendAsync(request, Cancelled);

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        var text = await answer.Content.ReadAsStringAsync(Cancelled);
        Assert.Contains($"data: {(await session.Owner.SendAsync(Plain)).Body}", text, StringComparison.Ordinal);
        Assert.Equal((1, 1), (text.Split("event: next").Length - 1, text.Split("event: complete").Length - 1));
    }

    [Theory]
    [InlineData("{ me @defer { name } }")]
    [InlineData("{ ... @stream { me { name } } }")]
    [InlineData("{ ... @defer(of: 1) { me { name } } }")]
    [InlineData("{ products { nodes @stream(initialCount: null) { name } } }")]
    public async Task In_other_places_and_with_other_arguments_they_are_refused(string document)
    {
        using var session = await SignUpAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await session.Owner.SendAsync(document)).Status);
    }
}
