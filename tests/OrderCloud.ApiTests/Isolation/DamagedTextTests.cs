using System.Text.Json;
using OrderCloud.ApiTests.Customers;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Tenancy.Audit;
using Shop = OrderCloud.ApiTests.Orders.Shop;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>Sealed texts that somebody damaged in the database: everything else is read as before, and the damage shows.</summary>
public abstract class DamagedTextTests(HostFixture host) : ApiTest(host)
{
    private const string Mark = "\uFFFD\uFFFD\uFFFD";

    [Fact, Trait("Proves", "T24"), Trait("Capability", "R1/part")]
    public async Task A_list_shows_every_customer_and_marks_the_values_that_no_longer_open()
    {
        var tenant = await SignUpAsync();
        var hurt = await CreateAsync(tenant, "Hurt", "hurt@example.com");
        await CreateAsync(tenant, "Whole", "whole@example.com");
        await RawSql.RunAsync(Host, tenant.Id, "UPDATE {customers.customers} SET \"Email\" = substr(\"Email\", 1, 30) WHERE \"Name\" = 'Hurt' AND \"TenantId\" = {tenant}");
        await RawSql.RunAsync(Host, tenant.Id, "UPDATE {customers.customer_addresses} SET \"Line1\" = 'oc1:AAAA' WHERE \"TenantId\" = {tenant}");

        var customers = (await tenant.Owner.QueryAsync("{ customers(order: [{ name: ASC }]) { nodes { name email phone addresses { address { line1 city } } } } }")).GetProperty("customers").GetProperty("nodes");

        Assert.Equal(
            [("Hurt", Mark, "0113 1", Mark, "Leeds"), ("Whole", "whole@example.com", "0113 1", Mark, "Leeds")],
            customers.EnumerateArray().Select(it => (it.Text("name"), it.Text("email"), it.Text("phone"), Address(it).Text("line1"), Address(it).Text("city"))));
        Assert.Equal(Mark, (await tenant.Owner.CustomerAsync(hurt.Id())).Text("email"));

        var noted = await tenant.Owner.DoAsync("updateCustomer", new { id = hurt.Id(), expectedVersion = hurt.Version(), notes = "Call again" });
        Assert.Equal((Mark, "Call again"), (noted.Text("email"), noted.Text("notes")));
        var mended = await tenant.Owner.DoAsync("updateCustomer", new { id = hurt.Id(), expectedVersion = noted.Version(), email = "mended@example.com" });
        Assert.Equal(("mended@example.com", "0113 1"), (mended.Text("email"), mended.Text("phone")));
    }

    [Fact, Trait("Proves", "T24"), Trait("Capability", "R1/part")]
    public async Task A_list_shows_every_order_whatever_became_of_an_address_in_it()
    {
        var shop = new Shop(await SignUpAsync());
        var customer = await shop.CustomerAsync();
        var ids = new List<string?>();

        for (var made = 0; made < 3; made++)
            ids.Add((await shop.DoAsync("createOrder", new { customerId = customer.Text("id") })).Text("id"));

        await RawSql.RunAsync(Host, shop.Tenant.Id, $"UPDATE {{orders.orders}} SET \"ShipTo\" = 'not even JSON' WHERE \"TenantId\" = {{tenant}} AND {IdIs(ids[0])}");
        await RawSql.RunAsync(Host, shop.Tenant.Id, $"UPDATE {{orders.orders}} SET \"ShipTo\" = replace(\"ShipTo\", 'oc1:', 'oc1:A') WHERE \"TenantId\" = {{tenant}} AND {IdIs(ids[1])}");

        var orders = (await shop.Owner.QueryAsync("{ orders { nodes { id shipTo { recipient line1 countryCode } } } }")).GetProperty("orders").GetProperty("nodes").EnumerateArray()
            .ToDictionary(it => it.Text("id")!, it => it.GetProperty("shipTo").Text("line1"));

        Assert.Equal([Mark, Mark, "1 High Street"], ids.Select(id => orders[id!]));
    }

    [Fact, Trait("Proves", "P20"), Trait("Capability", "A6/part")]
    public async Task The_audit_log_shows_every_entry_and_its_check_names_the_damaged_one()
    {
        var tenant = await SignUpAsync();
        var customer = await CreateAsync(tenant, "Hurt", "hurt@example.com");
        var whole = await CreateAsync(tenant, "Whole", "whole@example.com");
        var sequence = Assert.Single(await tenant.Owner.AuditOfAsync(customer.Id())).GetProperty("sequence").GetInt32();
        await RawSql.RunAsync(Host, tenant.Id, $"UPDATE {{tenancy.audit_personal}} SET \"Changes\" = 'oc1:damaged' WHERE \"Id\" = (SELECT \"Id\" FROM {{tenancy.audit_entries}} WHERE \"TenantId\" = {{tenant}} AND \"Sequence\" = {sequence})");

        Assert.True((await tenant.Owner.AuditAsync()).Count > 2);
        var name = Assert.Single(await tenant.Owner.AuditOfAsync(customer.Id())).Change("name");
        Assert.Equal((Mark, Mark, false), (name.Text("old"), name.Text("new"), name.GetProperty("isForgotten").GetBoolean()));
        Assert.Equal("Whole", Assert.Single(await tenant.Owner.AuditOfAsync(whole.Id())).Change("name").Text("new"));

        var check = (await tenant.Owner.QueryAsync(AuditSteps.Verify)).GetProperty("verifyAudit");
        Assert.Equal((false, sequence, "PERSONAL_VALUES_ALTERED"), (check.GetProperty("isIntact").GetBoolean(), check.GetProperty("firstBad").GetProperty("sequence").GetInt32(), check.GetProperty("firstBad").Text("kind")));
    }

    private static JsonElement Address(JsonElement customer) => customer.GetProperty("addresses")[0].GetProperty("address");

    private static Task<JsonElement> CreateAsync(TenantSession tenant, string name, string email) => tenant.Owner.DoAsync("createCustomer", new
    {
        name,
        email,
        phone = "0113 1",
        addresses = new[] { CustomerSteps.In("Leeds") },
    });

    private static string IdIs(string? id) => $"lower(CAST(\"Id\" AS text)) = '{NodeIds.ToGuid(id!)}'";
}

public sealed class DamagedTextOnServerTests(ServerHost host) : DamagedTextTests(host);

[Trait("Database", "sqlite")]
public sealed class DamagedTextOnSqliteTests(SqliteHost host) : DamagedTextTests(host);
