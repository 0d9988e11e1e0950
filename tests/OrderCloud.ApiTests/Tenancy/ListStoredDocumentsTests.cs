using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class ListStoredDocumentsTests(ServerHost host) : StoredDocumentTest(host)
{
    [Fact]
    public async Task They_are_found_by_client_name_and_hash_the_latest_first()
    {
        using var tenant = await SignUpAsync();
        await tenant.ApiClientAsync("catalog:read");
        var client = await ClientIdAsync(tenant);
        await StoreAsync(tenant);
        await StoreAsync(tenant, "query Other { __typename }");

        Assert.Equal(["Other", "Mine"], await NamesAsync(tenant, new { apiClientId = new { eq = client } }));
        Assert.Equal(["Mine"], await NamesAsync(tenant, new { name = new { eq = "Mine" } }));
        Assert.Equal(["Mine"], await NamesAsync(tenant, new { hash = new { eq = HashOf(Document) } }));
        Assert.Empty(await NamesAsync(tenant, new { apiClientId = new { eq = NodeIds.Of("ApiClient", Guid.CreateVersion7()) } }));
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_documents_are_not_seen()
    {
        using var mine = await SignUpAsync();
        using var other = await SignUpAsync();
        await other.ApiClientAsync("catalog:read");
        await StoreAsync(other);

        Assert.Empty(await NamesAsync(mine, new { }));
    }

    private static async Task<List<string?>> NamesAsync(TenantSession tenant, object where) =>
        [.. (await tenant.Owner.QueryAsync("query($where: StoredDocumentFilterInput) { storedDocuments(where: $where) { nodes { name } } }", new { where }))
            .GetProperty("storedDocuments").GetProperty("nodes").EnumerateArray().Select(it => it.GetProperty("name").GetString())];
}
