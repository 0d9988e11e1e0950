using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Tenancy.Audit;

namespace OrderCloud.ApiTests.Customers;

/// <summary>A person is forgotten wherever he left a word; what was bought, paid and recorded stays.</summary>
public abstract class EraseCustomerTests(HostFixture host) : CustomerTest(host)
{
    // Tables in which something of him may be taken away, or noted that it was.
    private static readonly string[] Touched =
        ["customers", "customer_addresses", "orders", "order_events", "review_tasks", "sales_returns", "receipts", "import_jobs", "import_errors", "audit_entries", "audit_heads", "audit_personal", "audit_places"];

    private const string Ledgers = """
        { orders(first: 20, order: [{ createdAt: ASC }]) { nodes { id number status total { amount } captured { amount } lines { sku quantity net { amount } } payments { kind amount { amount } } } }
          salesReturns { nodes { id total { amount } } } receipts(first: 20, order: [{ receivedAt: ASC }]) { nodes { id status amount { amount } matched { amount } } }
          stockLevels { nodes { onHand allocated } } stockLedger(first: 50) { nodes { id } } }
        """;

    [Fact, Trait("Proves", "P25"), Trait("Proves", "P20"), Trait("Capability", "R4")]
    public async Task No_word_of_him_is_left_and_no_figure_changes_and_the_same_name_elsewhere_stays()
    {
        using var log = new RecordedLog();
        await using var another = await Fixture.AnotherHostAsync(builder => builder.Logging.AddProvider(log).AddFilter<RecordedLog>(null, LogLevel.Information).AddFilter<RecordedLog>("Microsoft", LogLevel.Warning));
        another.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Control").Log(LogLevel.Information, new EventId(1), "The log is read", exception: null, (line, _) => line);
        var (database, name) = (await Fixture.DatabaseAsync(), $"艾达 {Guid.NewGuid():N}");
        var (his, others) = (await Traces.LeaveAsync(Tenant, name), await Traces.LeaveAsync(await SignUpAsync("GBP", "Europe/London"), name));
        using var owner = await TenantSession.SignInAsync(another, Tenant.Email, Tenant.Password);
        var (before, figures) = (await TenantRows.OfAsync(database, Tenant.Id, platform: true), (await Owner.QueryAsync(Ledgers)).GetRawText());
        var elsewhere = await TenantRows.OfAsync(database, others.Shop.Tenant.Id, platform: true);
        var kept = await TenantWords.OfAsync(Host, database, Tenant.Id);
        Assert.Equal(["name", "pinyin", "description"], his.Words.Where(word => kept.Contains(word.Value, StringComparison.OrdinalIgnoreCase) && word.Key is "name" or "pinyin" or "description").Select(word => word.Key));

        var erased = await owner.DoAsync("eraseCustomer", new { id = his.CustomerId, expectedVersion = await his.VersionAsync() });

        Assert.Equal(("C-17850", null, null, null, 0), (erased.Text("name"), erased.Text("email"), erased.Text("phone"), erased.Text("notes"), erased.GetProperty("addresses").GetArrayLength()));
        kept = await TenantWords.OfAsync(Host, database, Tenant.Id);
        Assert.Empty(his.Words.Where(word => kept.Contains(word.Value, StringComparison.OrdinalIgnoreCase)).Select(word => word.Key));
        var lines = string.Join('\n', log.Entries.Select(entry => $"{entry.Category} {entry.Message}"));
        Assert.Contains("The log is read", lines, StringComparison.Ordinal);
        Assert.Empty(his.Words.Where(word => lines.Contains(word.Value, StringComparison.OrdinalIgnoreCase)).Select(word => word.Key));
        Assert.Empty(await TellAsync(his));

        var after = await TenantRows.OfAsync(database, Tenant.Id, platform: true);
        Assert.Empty(before.Where(table => after[table.Key] != table.Value).Select(table => table.Key).Except(Touched));
        Assert.Equal(figures, (await Owner.QueryAsync(Ledgers)).GetRawText());
        Assert.True((await Owner.QueryAsync(AuditSteps.Verify)).GetProperty("verifyAudit").GetProperty("isIntact").GetBoolean());
        Assert.Equal("eraseCustomer", (await Owner.AuditOfAsync(his.CustomerId))[0].Text("operation"));
        Assert.Equal(elsewhere, await TenantRows.OfAsync(database, others.Shop.Tenant.Id, platform: true));
        Assert.Equal(name, (await others.Shop.Owner.CustomerAsync(others.CustomerId)).Text("name"));
    }

    [Fact]
    public async Task Who_still_waits_for_an_order_is_not_forgotten_and_nothing_changes()
    {
        var customer = await Owner.CreateAsync("Ada Lovelace", addresses: CustomerSteps.In("Leeds", "SHIPPING"));
        await Owner.MutateAsync($"mutation($input: CreateOrderInput!) {{ createOrder(input: $input) {{ order {{ id }} {TenantSession.Errors} }} }}", new { input = new { customerId = customer.Id() } });

        var refused = Assert.Single(await Owner.RefusedAsync(CustomerSteps.Document("eraseCustomer"), new { input = new { id = customer.Id(), expectedVersion = 1 } }));

        Assert.Equal(("CUSTOMER_IN_USE", 1), (refused.Text("code"), refused.GetProperty("openOrders").GetInt32()));
        Assert.Equal(customer.GetRawText(), (await Owner.CustomerAsync(customer.Id())).GetRawText());
    }

    [Fact]
    public async Task Another_companys_customer_is_unknown() => await AssertForeignIsUnknownAsync("eraseCustomer", "Customer", "CUSTOMER_NOT_FOUND", it => it.Id(), id => new { id, expectedVersion = 1 });

    [Fact]
    public async Task A_version_that_is_not_the_customers_is_refused()
    {
        var customer = await Owner.CreateAsync();

        await AssertStaleIsRefusedAsync("eraseCustomer", customer, version => new { id = customer.Id(), expectedVersion = version });
    }

    [Fact, Trait("Capability", "R4/part")]
    public async Task It_needs_its_permission_which_an_admin_lacks()
    {
        var customer = await Owner.CreateAsync();

        var answer = await (await Tenant.MemberAsync("admin")).SendAsync(CustomerSteps.Document("eraseCustomer"), new { input = new { id = customer.Id(), expectedVersion = 1 } });

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], answer.Codes);
        Assert.Equal(customer.GetRawText(), (await Owner.CustomerAsync(customer.Id())).GetRawText());
    }

    private static async Task<IEnumerable<string?>> TellAsync(Traces traces) =>
        (await traces.Shop.Owner.PersonalDataAsync(traces.CustomerId)).SelectMany(record => record.GetProperty("fields").EnumerateArray()).Select(field => field.Text("value")).Intersect(traces.Words.Values);
}

public sealed class EraseCustomerOnServerTests(ServerHost host) : EraseCustomerTests(host);

[Trait("Database", "sqlite")]
public sealed class EraseCustomerOnSqliteTests(SqliteHost host) : EraseCustomerTests(host);
