using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class RemoveDocumentTests(ServerHost host) : StoredDocumentTest(host)
{
    private const string Remove = $"mutation($input: RemoveDocumentInput!) {{ removeDocument(input: $input) {{ deletedId {TenantSession.Errors} }} }}";

    [Fact]
    public async Task A_removed_document_is_unknown_from_then_on()
    {
        using var tenant = await SignUpAsync();
        var program = await tenant.ApiClientAsync("catalog:read");
        var id = (await StoreAsync(tenant)).GetProperty("id").GetString();
        Assert.Empty((await AskAsync(program, HashOf(Document))).Codes);

        var removed = await tenant.Owner.MutateAsync(Remove, new { input = new { id } });

        Assert.Equal(id, removed.GetProperty("deletedId").GetString());
        Assert.Equal(["HC0020"], (await AskAsync(program, HashOf(Document))).Codes);
        Assert.Equal("DOCUMENT_NOT_FOUND", Assert.Single(await tenant.Owner.RefusedAsync(Remove, new { input = new { id } })).GetProperty("code").GetString());
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_document_answers_like_one_that_never_was()
    {
        using var mine = await SignUpAsync();
        using var other = await SignUpAsync();
        var theirs = await other.ApiClientAsync("catalog:read");
        var id = (await StoreAsync(other)).GetProperty("id").GetString();

        var foreign = await mine.Owner.SendAsync(Remove, new { input = new { id } });
        var unknown = await mine.Owner.SendAsync(Remove, new { input = new { id = NodeIds.Of("StoredDocument", Guid.CreateVersion7()) } });

        Assert.Equal(unknown.Body, foreign.Body);
        Assert.Contains("DOCUMENT_NOT_FOUND", foreign.Body, StringComparison.Ordinal);
        Assert.Empty((await AskAsync(theirs, HashOf(Document))).Codes);
    }
}
