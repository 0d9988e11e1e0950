using System.Net;
using Npgsql;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>That the tests test what they seem to test.</summary>
public abstract class HostingTests(HostFixture host) : ApiTest(host)
{
    [Fact]
    public async Task The_host_is_ready()
    {
        using var answer = await Anonymous().Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancelled);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_second_host_starts_beside_it_on_the_same_database()
    {
        await using var other = await Fixture.AnotherHostAsync(_ => { });

        Assert.NotEqual(Host.Address, other.Address);
    }
}

public sealed class HostingOnServerTests(ServerHost host) : HostingTests(host)
{
    [Fact]
    public async Task The_serving_role_of_postgres_is_neither_superuser_nor_owner()
    {
        Assert.SkipWhen(ServerHost.IsSqlServer, "About PostgreSQL.");

        var database = (PostgresTestDatabase)await Fixture.DatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database.AppConnection);
        await using var role = source.CreateCommand("SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = current_user");
        await using var ddl = source.CreateCommand("CREATE SCHEMA mine");

        Assert.Equal(false, await role.ExecuteScalarAsync(Cancelled));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ddl.ExecuteNonQueryAsync(Cancelled));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task The_serving_role_of_postgres_can_use_what_the_owner_made()
    {
        Assert.SkipWhen(ServerHost.IsSqlServer, "About PostgreSQL.");

        var database = (PostgresTestDatabase)await Fixture.DatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database.AppConnection);
        await using var count = source.CreateCommand("SELECT count(*) FROM platform.outbox_messages");

        Assert.IsType<long>(await count.ExecuteScalarAsync(Cancelled));
    }
}

[Trait("Database", "sqlite")]
public sealed class HostingOnSqliteTests(SqliteHost host) : HostingTests(host);
