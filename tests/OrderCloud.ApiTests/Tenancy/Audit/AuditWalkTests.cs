using System.Data.Common;
using System.Text.Json;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Graph;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Isolation;
using OrderCloud.ApiTests.Orders;
using CustomerSteps = OrderCloud.ApiTests.Customers.CustomerSteps;

namespace OrderCloud.ApiTests.Tenancy.Audit;

/// <summary>A company with something of everything, and what its log tells of how it came to be.</summary>
public abstract class AuditWalkTests(HostFixture host) : ApiTest(host)
{
    /// <summary>That every kind of row is recorded, or says why it is not, is AuditedTests'; that the values are right is ListAuditEntriesTests'.</summary>
    [Fact, Trait("Capability", "A6")]
    public async Task Every_change_tells_who_made_it_when_from_where_and_by_which_request_and_nothing_alters_what_it_tells()
    {
        var start = DateTimeOffset.UtcNow.AddMinutes(-1);
        var tenant = await SignUpAsync();
        await ObjectsByIdTests.FillAsync(tenant);
        var client = await tenant.ApiClientAsync("customers:read", "customers:write");
        await CustomerSteps.DoAsync(client, "createCustomer", new { name = "By a program" });

        var entries = await AllAsync(tenant.Owner);

        var mutations = Host.Services.GetRequiredService<ISchema>().Mutation!.Fields.Select(field => field.Name).ToHashSet();

        Assert.Equal(Enumerable.Range(1, entries.Count), entries.Select(entry => entry.Number("sequence")).Order());
        Assert.Empty(new[] { "signUp", "createProduct", "receiveStock", "createApiClient", "storeDocument", "inviteMember", "createTeam", "createCustomer", "createOrder", "submitOrder", "adjustStock", "recordReceipt", "saveImportProfile", "commitImport" }
            .Except(entries.Select(entry => entry.Text("operation"))));

        foreach (var entry in entries)
        {
            Assert.InRange(entry.GetProperty("at").GetDateTimeOffset(), start, DateTimeOffset.UtcNow.AddMinutes(1));
            // A person in the console, a program, or the product itself, which does a job that somebody asked for.
            var (kind, by, program, request) = (entry.Text("actorKind"), entry.Text("memberId"), entry.Text("apiClientId"), entry.Text("requestId"));
            Assert.True(kind switch
            {
                "MEMBER" => by is not null && program is null,
                "API_CLIENT" => by is null && program is not null,
                _ => entry.Text("operation") is not "",
            }, entry.GetRawText());
            Assert.Equal(mutations.Contains(entry.Text("operation")!), entry.Text("networkAddress")?.StartsWith("127.", StringComparison.Ordinal) is true);
            Assert.True(request is not null || !mutations.Contains(entry.Text("operation")!), entry.GetRawText());
            Assert.True(entry.GetProperty("changes").GetArrayLength() > 0 || entry.Text("kind") is not "CHANGED", entry.GetRawText());
        }

        Assert.Contains(entries, entry => entry.Text("actorKind") is "API_CLIENT" && entry.Text("operation") is "createCustomer");

        // What is told of an order is found by the order.
        foreach (var order in entries.Where(entry => entry.Text("objectType") is "Order").Select(entry => entry.Text("objectId")!).Distinct())
            Assert.Equal(entries.Where(entry => entry.Text("objectId") == order).Select(entry => entry.Text("id")).Order(), (await tenant.Owner.AuditOfAsync(order)).Select(entry => entry.Text("id")).Order());

        // No mutation takes an entry, and whoever has the owner's password is stopped by the table itself.
        Assert.True(IdTypes.Of.Count > 50);
        Assert.DoesNotContain("AuditEntry", IdTypes.Of.Values);
        await Assert.ThrowsAnyAsync<DbException>(() => RawSql.RunAsync(Host, tenant.Id, """UPDATE {tenancy.audit_entries} SET "Operation" = 'nothing' WHERE "TenantId" = {tenant}"""));
        await Assert.ThrowsAnyAsync<DbException>(() => RawSql.RunAsync(Host, tenant.Id, """DELETE FROM {tenancy.audit_entries} WHERE "TenantId" = {tenant}"""));
        Assert.Equal(entries.Select(entry => entry.GetRawText()), (await AllAsync(tenant.Owner)).Select(entry => entry.GetRawText()));
    }

    private static async Task<List<JsonElement>> AllAsync(GraphQLClient owner)
    {
        var entries = new List<JsonElement>();
        string? after = null;

        do
        {
            var page = (await owner.QueryAsync($"query($after: String) {{ auditEntries(first: 100, after: $after) {{ nodes {{ {AuditSteps.Entry} }} pageInfo {{ endCursor hasNextPage }} }} }}", new { after })).GetProperty("auditEntries");
            entries.AddRange(page.GetProperty("nodes").EnumerateArray());
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("pageInfo").Text("endCursor") : null;
        }
        while (after is not null);

        return entries;
    }
}

public sealed class AuditWalkOnServerTests(ServerHost host) : AuditWalkTests(host);

[Trait("Database", "sqlite")]
public sealed class AuditWalkOnSqliteTests(SqliteHost host) : AuditWalkTests(host);
