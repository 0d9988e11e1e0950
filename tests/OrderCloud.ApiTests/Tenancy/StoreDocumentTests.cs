using System.Net;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public abstract class StoreDocumentTests(HostFixture host) : StoredDocumentTest(host)
{
    [Fact]
    public async Task A_program_sends_the_hash_of_what_was_stored_for_it()
    {
        using var tenant = await SignUpAsync();
        var program = await tenant.ApiClientAsync("catalog:read");

        var stored = await StoreAsync(tenant);
        var again = await StoreAsync(tenant);

        Assert.Equal((HashOf(Document), "Mine", Document, "Client 1"), (stored.GetProperty("hash").GetString(), stored.GetProperty("name").GetString(), stored.GetProperty("text").GetString(), stored.GetProperty("apiClient").GetProperty("name").GetString()));
        Assert.Equal(stored.GetRawText(), again.GetRawText());
        Assert.Equal("""{"data":{"me":{"name":"Client 1"}}}""", (await AskAsync(program, HashOf(Document))).Body);
        Assert.Equal(["HC0020"], (await AskAsync(tenant.Owner, HashOf(Document))).Codes);
    }

    [Theory, InlineData("{ me { name }"), InlineData(""), InlineData("fragment F on Query { me { name } }")]
    public async Task What_is_no_document_is_refused(string text)
    {
        using var tenant = await SignUpAsync();
        await tenant.ApiClientAsync("catalog:read");

        var error = Assert.Single(await tenant.Owner.RefusedAsync(Store, new { input = new { apiClientId = await ClientIdAsync(tenant), text } }));

        Assert.Equal(("INPUT_INVALID", "text"), (error.GetProperty("code").GetString(), error.GetProperty("field")[1].GetString()));
    }

    [Theory]
    [InlineData("{ me { nonsense } }", "nonsense")]
    [InlineData("query($a: Nonsense) { me(a: $a) { name } }", "Nonsense")]
    [InlineData("{ node(id: 1.5) { id } }", "id")]
    [InlineData("query A { me { name } } query B { nonsense }", "nonsense")]
    public async Task What_could_never_run_is_refused_and_told_why(string text, string named)
    {
        using var tenant = await SignUpAsync();
        var program = await tenant.ApiClientAsync("catalog:read");

        var error = Assert.Single(await tenant.Owner.RefusedAsync(Store, new { input = new { apiClientId = await ClientIdAsync(tenant), text } }));

        Assert.Equal(("INPUT_INVALID", "text"), (error.GetProperty("code").GetString(), error.GetProperty("field")[1].GetString()));
        Assert.Contains(named, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Did you mean", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(["HC0020"], (await AskAsync(program, HashOf(text))).Codes);
    }

    [Theory]
    [InlineData("query($id: ID!, $first: Int!) { node(id: $id) { id } products(first: $first) { nodes { id } } }")]
    [InlineData("mutation($input: CreateOrderInput!, $key: String!) { createOrder(input: $input) @idempotent(key: $key) { order { id } } }")]
    [InlineData("subscription { ordersChanged { eventId } }")]
    public async Task What_needs_variables_or_a_right_that_it_lacks_now_is_stored(string text)
    {
        using var tenant = await SignUpAsync();
        await tenant.ApiClientAsync("catalog:read");

        await tenant.Owner.MutateAsync(Store, new { input = new { apiClientId = await ClientIdAsync(tenant), text } });
    }

    [Fact]
    public async Task So_many_documents_and_no_more_are_stored_for_a_program()
    {
        using var tenant = await SignUpAsync();
        await tenant.ApiClientAsync("catalog:read");
        var id = await ClientIdAsync(tenant);
        await FillAsync(tenant, id, 999);

        await StoreAsync(tenant);
        var error = Assert.Single(await tenant.Owner.RefusedAsync(Store, new { input = new { apiClientId = id, text = "{ __typename }" } }));

        Assert.Equal("TOO_MANY_DOCUMENTS", error.GetProperty("code").GetString());
        await StoreAsync(tenant);
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_client_answers_like_one_that_never_was()
    {
        using var mine = await SignUpAsync();
        using var other = await SignUpAsync();
        var theirs = await other.ApiClientAsync("catalog:read");

        var foreign = await mine.Owner.SendAsync(Store, new { input = new { apiClientId = await ClientIdAsync(other), text = Document } });
        var unknown = await mine.Owner.SendAsync(Store, new { input = new { apiClientId = NodeIds.Of("ApiClient", Guid.CreateVersion7()), text = Document } });

        Assert.Equal(unknown.Body, foreign.Body);
        Assert.Contains("API_CLIENT_NOT_FOUND", foreign.Body, StringComparison.Ordinal);
        Assert.Equal(["HC0020"], (await AskAsync(theirs, HashOf(Document))).Codes);
    }

    [Fact]
    public async Task It_needs_its_permission()
    {
        using var tenant = await SignUpAsync();
        var program = await tenant.ApiClientAsync("catalog:read");

        Assert.Equal(HttpStatusCode.Forbidden, (await program.SendAsync(Store, new { input = new { apiClientId = await ClientIdAsync(tenant), text = Document } })).Status);
    }
}

public sealed class StoreDocumentOnServerTests(ServerHost host) : StoreDocumentTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class StoreDocumentOnSqliteTests(SqliteHost host) : StoreDocumentTests(host);
