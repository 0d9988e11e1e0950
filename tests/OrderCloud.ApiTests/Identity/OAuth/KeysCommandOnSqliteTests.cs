using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using OrderCloud.ApiTests.Customers;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Identity.OAuth;

/// <summary><c>keys rotate</c>, as an operator runs it beside a host, on an installation of its own.</summary>
[Trait("Database", "sqlite")]
public sealed class KeysCommandOnSqliteTests
{
    private const string Roles = "query($after: String) { roles(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } }";

    [Fact, Trait("Proves", "P16"), Trait("Proves", "P28"), Trait("Capability", "R1/part")]
    public async Task New_keys_are_there_and_whatever_the_old_ones_made_stays_good()
    {
        await using var database = new SqliteTestDatabase();
        await using var host = await HostProcess.StartAsync(database);
        using var tenant = await TenantSession.SignUpAsync(host.Address, services: null, "EUR", "Europe/Berlin", "en");
        var token = (await tenant.ApiClientAsync("customers:read")).Token!;
        var customer = await tenant.Owner.DoAsync("createCustomer", new { name = "Ada", phone = "0113 1" });
        var page = (await tenant.Owner.QueryAsync(Roles)).GetProperty("roles").GetProperty("pageInfo").Text("endCursor");
        var first = await PublishedAsync(host);

        var (code, output) = await HostProcess.CommandAsync(database, "keys", "rotate");
        Assert.Equal(0, code);
        Assert.Contains("A new outer key is there.", output, StringComparison.Ordinal);
        await host.KillAsync();
        await host.StartAsync();

        Assert.Equal(["outer-0001.key", "outer-0002.key"], Directory.GetFiles(Path.Combine(database.Directory, "keys"), "outer-*.key").Select(Path.GetFileName).Order());
        var both = await PublishedAsync(host);
        Assert.Equal((1, 2, 1), (first.Count, both.Count, both.Intersect(first).Count()));
        // The cookie, the token and what was sealed, all under the old keys.
        Assert.Equal("0113 1", (await tenant.Owner.CustomerAsync(customer.Id())).Text("phone"));
        Assert.Equal(1, (await tenant.Owner.QueryAsync(Roles, new { after = page })).GetProperty("roles").GetProperty("nodes").GetArrayLength());
        Assert.Equal(2, Directory.GetFiles(Path.Combine(database.Directory, "keys"), "cursors-*.key").Length);
        using var program = new GraphQLClient(host.Address, token);
        Assert.Equal(HttpStatusCode.OK, (await program.SendAsync("{ customers { totalCount } }")).Status);
        // New ones are signed by the key that everybody knows by now, and new texts sealed.
        Assert.Equal(first, [new JsonWebToken((await tenant.ApiClientAsync("customers:read")).Token!).Kid]);
        Assert.Equal("0113 2", (await tenant.Owner.DoAsync("createCustomer", new { name = "Bob", phone = "0113 2" })).Text("phone"));
    }

    [Fact]
    public async Task Where_the_outer_keys_are_settings_their_keeper_is_told_what_to_do()
    {
        await using var database = new SqliteTestDatabase();
        var settings = new[] { "--Keys:Outer:0", Convert.ToBase64String(new byte[32]) };

        var (code, output) = await HostProcess.CommandAsync(database, ["keys", "rotate", .. settings]);

        Assert.Equal(0, code);
        Assert.Contains("write a new key as Keys:Outer:0", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(database.Directory, "keys"), "outer-*.key"));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(database.Directory, "keys"), "signing-*.key"));
    }

    private static async Task<List<string>> PublishedAsync(HostProcess host)
    {
        using var visitor = new GraphQLClient(host.Address);

        return [.. (await visitor.Http.GetFromJsonAsync<JsonElement>("/.well-known/jwks", TestContext.Current.CancellationToken)).GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString()!)];
    }
}
