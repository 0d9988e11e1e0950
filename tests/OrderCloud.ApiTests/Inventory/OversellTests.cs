using System.Net;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Inventory;

public abstract class OversellTests(HostFixture host) : ApiTest(host)
{
    private const string Submit =
        "mutation($input: SubmitOrderInput!) { submitOrder(input: $input) { order { status } errors { __typename ... on Error { code } } } }";

    [Fact, Trait("Capability", "H3/part"), Trait("Capability", "G4/part"), Trait("Proves", "P1/part")]
    public async Task Of_many_buyers_exactly_as_many_are_confirmed_as_there_are_pieces()
    {
        var (buyers, tries, stock) = Full ? (64, 300, 100) : (16, 48, 16);
        var tenant = await SignUpAsync();
        var tea = await tenant.Owner.VariantAsync();
        await tenant.Owner.ReceiveAsync(await tenant.Owner.FirstWarehouseAsync(), tea, stock);
        var drafts = new List<(string Id, int Version)>();

        for (var draft = 0; draft < tries; draft++)
            drafts.Add(await tenant.Owner.DraftAsync(tea, 1));

        var next = -1;
        var outcomes = new string[tries];
        await Task.WhenAll(Enumerable.Range(0, buyers).Select(_ => Task.Run(async () =>
        {
            for (var mine = Interlocked.Increment(ref next); mine < tries; mine = Interlocked.Increment(ref next))
                outcomes[mine] = await SubmitAsync(tenant.Owner, drafts[mine]);
        })));

        var counted = outcomes.CountBy(outcome => outcome).ToDictionary();
        Assert.Equal(stock, counted["CONFIRMED"]);
        Assert.Equal(tries - stock, counted.GetValueOrDefault("PENDING_REVIEW") + counted.GetValueOrDefault("STOCK_INSUFFICIENT"));
        Assert.Equal((stock, stock, 0), await tenant.Owner.StockAsync(tea));
    }

    private static async Task<string> SubmitAsync(GraphQLClient client, (string Id, int Version) draft)
    {
        var answer = await client.TrySendAsync(Submit, new { input = new { id = draft.Id, expectedVersion = draft.Version } });
        Assert.True(answer.Status is HttpStatusCode.OK && answer.Errors is [], answer.Body);
        var payload = answer.Data.GetProperty("submitOrder");

        return payload.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors
            ? errors[0].GetProperty("code").GetString()!
            : payload.GetProperty("order").GetProperty("status").GetString()!;
    }
}

public sealed class OversellOnServerTests(ServerHost host) : OversellTests(host);

[Trait("Database", "sqlite")]
public sealed class OversellOnSqliteTests(SqliteHost host) : OversellTests(host);
