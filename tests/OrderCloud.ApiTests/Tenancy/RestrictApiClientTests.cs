using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public abstract class RestrictApiClientTests(HostFixture host) : StoredDocumentTest(host)
{
    private const string Restrict = $"mutation($input: RestrictApiClientInput!) {{ restrictApiClient(input: $input) {{ apiClient {{ storedDocumentsOnly }} {TenantSession.Errors} }} }}";

    [Fact]
    public async Task It_sends_stored_documents_and_no_others_until_it_may_again()
    {
        using var tenant = await SignUpAsync();
        var program = await tenant.ApiClientAsync("catalog:read");
        await StoreAsync(tenant);
        var id = await ClientIdAsync(tenant);

        var restricted = await tenant.Owner.MutateAsync(Restrict, new { input = new { id, storedDocumentsOnly = true } });

        Assert.True(restricted.GetProperty("apiClient").GetProperty("storedDocumentsOnly").GetBoolean());
        Assert.Equal(["HC0067"], (await program.SendAsync("{ me { kind } }")).Codes);
        Assert.Empty((await program.SendAsync(Document)).Codes);
        Assert.Empty((await AskAsync(program, HashOf(Document))).Codes);

        await tenant.Owner.MutateAsync(Restrict, new { input = new { id, storedDocumentsOnly = false } });
        Assert.Empty((await program.SendAsync("{ me { kind } }")).Codes);
    }

    [Fact, Trait("Proves", "R3"), Trait("Capability", "W16/part")]
    public async Task Only_who_may_all_that_it_may_lets_it_send_anything_again()
    {
        using var tenant = await SignUpAsync();
        await tenant.ApiClientAsync("catalog:read");
        var id = await ClientIdAsync(tenant);
        using var narrow = await People.JoinAsync(Host, tenant, await tenant.Owner.NewRoleAsync(["tenancy:manage-clients"]));

        Assert.True((await narrow.MutateAsync(Restrict, new { input = new { id, storedDocumentsOnly = true } })).GetProperty("apiClient").GetProperty("storedDocumentsOnly").GetBoolean());
        Assert.Equal(("PermissionNotHeldError", "PERMISSION_NOT_HELD", "input.id"), (await narrow.RefusedAsync(Restrict, new { input = new { id, storedDocumentsOnly = false } })).Only());
        Assert.Equal(("PermissionNotHeldError", "PERMISSION_NOT_HELD", "input.apiClientId"), (await narrow.RefusedAsync(Store, new { input = new { apiClientId = id, text = Document } })).Only());
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_client_answers_like_one_that_never_was()
    {
        using var mine = await SignUpAsync();
        using var other = await SignUpAsync();
        var theirs = await other.ApiClientAsync("catalog:read");

        var foreign = await mine.Owner.SendAsync(Restrict, new { input = new { id = await ClientIdAsync(other), storedDocumentsOnly = true } });
        var unknown = await mine.Owner.SendAsync(Restrict, new { input = new { id = NodeIds.Of("ApiClient", Guid.CreateVersion7()), storedDocumentsOnly = true } });

        Assert.Equal(unknown.Body, foreign.Body);
        Assert.Contains("API_CLIENT_NOT_FOUND", foreign.Body, StringComparison.Ordinal);
        Assert.Empty((await theirs.SendAsync("{ me { kind } }")).Codes);
    }
}

public sealed class RestrictApiClientOnServerTests(ServerHost host) : RestrictApiClientTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class RestrictApiClientOnSqliteTests(SqliteHost host) : RestrictApiClientTests(host);
