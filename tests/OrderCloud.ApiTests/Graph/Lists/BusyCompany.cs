using System.Collections.Concurrent;
using System.Net;
using System.Text;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.ApiTests.Orders.Imports;
using OrderCloud.ApiTests.Tenancy;

namespace OrderCloud.ApiTests.Graph.Lists;

/// <summary>A company with something in every list: the demo's, and what it hasn't.</summary>
internal static class BusyCompany
{
    private static readonly ConcurrentDictionary<RunningHost, Lazy<Task<TenantSession>>> Known = new();

    /// <summary>The same for all tests on a host.</summary>
    public static Task<TenantSession> OfAsync(RunningHost host) => Known.GetOrAdd(host, _ => new(() => MakeAsync(host))).Value;

    private static async Task<TenantSession> MakeAsync(RunningHost host)
    {
        var tenant = await TenantSession.SignUpAsync(host, "EUR", "Europe/Berlin", "en");
        var owner = tenant.Owner;
        await DemoAsync(host, owner);

        foreach (var name in new[] { "North", "south", "East" })
            await owner.MutateAsync($"mutation($input: CreateTeamInput!) {{ createTeam(input: $input) {{ team {{ id }} {TenantSession.Errors} }} }}", new { input = new { name, memberIds = Array.Empty<string>() } });

        foreach (var name in new[] { "Till", "shop", "Robot" })
        {
            await owner.MutateAsync($"mutation($input: CreateApiClientInput!) {{ createApiClient(input: $input) {{ clientId {TenantSession.Errors} }} }}", new { input = new { name, permissions = new[] { "orders:read" } } });
            await owner.MutateAsync(People.Invite, new { input = new { email = People.Email(), displayName = name, roleIds = new[] { await owner.RoleIdAsync("finance") } } });
        }

        var client = (await owner.QueryAsync("{ apiClients { nodes { id } } }")).GetProperty("apiClients").GetProperty("nodes")[0].Text("id");

        foreach (var text in new[] { "query Mine { me { name } }", "query another { __typename me { name } }" })
            await owner.MutateAsync($"mutation($input: StoreDocumentInput!) {{ storeDocument(input: $input) {{ storedDocument {{ id }} {TenantSession.Errors} }} }}", new { input = new { apiClientId = client, text } });

        var (warehouseId, variantId) = ((await owner.QueryAsync("{ warehouses { nodes { id } } }")).GetProperty("warehouses").GetProperty("nodes")[0].Text("id"), (await owner.QueryAsync("{ variants { nodes { id } } }")).GetProperty("variants").GetProperty("nodes")[0].Text("id"));
        await owner.MutateAsync($"mutation($input: AdjustStockInput!) {{ adjustStock(input: $input) {{ stockAdjustment {{ id }} {TenantSession.Errors} }} }}", new { input = new { warehouseId, reasonCode = "FOUND", lines = new[] { new { variantId, delta = 3 } } } });

        await owner.ImportHistoryAsync(
            "C536379,22423,CAKE STAND,-2,2010-12-01 09:41:00,10.95,17850.0,United Kingdom",
            "C536383,35004C,SET OF 3 DUCKS,-1,2010-12-01 09:49:00,4.65,,United Kingdom",
            "C536391,22423,CAKE STAND,-1,2010-12-02 10:24:00,10.95,17548.0,France",
            "536365,22423,CAKE STAND,6,2010-12-01 08:26:00,10.95,17850.0,United Kingdom");

        // The same numbers with other contents differ; rows that can't be read are errors.
        await owner.CheckAsync(File(
            "536365,22423,CAKE STAND,7,2010-12-01 08:26:00,10.95,17850.0,United Kingdom",
            "C536379,22423,CAKE STAND,-1,2010-12-01 09:41:00,10.95,17850.0,United Kingdom",
            "536400,22423,CAKE STAND,much,2010-12-01 08:26:00,10.95,17850.0,United Kingdom",
            "536401,22423,CAKE STAND,1,one day,10.95,17850.0,United Kingdom"));

        return tenant;
    }

    private static byte[] File(params IEnumerable<string> rows) => Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country")) + '\n');

    private static async Task DemoAsync(RunningHost host, GraphQLClient client)
    {
        using var patient = new HttpClient(GraphQLClient.Handler(client.Cookies)) { BaseAddress = host.Address, Timeout = TimeSpan.FromMinutes(4) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/demo");
        request.Headers.Add("GraphQL-preflight", "1");
        using var answer = await patient.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }
}
