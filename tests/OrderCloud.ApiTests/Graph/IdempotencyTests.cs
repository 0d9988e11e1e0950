using System.Data.Common;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Graph;

/// <summary>A mutation that is sent again under its key takes effect once.</summary>
public abstract class IdempotencyTests(HostFixture host) : ApiTest(host)
{
    private protected const string Create = """
        mutation($in: CreateCustomerInput!) { createCustomer(input: $in) { customer { id name } errors { __typename ... on Error { code message field } ... on IdempotencyError { retryable } } } }
        """;

    [Fact, Trait("Proves", "P6")]
    public async Task The_same_key_and_arguments_give_the_same_object_and_say_so()
    {
        using var session = await SignUpAsync();

        var first = await session.Owner.SendAsync(Create, Input("Ann"), "key-1");
        var again = await session.Owner.SendAsync(Create, Input("Ann"), "key-1");

        Assert.Equal(IdOf(first), IdOf(again));
        Assert.True(again.Json.GetProperty("extensions").GetProperty("idempotency").GetProperty("replayed").GetBoolean());
        Assert.False(first.Json.TryGetProperty("extensions", out _));
        Assert.Equal(1, await CountAsync(session));
    }

    [Fact, Trait("Proves", "P6")]
    public async Task A_key_with_other_arguments_is_refused_and_writes_nothing()
    {
        using var session = await SignUpAsync();
        await session.Owner.MutateAsync(Create, Input("Ann"), "key-1");

        var refused = await session.Owner.RefusedAsync(Create, Input("Bob"), "key-1");

        Assert.Equal("IDEMPOTENCY_KEY_PARAMETER_MISMATCH", Assert.Single(refused).GetProperty("code").GetString());
        Assert.False(refused[0].GetProperty("retryable").GetBoolean());
        Assert.Equal(1, await CountAsync(session));
    }

    [Fact, Trait("Proves", "P6"), Trait("Capability", "X4/part")]
    public async Task Many_calls_at_once_under_one_key_take_effect_once()
    {
        using var session = await SignUpAsync();
        var calls = Full ? 50 : 12;

        var answers = await Task.WhenAll(Enumerable.Range(0, calls).Select(_ => session.Owner.TrySendAsync(Create, Input("Ann"), "key-1")));

        Assert.Equal(1, await CountAsync(session));
        Assert.Single(answers.Select(IdOf).OfType<string>().Distinct());
    }

    [Fact]
    public async Task The_same_key_is_anothers_own_in_another_tenant_and_a_refusal_leaves_it_free()
    {
        using var one = await SignUpAsync();
        using var other = await SignUpAsync();

        await one.Owner.MutateAsync(Create, Input("Ann"), "key-1");
        await other.Owner.RefusedAsync(Create, Input(""), "key-1");
        await other.Owner.MutateAsync(Create, Input("Bob"), "key-1");

        Assert.Equal((1, 1), (await CountAsync(one), await CountAsync(other)));
    }

    [Fact]
    public async Task A_malformed_key_is_refused_before_anything_runs()
    {
        using var session = await SignUpAsync();

        var answer = await session.Owner.SendAsync(Create, Input("Ann"), new string('k', 256));

        Assert.Equal(["IDEMPOTENCY_KEY_INVALID"], answer.Codes);
        Assert.Equal(0, await CountAsync(session));
    }

    [Fact, Trait("Proves", "P6")]
    public async Task A_key_is_given_in_the_document_too_one_for_each_field()
    {
        const string two = """
            mutation($a: CreateCustomerInput!, $b: CreateCustomerInput!, $key: String!) {
              ann: createCustomer(input: $a) @idempotent(key: $key) { customer { id } }
              bob: createCustomer(input: $b) @idempotent(key: "key-2") { customer { id } }
            }
            """;
        using var session = await SignUpAsync();
        var both = new { a = new { kind = "PERSON", name = "Ann" }, b = new { kind = "PERSON", name = "Bob" }, key = "key-1" };

        var first = await session.Owner.SendAsync(two, both);
        var again = await session.Owner.SendAsync(two, both);
        var byHeader = await session.Owner.SendAsync(Create, Input("Ann"), "key-1");

        Assert.Equal(first.Data.GetRawText(), again.Data.GetRawText());
        Assert.True(again.Json.GetProperty("extensions").GetProperty("idempotency").GetProperty("replayed").GetBoolean());
        Assert.Equal(first.Data.GetProperty("ann").GetProperty("customer").GetProperty("id").GetString(), IdOf(byHeader));
        Assert.Equal(2, await CountAsync(session));
    }

    public static TheoryData<string, string?> BadKeys => new(
        from wrap in new Func<string, string>[] { fields => $"{{ {fields} }}", fields => $"{{ ... {{ {fields} }} }}", fields => $"{{ ...F }} fragment F on Mutation {{ ... on Mutation {{ {fields} }} }}" }
        from bad in new (string Fields, string? Header)[]
        {
            ("a: createCustomer(input: $in) { customer { id } } b: createCustomer(input: $in) { customer { id } }", "key-1"),
            ("createCustomer(input: $in) @idempotent(key: \"key-2\") { customer { id } }", "key-1"),
            ("createCustomer(input: $in) @idempotent(key: \"\") { customer { id } }", null),
            ($"createCustomer(input: $in) @idempotent(key: \"{new string('k', 256)}\") {{ customer {{ id }} }}", null),
            ("a: createCustomer(input: $in) @idempotent(key: \"key-1\") { customer { id } } b: createCustomer(input: $in) @idempotent(key: \"\") { customer { id } }", null),
        }
        select (wrap(bad.Fields), bad.Header));

    [Theory, MemberData(nameof(BadKeys))]
    public async Task A_header_with_several_fields_or_another_key_and_an_empty_key_are_refused_before_anything_runs(string fields, string? header)
    {
        using var session = await SignUpAsync();

        var answer = await session.Owner.SendAsync($"mutation($in: CreateCustomerInput!) {fields}", Input("Ann"), header);

        Assert.Equal(["IDEMPOTENCY_KEY_INVALID"], answer.Codes.Distinct());
        Assert.Equal(0, await CountAsync(session));
    }

    [Theory]
    [InlineData("mutation($in: CreateCustomerInput!) { createCustomer(input: $in) { customer @idempotent(key: \"key-1\") { id } } }")]
    [InlineData("mutation($in: CreateCustomerInput!) { createCustomer(input: $in) { ...F } } fragment F on CreateCustomerPayload { customer { id @idempotent(key: \"key-1\") } }")]
    public async Task A_key_on_anything_but_a_root_field_of_a_mutation_is_refused_before_anything_runs(string document)
    {
        using var session = await SignUpAsync();

        Assert.Equal(["IDEMPOTENCY_KEY_INVALID"], (await session.Owner.SendAsync(document, Input("Ann"))).Codes);
        Assert.Equal(["IDEMPOTENCY_KEY_INVALID"], (await session.Owner.SendAsync("{ customers @idempotent(key: \"key-1\") { totalCount } }")).Codes);
        Assert.Equal(0, await CountAsync(session));
    }

    [Fact]
    public async Task A_header_is_the_key_of_the_one_field_in_a_fragment_too()
    {
        using var session = await SignUpAsync();
        const string inFragment = "mutation($in: CreateCustomerInput!) { ...F } fragment F on Mutation { createCustomer(input: $in) { customer { id } } }";

        var answers = (await session.Owner.SendAsync(inFragment, Input("Ann"), "key-1"), await session.Owner.SendAsync(inFragment, Input("Ann"), "key-1"));

        Assert.Equal(IdOf(answers.Item1), IdOf(answers.Item2));
        Assert.Equal(1, await CountAsync(session));
    }

    [Fact]
    public async Task A_header_that_says_the_same_as_the_field_is_no_second_key()
    {
        using var session = await SignUpAsync();

        await session.Owner.MutateAsync("mutation($in: CreateCustomerInput!) { createCustomer(input: $in) @idempotent(key: \"key-1\") { customer { id } } }", Input("Ann"), "key-1");

        Assert.Equal(1, await CountAsync(session));
    }

    [Fact, Trait("Proves", "P6")]
    public async Task Two_callers_of_one_company_have_keys_of_their_own()
    {
        using var session = await SignUpAsync();
        var program = await session.ApiClientAsync("customers:read", "customers:write");

        var byOwner = await session.Owner.SendAsync(Create, Input("Ann"), "key-1");
        var byProgram = await program.SendAsync(Create, Input("Bob"), "key-1");

        Assert.NotEqual(IdOf(byOwner), IdOf(byProgram));
        Assert.Equal(2, await CountAsync(session));
    }

    [Fact]
    public async Task Sign_up_takes_no_notice_of_a_key()
    {
        await Fixture.HostAsync();
        var anybody = Anonymous();
        const string signUp = $"mutation($input: SignUpInput!) {{ signUp(input: $input) {{ tenant {{ id }} {TenantSession.Errors} }} }}";

        var made = new List<string?>();

        foreach (var email in new[] { $"a-{Guid.NewGuid():N}@example.com", $"b-{Guid.NewGuid():N}@example.com" })
            made.Add((await anybody.MutateAsync(signUp, new { input = new { email, password = $"correct horse {email}", companyName = "Twice Ltd", currency = "GBP", timeZone = "Europe/London", language = "en" } }, "key-1")).GetProperty("tenant").GetProperty("id").GetString());

        Assert.Equal(2, made.OfType<string>().Distinct().Count());
    }

    private protected static object Input(string name) => new { @in = new { kind = "PERSON", name } };

    private static string? IdOf(GraphQLAnswer answer) =>
        answer.Data.GetProperty("createCustomer").GetProperty("customer") is { ValueKind: System.Text.Json.JsonValueKind.Object } customer ? customer.GetProperty("id").GetString() : null;

    private protected static async Task<int> CountAsync(TenantSession session) =>
        (await session.Owner.QueryAsync("{ customers { totalCount } }")).GetProperty("customers").GetProperty("totalCount").GetInt32();
}

public sealed class IdempotencyOnServerTests(ServerHost host) : IdempotencyTests(host)
{
    [Fact, Trait("Proves", "P6")]
    public async Task Who_meets_a_call_that_is_still_running_is_told_so_after_two_seconds_and_the_key_stays_his()
    {
        using var session = await SignUpAsync();
        await session.Owner.MutateAsync(Create, Input("Ann"), "key-1");

        await using (await ClaimedAsync(session, from: "key-1", to: "key-2"))
        {
            var clock = Stopwatch.StartNew();
            var refused = Assert.Single(await session.Owner.RefusedAsync(Create, Input("Bob"), "key-2"));

            Assert.Equal(("IDEMPOTENCY_CONCURRENT_REQUEST", true), (refused.GetProperty("code").GetString(), refused.GetProperty("retryable").GetBoolean()));
            Assert.InRange(clock.Elapsed.TotalSeconds, 1.5, 6);
        }

        await session.Owner.MutateAsync(Create, Input("Bob"), "key-2");
        Assert.Equal(2, await CountAsync(session));
    }

    /// <summary>A rival that has written the key and not committed; disposing of it rolls it back.</summary>
    private async Task<DbConnection> ClaimedAsync(TenantSession session, string from, string to)
    {
        var (database, tenant) = (Host.Services.GetRequiredService<Database>(), NodeIds.ToGuid(session.Id));
        var rival = database.CreateConnection();
        await rival.OpenAsync(Cancelled);
        await database.PrepareAsync(rival, tenant, system: false, Cancelled);
        await using var command = rival.CreateCommand();
        command.Transaction = await database.BeginAsync(rival, Cancelled);
        command.CommandText = $"UPDATE platform.idempotency_keys SET \"Key\" = '{to}' WHERE \"TenantId\" = '{tenant}' AND \"Key\" = '{from}'";
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancelled));

        return rival;
    }
}

[Trait("Database", "sqlite")]
public sealed class IdempotencyOnSqliteTests(SqliteHost host) : IdempotencyTests(host);
