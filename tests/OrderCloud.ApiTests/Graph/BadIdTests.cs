using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Graph;

/// <summary>An id in a mutation's input that is none, or another type's, is refused where it stands, as every other bad value is.</summary>
public abstract class BadIdTests(HostFixture host) : OrderTest(host)
{
    private const string Create = "mutation($i: CreateOrderInput!) { createOrder(input: $i) { order { id } } }";

    [Fact]
    public async Task Of_a_variable_the_error_names_the_path_to_it()
    {
        var good = (await Shop.GoodsAsync()).VariantId;
        object Line(string variantId) => new { variantId, quantity = 1 };

        Assert.Contains("$i.lines[3].variantId", await RefusedAsync(Create, new { i = new { lines = new[] { Line(good), Line(good), Line(good), Line("nonsense") } } }), StringComparison.Ordinal);
        Assert.Contains("$i.customerId", await RefusedAsync(Create, new { i = new { customerId = good } }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_list_of_ids_the_error_names_the_place_in_it()
    {
        var role = (await Shop.Owner.QueryAsync("{ roles { nodes { id } } }")).GetProperty("roles").GetProperty("nodes")[0].Text("id");

        var message = await RefusedAsync(
            "mutation($i: InviteMemberInput!) { inviteMember(input: $i) { errors { ... on Error { code } } } }",
            new { i = new { email = "lin@example.com", displayName = "Lin", roleIds = new[] { role, "nonsense" } } });

        Assert.Contains("$i.roleIds", message, StringComparison.Ordinal);
        Assert.Contains("[1]", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_literal_and_of_a_variable_within_one_it_names_the_field()
    {
        Assert.Contains("customerId", await RefusedAsync("mutation { createOrder(input: { customerId: \"nonsense\" }) { order { id } } }"), StringComparison.Ordinal);
        Assert.Contains("variantId", await RefusedAsync("mutation($v: ID!) { createOrder(input: { lines: [{ variantId: $v, quantity: 1 }] }) { order { id } } }", new { v = "nonsense" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_id_is_taken_in_each_of_these_places()
    {
        var good = (await Shop.GoodsAsync()).VariantId;

        await Shop.Owner.MutateAsync(Create, new { i = new { lines = new[] { new { variantId = good, quantity = 1 } } } });
        await Shop.Owner.MutateAsync($"mutation {{ createOrder(input: {{ lines: [{{ variantId: \"{good}\", quantity: 1 }}] }}) {{ order {{ id }} }} }}");
        await Shop.Owner.MutateAsync("mutation($v: ID!) { createOrder(input: { lines: [{ variantId: $v, quantity: 1 }] }) { order { id } } }", new { v = good });
    }

    private async Task<string> RefusedAsync(string document, object? variables = null)
    {
        // As a document that is new, and as one that has run before.
        var answers = (await Shop.Owner.SendAsync(document, variables), await Shop.Owner.SendAsync(document, variables));
        Assert.Equal(answers.Item1.Body, answers.Item2.Body);

        var error = Assert.Single(answers.Item1.Errors);
        Assert.Equal("HC0016", error.GetProperty("extensions").Text("code"));
        Assert.Equal(JsonValueKind.Number, error.GetProperty("locations")[0].GetProperty("line").ValueKind);

        return error.Text("message")!;
    }
}

public sealed class BadIdOnServerTests(ServerHost host) : BadIdTests(host);

[Trait("Database", "sqlite")]
public sealed class BadIdOnSqliteTests(SqliteHost host) : BadIdTests(host);
