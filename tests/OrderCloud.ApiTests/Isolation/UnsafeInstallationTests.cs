using System.Net;
using Npgsql;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>An installation whose database could not keep tenants apart does not start, and says in one sentence which key is wrong.</summary>
public sealed class UnsafeInstallationTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Proves", "P12")]
    public async Task The_owner_of_the_tables_does_not_serve()
    {
        var database = await DatabaseAsync();

        Assert.StartsWith("Database:Connection: its role owns the tables", await RefusalAsync(("Database:Connection", database.OwnerConnection)), StringComparison.Ordinal);
        Assert.StartsWith("Database:SystemConnection: its role owns the tables", await RefusalAsync(("Database:SystemConnection", database.OwnerConnection)), StringComparison.Ordinal);
    }

    [Fact, Trait("Proves", "P12")]
    public async Task Work_across_tenants_needs_a_role_of_its_own() =>
        Assert.StartsWith("Database:SystemConnection is missing", await RefusalAsync(("Database:SystemConnection", null)), StringComparison.Ordinal);

    [Fact, Trait("Proves", "P12")]
    public async Task The_role_that_serves_is_not_that_of_work_across_tenants()
    {
        var database = await DatabaseAsync();

        Assert.StartsWith("Database:Connection: its role is that of Database:SystemConnection, or a member of it", await RefusalAsync(("Database:SystemConnection", database.AppConnection)), StringComparison.Ordinal);
        Assert.StartsWith("Database:Connection: its role is that of Database:SystemConnection, or a member of it", await RefusalAsync(("Database:Connection", database.SystemConnection)), StringComparison.Ordinal);
    }

    [Theory, InlineData("oc_system", "oc_app", "Database:Connection", "Database:SystemConnection"), InlineData("oc_app", "oc_system", "Database:SystemConnection", "Database:Connection"), Trait("Proves", "P12")]
    public async Task Neither_serving_role_may_act_as_the_other(string role, string member, string setting, string other)
    {
        await DatabaseAsync();
        await using var database = await PostgresTestDatabase.CreateAsync();
        await using (await RunningHost.StartAsync(database)) { }

        await database.DamageAsync($"GRANT {role}_{database.Name} TO {member}_{database.Name}");

        var refused = await Assert.ThrowsAsync<SettingException>(() => RunningHost.StartAsync(database, migrate: false));
        Assert.StartsWith($"{setting}: its role is that of {other}, or a member of it", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_was_never_migrated_is_refused()
    {
        await using var database = await PostgresTestDatabase.CreateAsync();

        var refused = await Assert.ThrowsAsync<SettingException>(() => RunningHost.StartAsync(database, migrate: false));

        Assert.StartsWith("Database:Connection: the database has no tables of this program: run 'OrderCloud.Host database migrate'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_is_told_by_its_key()
    {
        var database = await DatabaseAsync();

        Assert.StartsWith("Database:Connection: the database can't be opened", await RefusalAsync(("Database:Connection", Wrong(database.AppConnection))), StringComparison.Ordinal);
        Assert.StartsWith("Database:SystemConnection: the database can't be opened", await RefusalAsync(("Database:SystemConnection", Wrong(database.SystemConnection))), StringComparison.Ordinal);

        static string Wrong(string connection) => new NpgsqlConnectionStringBuilder(connection) { Password = "wrong" }.ToString();
    }

    [Theory, InlineData("No Reset On Close=true"), InlineData("Multiplexing=true"), Trait("Proves", "R33")]
    public async Task A_session_that_could_keep_another_tenants_name_is_refused(string setting)
    {
        var database = await DatabaseAsync();

        foreach (var key in new[] { "Database:Connection", "Database:OwnerConnection", "Database:SystemConnection" })
            Assert.StartsWith($"{key} must not set", await RefusalAsync((key, $"{database.AppConnection};{setting}")), StringComparison.Ordinal);
    }

    [Theory, Trait("Proves", "P10")]
    [InlineData("DROP POLICY tenant ON orders.orders")]
    [InlineData("ALTER POLICY tenant ON orders.orders USING (true)")]
    [InlineData("CREATE POLICY more ON orders.orders USING (true)")]
    public async Task A_database_without_its_guards_is_refused_until_it_is_migrated_again(string harm)
    {
        await Fixture.HostAsync();
        await using var database = await PostgresTestDatabase.CreateAsync();
        await using (await RunningHost.StartAsync(database)) { }

        await using var owner = NpgsqlDataSource.Create(database.OwnerConnection);
        await using (var damage = owner.CreateCommand(harm))
            await damage.ExecuteNonQueryAsync(Cancelled);

        var refused = await Assert.ThrowsAsync<SettingException>(() => RunningHost.StartAsync(database, migrate: false));
        Assert.StartsWith("The database does not keep tenants apart in orders.orders", refused.Message, StringComparison.Ordinal);

        await using (await RunningHost.StartAsync(database)) { }
    }

    [Fact]
    public async Task A_host_whose_database_lost_a_guard_is_not_ready()
    {
        await Fixture.HostAsync();
        await using var database = await PostgresTestDatabase.CreateAsync();
        await using var host = await RunningHost.StartAsync(database);
        using var caller = new GraphQLClient(host.Address);
        await using var owner = NpgsqlDataSource.Create(database.OwnerConnection);
        await using (var damage = owner.CreateCommand("ALTER TABLE payments.receipts NO FORCE ROW LEVEL SECURITY"))
            await damage.ExecuteNonQueryAsync(Cancelled);

        using var answer = await caller.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancelled);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "the database does not keep tenants apart"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancelled)));
    }

    private async Task<PostgresTestDatabase> DatabaseAsync()
    {
        Assert.SkipWhen(ServerHost.IsSqlServer, "PostgreSQL's own.");

        return (PostgresTestDatabase)await Fixture.DatabaseAsync();
    }

    private async Task<string> RefusalAsync(params (string Key, string? Value)[] settings)
    {
        var database = await DatabaseAsync();

        return (await Assert.ThrowsAsync<SettingException>(() => RunningHost.StartAsync(database, builder =>
        {
            foreach (var (key, value) in settings)
                builder.Configuration[key] = value;
        }, migrate: false))).Message;
    }
}
