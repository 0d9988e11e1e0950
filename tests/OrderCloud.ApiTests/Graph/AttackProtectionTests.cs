using System.Net;
using System.Net.Http.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Tenancy;

namespace OrderCloud.ApiTests.Graph;

/// <summary>
/// What guards the host against those who ask too much or guess: each refuses by a word of its own, and before the database is asked for
/// anything but who it is. That owners are told is another class's (AlarmTests).
/// </summary>
public sealed class AttackProtectionTests(ServerHost host) : ApiTest(host)
{
    private const string Read = "{ customers(first: 5) { nodes { name } } }";
    private const string Write = $"mutation($input: CreateCustomerInput!) {{ createCustomer(input: $input) {{ customer {{ id }} {TenantSession.Errors} }} }}";

    [Fact, Trait("Capability", "R3")]
    public async Task Each_guard_refuses_with_its_own_code_before_anything_is_read_or_written()
    {
        await using var strict = await Fixture.AnotherHostAsync(builder =>
            (builder.Configuration["GraphQL:Rate:ClientPoints"], builder.Configuration["GraphQL:Rate:ClientPerSecond"], builder.Configuration["GraphQL:Cost:TypeCost"]) = ("400", "1", "300"));
        var tenant = await SignUpAsync();
        using var owner = await TenantSession.SignInAsync(strict, tenant.Email, tenant.Password);

        // The look sees: what is not refused reaches the table.
        Assert.Equal((HttpStatusCode.OK, null, true), await AskAsync(owner, Read));
        // Long lists cost; a document of many parts isn't even looked at.
        Assert.Equal((HttpStatusCode.BadRequest, "HC0047", false), await AskAsync(owner, $"{{ {string.Join(' ', Enumerable.Range(0, 3).Select(n => $"a{n}: customers(first: 100) {{ nodes {{ name }} }}"))} }}"));
        Assert.Equal((HttpStatusCode.BadRequest, "DOCUMENT_TOO_COMPLEX", false), await AskAsync(owner, $"{{ {string.Join(' ', Enumerable.Range(0, 60).Select(n => $"a{n}: customers(first: 1) {{ nodes {{ name }} }}"))} }}"));

        GraphQLAnswer answer;

        for (var spent = 0; (answer = await owner.SendAsync(Read)).Status is HttpStatusCode.OK; spent++)
            Assert.True(spent < 400, "Points never end.");

        Assert.Equal((HttpStatusCode.TooManyRequests, "RATE_LIMITED", false), await AskAsync(owner, Read));
        Assert.Equal((HttpStatusCode.TooManyRequests, "RATE_LIMITED", false), await AskAsync(owner, Write, new { input = new { name = "Never written" } }));
        Assert.Equal(0, (await tenant.Owner.QueryAsync("{ customers { totalCount } }")).GetProperty("customers").GetProperty("totalCount").GetInt32());
    }

    [Fact, Trait("Capability", "R3/part"), Trait("Proves", "P15")]
    public async Task Who_guesses_passwords_is_shut_out_by_account_and_by_address_and_no_session_is_opened()
    {
        await using var strict = await Fixture.AnotherHostAsync(_ => { });
        var (tenant, other) = (await SignUpAsync(), await SignUpAsync());
        using var guesser = new GraphQLClient(strict.Address);

        for (var wrong = 0; wrong < 5; wrong++)
            await TryAsync(guesser, tenant.Email, "not the password");

        // Answered like a wrong pair: that an account is locked would tell that there is one.
        var locked = await TryAsync(guesser, tenant.Email, tenant.Password);
        Assert.Equal(await TryAsync(guesser, People.Email(), "not the password"), locked);

        for (var wrong = 0; wrong < 14; wrong++)
            await TryAsync(guesser, People.Email(), "not the password");

        using var statements = new SqlStatements();
        var shut = await TryAsync(guesser, other.Email, other.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, shut.Status);
        Assert.Contains("RATE_LIMITED", shut.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(statements.Texts, sql => sql.Contains("sessions", StringComparison.OrdinalIgnoreCase) || sql.Contains("accounts", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(guesser.Cookies.GetAllCookies());
    }

    /// <returns>The answer's status and code, and whether the database was asked for customers.</returns>
    private static async Task<(HttpStatusCode Status, string? Code, bool HasAsked)> AskAsync(GraphQLClient caller, string document, object? variables = null)
    {
        using var statements = new SqlStatements();
        var answer = await caller.SendAsync(document, variables);

        return (answer.Status, answer.Codes is [var code, ..] ? code : null, statements.Texts.Any(sql => sql.Contains("customers", StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task<(HttpStatusCode Status, string Body)> TryAsync(GraphQLClient client, string email, string password)
    {
        using var answer = await client.Http.PostAsJsonAsync("/account/sign-in", new { email, password }, Cancelled);

        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancelled));
    }
}
