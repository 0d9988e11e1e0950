using System.Text.Json;
using OrderCloud.ApiTests.Graph;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.ApiTests.Tenancy;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>
/// The whole schema, asked by somebody who may see his own orders only for those of his colleagues: by their ids, and by all that has no id to
/// give. They are as good as none. Grows with the schema by itself.
/// </summary>
public sealed class ScopeWalkTests(ServerHost host) : ApiTest(host)
{
    private const string Everything = """
        {
          orders(first: 20) { nodes { __typename id number lines { __typename id } timeline { __typename id } reviewTasks { __typename id } fulfillments { __typename id number lines { __typename id } } } }
          receipts(first: 20) { nodes { __typename id number matches { __typename id } } }
          paymentEvents(first: 20) { nodes { __typename id } }
          importJobs(first: 20) { nodes { __typename id } }
          importErrors(first: 20) { nodes { __typename id } }
          importDifferences(first: 20) { nodes { __typename id } }
        }
        """;

    [Fact, Trait("Capability", "A5/part"), Trait("Proves", "T1"), Trait("Proves", "T2")]
    public async Task Colleagues_orders_and_what_was_paid_for_them_are_as_good_as_none_wherever_they_are_asked_for()
    {
        var shop = new Shop(await SignUpAsync());
        await ObjectsByIdTests.FillAsync(shop.Tenant);
        await shop.FulfillmentAsync(1, "startPicking", "packFulfillment", "shipFulfillment");
        var role = await shop.Owner.NewRoleAsync(["orders:read", "orders:create", "orders:edit", "orders:submit", "orders:import", "payments:read", "analytics:read", "customers:read", "catalog:read"], "OWN", readFields: ["*"], writeFields: ["*"]);
        using var mei = await People.JoinAsync(Host, shop.Tenant, role);
        var mine = await Shop.DoAsync(mei, "submitOrder", Shop.Version(await Shop.DoAsync(mei, "createOrder", new { lines = new[] { new { variantId = (await shop.GoodsAsync(5)).VariantId, quantity = 1 } } })));

        var (all, own) = (Read(await shop.Owner.QueryAsync(Everything)), Read(await mei.QueryAsync(Everything)));
        var others = all.Where(it => !own.Select(known => known.Id).Contains(it.Id)).ToList();
        Assert.Contains(own, it => it.Id == mine.Text("id"));
        Assert.Equal(["Fulfillment", "FulfillmentLine", "ImportDifference", "ImportError", "ImportJob", "Order", "OrderEvent", "OrderLine", "PaymentEvent", "Receipt", "ReceiptMatch", "ReviewTask"], others.Select(it => it.Type).Distinct().Order(StringComparer.Ordinal));
        var loot = Loot.From(others.DistinctBy(it => it.Type).ToDictionary(it => it.Type, it => it.Id), others.Select(it => NodeIds.ToGuid(it.Id)).ToHashSet(), others.Select(it => it.Number).OfType<string>());

        var walk = await SchemaWalk.OfAsync(shop.Owner);
        var objects = new Dictionary<string, string>(await new ObjectIds(shop.Owner).CollectAsync());

        foreach (var type in loot.Of.Keys)
            objects[type] = own.FirstOrDefault(it => it.Type == type)?.Id ?? Intruder.Unknown(type);

        var intruder = new Intruder(walk, loot, objects);
        await intruder.LearnAsync(shop.Owner);
        await intruder.WalkAsync(mei, one: Full ? 1 : 24, from: null);

        Assert.True(intruder.Pairs > 30, $"{intruder.Pairs} pairs compared");
        // The look sees: to the owner the same walk tells.
        Assert.NotEmpty(loot.In(await intruder.AskAsync(shop.Owner, walk.Fields.Single(it => it is { Of: "Query", Name: "orders" }), [], "")));
    }

    private static List<Seen> Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(Read)],
        JsonValueKind.Object => [.. value.TryGetProperty("__typename", out var type) ? new Seen[] { new(type.GetString()!, value.Text("id")!, value.TryGetProperty("number", out var number) ? number.GetString() : null) } : [], .. value.EnumerateObject().SelectMany(part => Read(part.Value))],
        _ => [],
    };

    private sealed record Seen(string Type, string Id, string? Number);
}
