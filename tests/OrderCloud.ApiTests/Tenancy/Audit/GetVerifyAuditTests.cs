using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Identity;
using OrderCloud.ApiTests.Orders;
using CustomerSteps = OrderCloud.ApiTests.Customers.CustomerSteps;
using ProductSteps = OrderCloud.ApiTests.Catalog.ProductSteps;

namespace OrderCloud.ApiTests.Tenancy.Audit;

public abstract class GetVerifyAuditTests(HostFixture host) : ApiTest(host)
{
    [Fact, Trait("Capability", "A6/part"), Trait("Proves", "P20")]
    public async Task A_chain_that_nobody_touched_is_whole()
    {
        var tenant = await SignUpAsync();
        await ProductSteps.ProductAsync(tenant.Owner);
        var last = (await tenant.Owner.AuditAsync())[0].Number("sequence");

        var whole = await VerifyAsync(tenant);
        var rest = await VerifyAsync(tenant, last);
        var beyond = await VerifyAsync(tenant, last + 100);

        Assert.Equal((true, last, JsonValueKind.Null), (whole.GetProperty("isIntact").GetBoolean(), whole.Number("checked"), whole.GetProperty("next").ValueKind));
        Assert.Equal((true, 1), (rest.GetProperty("isIntact").GetBoolean(), rest.Number("checked")));
        Assert.Equal((true, 0), (beyond.GetProperty("isIntact").GetBoolean(), beyond.Number("checked")));
    }

    [Fact]
    public async Task It_needs_its_permission()
    {
        var tenant = await SignUpAsync();

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await (await tenant.MemberAsync("finance")).SendAsync(AuditSteps.Verify)).Codes);
        Assert.Equal(["AUTH_NOT_AUTHENTICATED"], (await Anonymous().SendAsync(AuditSteps.Verify)).Codes);
    }

    [Fact, Trait("Proves", "P10/part")]
    public async Task A_host_that_stops_has_written_down_what_it_did_across_tenants()
    {
        var tenant = await SignUpAsync();
        // It stands: nothing is due to be written before the end.
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);

        await using (var another = await Fixture.AnotherHostAsync(builder => builder.Services.AddSingleton<TimeProvider>(clock)))
            (await TenantSession.SignInAsync(another, tenant.Email, tenant.Password)).Dispose();

        var lines = await File.ReadAllLinesAsync(Path.Combine((await Fixture.DatabaseAsync()).Settings["Data:Directory"]!, "audit", "system-work.log"), Cancelled);
        Assert.Contains(lines, line => line.StartsWith($"{clock.GetUtcNow().UtcDateTime:O} ", StringComparison.Ordinal) && line.Contains(" sign-in: the tenants of an account ", StringComparison.Ordinal));
    }

    protected static async Task<JsonElement> VerifyAsync(TenantSession tenant, long? from = null) => (await tenant.Owner.QueryAsync(AuditSteps.Verify, new { from })).GetProperty("verifyAudit");
}

public sealed class GetVerifyAuditOnServerTests(ServerHost host) : GetVerifyAuditTests(host)
{
    [Fact, Trait("Capability", "W17/part"), Trait("Proves", "P20"), Trait("Proves", "T25")]
    public async Task The_serving_role_can_neither_change_nor_delete_an_entry_and_what_the_owner_forges_is_named()
    {
        Assert.SkipWhen(ServerHost.IsSqlServer, "PostgreSQL's own.");
        var tenant = await SignUpAsync();
        await ProductSteps.ProductAsync(tenant.Owner);
        var id = NodeIds.ToGuid(tenant.Id);
        var database = (PostgresTestDatabase)await Fixture.DatabaseAsync();

        foreach (var sql in new[] { "UPDATE tenancy.audit_entries SET \"Operation\" = 'forged'", "DELETE FROM tenancy.audit_entries", "TRUNCATE tenancy.audit_entries" })
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => RunAsync(database.AppConnection, id, sql))).SqlState);

        Assert.True((await VerifyAsync(tenant)).GetProperty("isIntact").GetBoolean());
        var denied = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(database.OwnerConnection, id, "UPDATE tenancy.audit_entries SET \"Operation\" = 'forged' WHERE \"Sequence\" = 2"));
        Assert.Contains("written once", denied.MessageText, StringComparison.Ordinal);
        await RunAsync(database.OwnerConnection, id, $"ALTER TABLE tenancy.audit_entries DISABLE TRIGGER USER; UPDATE tenancy.audit_entries SET \"Operation\" = 'forged' WHERE \"Sequence\" = 2 AND \"TenantId\" = '{id}'; ALTER TABLE tenancy.audit_entries ENABLE TRIGGER USER");

        using var counted = new SecurityMeterTests.Counted(Host);
        var forged = await VerifyAsync(tenant);
        Assert.True(counted.Of("ordercloud.security.audit_faults") > 0);
        Assert.Equal((false, 1, 2, "ALTERED"), (forged.GetProperty("isIntact").GetBoolean(), forged.Number("checked"), forged.GetProperty("firstBad").Number("sequence"), forged.GetProperty("firstBad").Text("kind")));
    }

    [Fact, Trait("Proves", "P20"), Trait("Proves", "P25/part")]
    public async Task Who_is_forgotten_is_gone_from_the_log_and_the_chain_is_whole()
    {
        Assert.SkipWhen(ServerHost.IsSqlServer, "PostgreSQL's own.");
        var tenant = await SignUpAsync();
        var customer = (await CustomerSteps.CreateAsync(tenant.Owner, "Ada Lovelace")).Text("id")!;
        Assert.Equal("Ada Lovelace", Assert.Single(await tenant.Owner.AuditOfAsync(customer)).Change("name").Text("new"));

        await RunAsync(((PostgresTestDatabase)await Fixture.DatabaseAsync()).AppConnection, NodeIds.ToGuid(tenant.Id), "DELETE FROM tenancy.audit_personal");

        var name = Assert.Single(await tenant.Owner.AuditOfAsync(customer)).Change("name");
        Assert.Equal((null, true, false), (name.Text("new"), name.GetProperty("isForgotten").GetBoolean(), name.GetProperty("isHidden").GetBoolean()));
        Assert.True((await VerifyAsync(tenant)).GetProperty("isIntact").GetBoolean());
    }

    [Fact, Trait("Proves", "P20"), Trait("Proves", "P25/part"), Trait("Capability", "A6/part")]
    public async Task From_where_something_was_done_is_sealed_may_be_forgotten_and_may_not_be_altered()
    {
        Assert.SkipWhen(ServerHost.IsSqlServer, "PostgreSQL's own.");
        var tenant = await SignUpAsync();
        var customer = (await CustomerSteps.CreateAsync(tenant.Owner, "Ada Lovelace")).Text("id")!;
        var (app, id) = (((PostgresTestDatabase)await Fixture.DatabaseAsync()).AppConnection, NodeIds.ToGuid(tenant.Id));
        Assert.StartsWith("127.", Assert.Single(await tenant.Owner.AuditOfAsync(customer)).Text("networkAddress"), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(app, id, "DELETE FROM tenancy.audit_places WHERE \"Address\" LIKE '%127.%'"));

        await RunAsync(app, id, "UPDATE tenancy.audit_places SET \"Salt\" = decode('00', 'hex')");
        var altered = await VerifyAsync(tenant);
        Assert.Equal((false, 1, "PERSONAL_VALUES_ALTERED"), (altered.GetProperty("isIntact").GetBoolean(), altered.GetProperty("firstBad").Number("sequence"), altered.GetProperty("firstBad").Text("kind")));

        await RunAsync(app, id, "DELETE FROM tenancy.audit_places");
        Assert.True((await VerifyAsync(tenant)).GetProperty("isIntact").GetBoolean());
        Assert.Null(Assert.Single(await tenant.Owner.AuditOfAsync(customer)).Text("networkAddress"));
    }

    [Fact, Trait("Proves", "P20")]
    public async Task A_tail_that_is_cut_off_is_found_by_the_end_that_was_signed_outside_the_database()
    {
        Assert.SkipWhen(ServerHost.IsSqlServer, "PostgreSQL's own.");
        var tenant = await SignUpAsync();
        await ProductSteps.ProductAsync(tenant.Owner);
        var (id, last) = (NodeIds.ToGuid(tenant.Id), (await tenant.Owner.AuditAsync())[0].Number("sequence"));
        var database = (PostgresTestDatabase)await Fixture.DatabaseAsync();

        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using (await Fixture.AnotherHostAsync(builder => builder.Services.AddSingleton<TimeProvider>(clock)))
        {
            clock.Advance(TimeSpan.FromMinutes(5));
            Assert.True((await Eventually.GetAsync(() => VerifyAsync(tenant), it => it.Number("signedHeads") > 0)).Number("signedHeads") > 0);
        }

        Assert.Contains(" audit: sign heads ", await File.ReadAllTextAsync(Path.Combine(database.Directory, "audit", "system-work.log"), Cancelled), StringComparison.Ordinal);
        await RunAsync(database.OwnerConnection, id, $"""
            ALTER TABLE tenancy.audit_entries DISABLE TRIGGER USER;
            DELETE FROM tenancy.audit_entries WHERE "TenantId" = '{id}' AND "Sequence" = {last};
            UPDATE tenancy.audit_heads SET "Sequence" = {last - 1}, "Hash" = (SELECT "Hash" FROM tenancy.audit_entries WHERE "TenantId" = '{id}' AND "Sequence" = {last - 1}) WHERE "TenantId" = '{id}';
            ALTER TABLE tenancy.audit_entries ENABLE TRIGGER USER
            """);

        var cut = await VerifyAsync(tenant);
        Assert.Equal((false, last, "MISSING"), (cut.GetProperty("isIntact").GetBoolean(), cut.GetProperty("firstBad").Number("sequence"), cut.GetProperty("firstBad").Text("kind")));
    }

    private static async Task RunAsync(string connection, Guid tenant, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { Options = $"-c app.tenant={tenant}", Pooling = false }.ToString());
        await using var command = source.CreateCommand(sql);
        Assert.True(await command.ExecuteNonQueryAsync(Cancelled) != 0);
    }
}

[Trait("Database", "sqlite")]
public sealed class GetVerifyAuditOnSqliteTests(SqliteHost host) : GetVerifyAuditTests(host);
