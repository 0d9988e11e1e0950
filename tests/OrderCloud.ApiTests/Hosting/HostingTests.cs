using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
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

    [Theory]
    [InlineData("/graphql?query={__typename}", "CONNECT, GET, HEAD, POST")]
    [InlineData("/graphql?sdl", "CONNECT, GET, HEAD, POST")]
    [InlineData("/graphql/schema.graphql", "GET, HEAD")]
    public async Task A_head_is_answered_as_a_get_is_and_what_is_allowed_is_true(string address, string allowed)
    {
        using var tenant = await SignUpAsync();
        using var asking = new HttpRequestMessage(HttpMethod.Head, address);
        using var putting = new HttpRequestMessage(HttpMethod.Put, address);

        using var head = await tenant.Owner.Http.SendAsync(asking, Cancelled);
        using var put = await tenant.Owner.Http.SendAsync(putting, Cancelled);

        Assert.Equal((HttpStatusCode.OK, ""), (head.StatusCode, await head.Content.ReadAsStringAsync(Cancelled)));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, allowed), (put.StatusCode, string.Join(", ", put.Content.Headers.Allow.Order(StringComparer.Ordinal))));
    }

    [Fact]
    public async Task A_second_host_serves_the_same_database_with_a_clock_of_its_own()
    {
        using var tenant = await SignUpAsync();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);

        await using var other = await Fixture.AnotherHostAsync(builder => builder.Services.AddSingleton<TimeProvider>(clock));
        using var there = await TenantSession.SignInAsync(other, tenant.Email, tenant.Password);
        var before = await there.SendAsync("{ me { tenant { id } } }");
        clock.Advance(TimeSpan.FromHours(13));
        var after = await there.SendAsync("{ company { id } }");

        Assert.Equal(tenant.Id, before.Data.GetProperty("me").GetProperty("tenant").GetProperty("id").GetString());
        Assert.Equal(["AUTH_NOT_AUTHENTICATED"], after.Codes);
    }

    [Fact]
    public async Task A_tenant_signs_up_and_its_owner_is_signed_in()
    {
        using var tenant = await SignUpAsync();

        var me = (await tenant.Owner.QueryAsync("{ me { kind tenant { id currency } } }")).GetProperty("me");

        Assert.Equal("MEMBER", me.GetProperty("kind").GetString());
        Assert.Equal(tenant.Id, me.GetProperty("tenant").GetProperty("id").GetString());
        Assert.Equal("EUR", me.GetProperty("tenant").GetProperty("currency").GetString());
    }

    [Fact]
    public async Task An_api_client_has_the_permissions_it_was_given()
    {
        using var tenant = await SignUpAsync();

        var client = await tenant.ApiClientAsync("catalog:read", "orders:read");

        Assert.Equal("""{"me":{"kind":"API_CLIENT","permissions":["catalog:read","orders:read"]}}""", (await client.QueryAsync("{ me { kind permissions } }")).GetRawText());
    }

    [Fact]
    public async Task A_second_member_has_his_role()
    {
        using var tenant = await SignUpAsync();

        var sales = await tenant.MemberAsync("sales");

        var me = (await sales.QueryAsync("{ me { name permissions tenant { id } } }")).GetProperty("me");
        Assert.Equal(tenant.Id, me.GetProperty("tenant").GetProperty("id").GetString());
        Assert.Contains(me.GetProperty("permissions").EnumerateArray(), permission => permission.GetString() == "orders:create");
        Assert.DoesNotContain(me.GetProperty("permissions").EnumerateArray(), permission => permission.GetString() == "orders:approve");
    }

    [Fact]
    public async Task A_socket_answers_by_cookie_and_by_token()
    {
        using var tenant = await SignUpAsync();
        var client = await tenant.ApiClientAsync("catalog:read");

        await using var byCookie = await tenant.Owner.ConnectAsync();
        await using var byToken = await Anonymous().ConnectAsync(new { authorization = $"Bearer {client.Token}" });
        var member = await (await byCookie.SubscribeAsync("{ me { kind } }")).NextAsync();
        var program = await (await byToken.SubscribeAsync("{ me { kind } }")).NextAsync();

        Assert.Equal("MEMBER", member.GetProperty("data").GetProperty("me").GetProperty("kind").GetString());
        Assert.Equal("API_CLIENT", program.GetProperty("data").GetProperty("me").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task What_is_refused_is_seen_as_refused()
    {
        using var tenant = await SignUpAsync();

        var errors = await tenant.Owner.RefusedAsync(
            $"mutation($input: CreateApiClientInput!) {{ createApiClient(input: $input) {{ clientId {TenantSession.Errors} }} }}", new { input = new { name = "", permissions = new[] { "orders:read" } } });
        var anonymous = await Anonymous().SendAsync("{ company { name } }");

        Assert.Equal("InvalidInputError", Assert.Single(errors).GetProperty("__typename").GetString());
        Assert.Equal(["AUTH_NOT_AUTHENTICATED"], anonymous.Codes);
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

public sealed class HostingOnSqliteTests(SqliteHost host) : HostingTests(host)
{
    [Fact]
    public void Every_class_on_sqlite_says_so_in_its_name()
    {
        var classes = GetType().Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(ApiTest))).ToList();

        Assert.True(classes.Count > 1);
        Assert.All(classes, type => Assert.Equal(
            type.Name.Contains("OnSqlite", StringComparison.Ordinal),
            type.GetConstructors().Single().GetParameters().Any(parameter => parameter.ParameterType.Name.EndsWith("SqliteHost", StringComparison.Ordinal))));
    }
}
