using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Audit;

namespace OrderCloud.ApiTests.Tenancy;

/// <summary>A sign-up that breaks off, wherever it does: nothing of it is in the database, and the visitor may try again with the same address.</summary>
public abstract class SignUpFaultTests(HostFixture host) : ApiTest(host)
{
    private const string Password = "horse staple battery";
    private const string SignUp = $"mutation($input: SignUpInput!) {{ signUp(input: $input) {{ tenant {{ id }} {TenantSession.Errors} }} }}";

    // Told facts are noted by whoever heard them, whenever that is.
    private const string Later = "handled_events";

    [Fact, Trait("Capability", "A2")]
    public async Task Whichever_step_fails_nothing_is_left_and_a_second_try_succeeds()
    {
        await using var failing = await FailingAsync();
        await SucceedsAsync(People.Email());
        var broken = 0;

        for (var step = 1; await BreaksAsync(failing, step); step++)
            broken = step;

        // Account, tenant with roles and member, numbers, warehouse, audit log, key of the tenant: each has statements of its own.
        Assert.InRange(broken, 6, 100);
    }

    /// <summary>After the last statement and before the commit.</summary>
    [Fact, Trait("Capability", "A2/part")]
    public async Task Nothing_is_left_when_all_was_written_but_the_commit()
    {
        await using var failing = await FailingAsync(FailAtLast);
        using var visitor = new GraphQLClient(failing.Address);
        await SucceedsAsync(People.Email());
        var (email, before) = (People.Email(), await RowsAsync());

        Assert.Equal(["INTERNAL"], (await visitor.SendAsync(SignUp, new { input = Input(email) })).Codes);

        Assert.Equal(before, await RowsAsync());
        await SucceedsAsync(email);
    }

    /// <summary>What is planted there is no news.</summary>
    private Task<RunningHost> FailingAsync(Action<IServiceCollection>? change = null) =>
        Fixture.AnotherHostAsync(builder => (builder.Configuration["Logging:LogLevel:OrderCloud.Platform.Graph.Transport"], builder.Configuration["Logging:LogLevel:Microsoft.EntityFrameworkCore"]) = ("None", "None"), change: change);

    /// <returns>False where the sign-up has no such step and succeeded.</returns>
    private async Task<bool> BreaksAsync(RunningHost failing, int step)
    {
        var (email, before) = (People.Email(), await RowsAsync());
        using var visitor = new GraphQLClient(failing.Address);
        bool hasBroken;
        GraphQLAnswer answer;

        using (var statements = new BeforeStatement((text, number) => { if (number == step) throw new InvalidOperationException($"Planted: before {text}"); }))
            (answer, hasBroken) = (await visitor.SendAsync(SignUp, new { input = Input(email) }), statements.Sent >= step);

        if (!hasBroken)
        {
            Assert.Empty(answer.Errors);

            return false;
        }

        Assert.Equal((step, "INTERNAL"), (step, string.Join(',', answer.Codes)));
        Assert.Equal(before, await RowsAsync());
        using var refused = await visitor.Http.PostAsJsonAsync("/account/sign-in", new { email, password = Password }, Cancelled);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await SucceedsAsync(email);

        return true;
    }

    private async Task SucceedsAsync(string email)
    {
        await Anonymous().MutateAsync(SignUp, new { input = Input(email) });
        using var owner = await TenantSession.SignInAsync(Host, email, Password);
        var made = await owner.QueryAsync("{ roles(first: 20) { totalCount } members { totalCount } warehouses { totalCount } verifyAudit { isIntact } }");
        Assert.Equal((9, 1, 1, true), (Count(made, "roles"), Count(made, "members"), Count(made, "warehouses"), made.GetProperty("verifyAudit").GetProperty("isIntact").GetBoolean()));
    }

    private static int Count(System.Text.Json.JsonElement of, string list) => of.GetProperty(list).GetProperty("totalCount").GetInt32();

    private static object Input(string email) => new { email, password = Password, companyName = "Acme", currency = "GBP", timeZone = "Europe/London", language = "en" };

    /// <summary>How many rows each table has, whosever they are.</summary>
    private async Task<IReadOnlyList<string>> RowsAsync()
    {
        var database = await Fixture.DatabaseAsync();
        await using var connection = database is PostgresTestDatabase postgres ? new NpgsqlConnection(postgres.OwnerConnection) : database.Connect();
        await connection.OpenAsync(Cancelled);
        var rows = new List<string>();

        foreach (var table in await TextsAsync(connection, connection is SqliteConnection
            ? "SELECT '\"' || name || '\"' FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1"
            : "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1"))
            if (!table.Contains(Later, StringComparison.Ordinal))
                rows.Add($"{table} {await CountAsync(connection, table)}");

        Assert.True(rows.Count > 30, $"Only {rows.Count} tables.");
        // The look sees: this test's companies are there.
        Assert.Contains(rows, row => row.Contains("members", StringComparison.Ordinal) && !row.EndsWith(" 0", StringComparison.Ordinal));

        return rows;
    }

    // PostgreSQL shows its owner the rows of all tenants only while nothing forces him, which here is taken back at once.
    private static async Task<string> CountAsync(DbConnection connection, string table)
    {
        await using var look = await connection.BeginTransactionAsync(Cancelled);

        if (connection is NpgsqlConnection)
            await TextsAsync(connection, $"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY");

        return (await TextsAsync(connection, $"SELECT count(*) FROM {table}"))[0];
    }

    private static async Task<List<string>> TextsAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Cancelled);
        var texts = new List<string>();

        while (await reader.ReadAsync(Cancelled))
            texts.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);

        return texts;
    }

    private static void FailAtLast(IServiceCollection services)
    {
        var product = services.Last(it => it.ServiceType == typeof(IChangeLog));
        services.AddScoped<IChangeLog>(provider => new FailsAtLast((IChangeLog)ActivatorUtilities.CreateInstance(provider, product.ImplementationType!), provider.GetRequiredService<Origin>()));
    }

    private sealed class FailsAtLast(IChangeLog product, Origin origin) : IChangeLog
    {
        public async Task AppendAsync(IReadOnlyList<ObjectChange> changes, CancellationToken ct)
        {
            await product.AppendAsync(changes, ct);

            if (origin.Operation is "signUp")
                throw new InvalidOperationException("Planted: after all is written.");
        }
    }
}

/// <summary>On a database of its own: what others write there at the same time would be counted.</summary>
public sealed class SignUpFaultOnServerTests(OwnServerHost host) : SignUpFaultTests(host), IClassFixture<OwnServerHost>
{
    public override async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(ServerHost.IsSqlServer, "The tables are counted by PostgreSQL's catalogue.");
        await base.InitializeAsync();
    }
}

[Trait("Database", "sqlite")]
public sealed class SignUpFaultOnSqliteTests(OwnSqliteHost host) : SignUpFaultTests(host), IClassFixture<OwnSqliteHost>;
