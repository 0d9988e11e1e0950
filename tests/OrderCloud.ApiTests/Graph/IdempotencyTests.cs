using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Graph;

/// <summary>A mutation that is sent again under its key takes effect once.</summary>
public abstract class IdempotencyTests(HostFixture host) : ApiTest(host)
{
    private const string Create = """
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

    private static object Input(string name) => new { @in = new { kind = "PERSON", name } };

    private static string? IdOf(GraphQLAnswer answer) =>
        answer.Data.GetProperty("createCustomer").GetProperty("customer") is { ValueKind: System.Text.Json.JsonValueKind.Object } customer ? customer.GetProperty("id").GetString() : null;

    private static async Task<int> CountAsync(TenantSession session) =>
        (await session.Owner.QueryAsync("{ customers { totalCount } }")).GetProperty("customers").GetProperty("totalCount").GetInt32();
}

public sealed class IdempotencyOnServerTests(ServerHost host) : IdempotencyTests(host);

[Trait("Database", "sqlite")]
public sealed class IdempotencyOnSqliteTests(SqliteHost host) : IdempotencyTests(host);
