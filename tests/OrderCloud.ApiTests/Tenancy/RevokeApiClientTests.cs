using System.Net;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public abstract class RevokeApiClientTests(HostFixture host) : ApiTest(host)
{
    private const string Revoke = $"mutation($input: RevokeApiClientInput!) {{ revokeApiClient(input: $input) {{ apiClient {{ revokedAt }} {TenantSession.Errors} }} }}";

    [Fact, Trait("Capability", "X6/part"), Trait("Proves", "P12")]
    public async Task From_the_next_request_on_neither_token_nor_secret_counts()
    {
        var tenant = await SignUpAsync();
        var client = await tenant.ApiClientAsync("tenancy:read-settings");
        await client.QueryAsync("{ company { name } }");

        var revoked = (await tenant.Owner.MutateAsync(Revoke, new { input = new { id = await OnlyClientAsync(tenant) } })).GetProperty("apiClient");

        Assert.Equal(JsonValueKind.String, revoked.GetProperty("revokedAt").ValueKind);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync("{ company { name } }")).Status);
    }

    [Fact]
    public async Task A_client_is_revoked_once()
    {
        var tenant = await SignUpAsync();
        await tenant.ApiClientAsync("orders:read");
        var input = new { input = new { id = await OnlyClientAsync(tenant) } };
        await tenant.Owner.MutateAsync(Revoke, input);

        var error = Assert.Single(await tenant.Owner.RefusedAsync(Revoke, input));

        Assert.Equal("API_CLIENT_REVOKED", error.GetProperty("code").GetString());
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_client_answers_like_one_that_never_was()
    {
        var (mine, other) = (await SignUpAsync(), await SignUpAsync());
        var theirs = await other.ApiClientAsync("tenancy:read-settings");

        var foreign = await mine.Owner.SendAsync(Revoke, new { input = new { id = await OnlyClientAsync(other) } });
        var unknown = await mine.Owner.SendAsync(Revoke, new { input = new { id = NodeIds.Of("ApiClient", Guid.CreateVersion7()) } });

        Assert.Equal(unknown.Body, foreign.Body);
        Assert.Contains("API_CLIENT_NOT_FOUND", foreign.Body, StringComparison.Ordinal);
        await theirs.QueryAsync("{ company { name } }");
    }

    private static async Task<string> OnlyClientAsync(TenantSession tenant) =>
        (await tenant.Owner.QueryAsync("{ apiClients { nodes { id } } }")).GetProperty("apiClients").GetProperty("nodes")[0].GetProperty("id").GetString()!;
}

public sealed class RevokeApiClientOnServerTests(ServerHost host) : RevokeApiClientTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class RevokeApiClientOnSqliteTests(SqliteHost host) : RevokeApiClientTests(host);
