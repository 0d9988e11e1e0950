using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Graph;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.ApiTests.Orders.Imports;
using OrderCloud.Tests.Imports;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>
/// The whole schema, asked as each role of a company for what another company has, by its ids and its words: the answer is that for
/// what never was, no subscription says anything, and nothing of the other company has changed. Grows with the schema by itself.
/// </summary>
public sealed class SchemaWalkTests(ServerHost host) : ApiTest(host)
{
    // Where the use case finds something else to refuse first, whatever the walk makes up for the rest of the input. Each of them has a
    // test of its own with another company's id; a new one is to be reached or to get such a test.
    private static readonly string[] NotReached =
    [
        "AddCustomerAddressInput.customerId", "AdjustStockInput.warehouseId", "AssignOrderInput.assigneeId", "DeleteViewInput.id", "MatchReceiptInput.id", "PackedLineInput.lineId",
        "ReceiveStockInput.warehouseId", "RemoveOrderLineInput.id", "RemoveOrderLineInput.lineId", "SaveViewInput.id", "SetCartQuantityInput.variantId", "SetReorderPointInput.warehouseId", "StoreDocumentInput.apiClientId",
        "UpdateApiClientOriginsInput.id", "UpdateApiClientRedirectsInput.id", "UpdateOrderInput.customerId", "UpdateOrderLineInput.id", "UpdateOrderLineInput.lineId", "UpdateTeamInput.memberIds",
        "UploadImportInput.fileId",
    ];

    // Of the template roles a storefront's alone gets as far, which asks everything at full scale only.
    private const string OfNewCarts = "AddToCartInput.variantId";

    [Fact, Trait("Proves", "P10"), Trait("Proves", "T1"), Trait("Proves", "T2"), Trait("Capability", "B5/part"), Trait("Capability", "W14/part")]
    public async Task Another_companys_ids_and_words_are_as_good_as_unknown_ones_wherever_they_are_taken()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        await ObjectsByIdTests.FillAsync(theirs);
        await new Shop(mine).CustomerAsync("Nobody else");
        var database = await Fixture.DatabaseAsync();
        var loot = await Loot.TakeAsync(theirs, mine, database);
        var walk = await SchemaWalk.OfAsync(mine.Owner);
        var intruder = new Intruder(walk, loot, await new ObjectIds(mine.Owner).CollectAsync());
        var before = await TenantRows.OfAsync(database, theirs.Id, platform: true);

        await intruder.LearnAsync(mine.Owner);
        await intruder.WalkAsync(mine.Owner, one: Full ? 1 : 24, from: null);

        foreach (var (role, member) in (await Roles.OfAsync(mine)).Where(it => it.Key is not "owner"))
            await intruder.WalkAsync(member, one: Full ? 1 : 64, from: 7 * Array.IndexOf(Roles.All, role));

        var after = await TenantRows.OfAsync(database, theirs.Id, platform: true);
        Assert.Empty(before.Except(after).Concat(after.Except(before)));
        Assert.Equal([], FieldsOf(Host.Services.GetRequiredService<ISchema>()).Except(intruder.Fields));
        Assert.Equal([], walk.IdSlots.Except(intruder.Slots));
        Assert.Equal([.. NotReached.Concat(Full ? [] : [OfNewCarts]).Order(StringComparer.Ordinal)], walk.IdSlots.Where(IdTypes.Of.ContainsKey).Except(intruder.Reached).Order(StringComparer.Ordinal));
        Assert.True(loot.Of.Count > 25 && intruder.Pairs > (Full ? 2_000 : 200), $"{loot.Of.Count} types, {intruder.Pairs} pairs compared");
    }

    /// <summary>What the schema has, as it counts itself: root fields but subscriptions, and fields of objects that take arguments.</summary>
    private static IEnumerable<string> FieldsOf(ISchema schema) => schema.AllTypes.OfType<IObjectGraphType>().Where(type => type != schema.Subscription && !type.Name.StartsWith("__", StringComparison.Ordinal))
        .SelectMany(type => type.Fields.Where(field => type == schema.Query || type == schema.Mutation || field.Arguments is { Count: > 0 }).Select(field => $"{type.Name}.{field.Name}"));

    /// <summary>The walk would see a leak: a caller of the same company gets another answer for his own id than for an unknown one.</summary>
    [Fact]
    public async Task An_own_id_makes_a_difference()
    {
        var (mine, none) = (await SignUpAsync(), await SignUpAsync());
        await ObjectsByIdTests.FillAsync(mine);
        var loot = await Loot.TakeAsync(mine, none, await Fixture.DatabaseAsync());
        var walk = await SchemaWalk.OfAsync(mine.Owner);
        var intruder = new Intruder(walk, loot, loot.Of);
        var field = walk.Fields.Single(it => it is { Of: "Query", Name: "order" });

        var known = await intruder.AskAsync(mine.Owner, field, ["id"], loot.Of["Order"]);

        Assert.NotEqual(known, await intruder.AskAsync(mine.Owner, field, ["id"], Intruder.Unknown("Order")));
        Assert.Empty(loot.In(known));
        Assert.NotEmpty(loot.In(await intruder.AskAsync(mine.Owner, walk.Fields.Single(it => it is { Of: "Query", Name: "orders" }), [], "")));
    }

    [Fact, Trait("Proves", "P10"), Trait("Proves", "T6/part"), Trait("Capability", "B5/part")]
    public async Task No_subscription_tells_any_role_of_another_company()
    {
        var (mine, theirs) = (await SignUpAsync(), new Shop(await SignUpAsync()));
        var order = await theirs.DraftAsync((await theirs.GoodsAsync(kind: "SERVICE"), 1));
        var job = await theirs.Owner.CheckAsync(new RetailGenerator(7).File(invoices: 3, withRefusals: false));
        var ids = new Dictionary<string, string> { ["orderChanged"] = order.Text("id")!, ["importProgress"] = job.Text("id")! };
        var (members, sockets) = (await Roles.OfAsync(mine), new List<GraphQLSocket>());
        var fields = (await SchemaWalk.OfAsync(mine.Owner)).Fields.Where(field => field.Of is "Subscription").ToList();
        var (strangers, heard) = (new List<SocketOperation>(), new Dictionary<string, SocketOperation>());

        foreach (var member in members.Values)
        {
            sockets.Add(await member.ConnectAsync());

            foreach (var field in fields)
                foreach (var id in ids.TryGetValue(field.Name, out var known) ? [known, NodeIds.Of(known.Length > 36 ? "ImportJob" : "Order", Guid.CreateVersion7())] : (string?[])[null])
                    strangers.Add(await sockets[^1].SubscribeAsync(field.Document, new { id }));
        }

        sockets.Add(await theirs.Owner.ConnectAsync());
        foreach (var field in fields)
            heard.Add(field.Name, await sockets[^1].SubscribeAsync(field.Document, new { id = ids.GetValueOrDefault(field.Name) }));

        await Task.Delay(TimeSpan.FromSeconds(1), Cancelled);
        await theirs.SubmitAsync(order);
        await theirs.Owner.CommitAsync(job);
        await ObjectsByIdTests.FillAsync(theirs.Tenant);

        foreach (var (name, events) in heard)
            Assert.True((await events.NextAsync()).TryGetProperty("data", out _), name);

        foreach (var stranger in strangers)
            Assert.Equal([], stranger.Heard());

        Assert.Equal(Host.Services.GetRequiredService<ISchema>().Subscription!.Fields.Select(field => field.Name).Order(), heard.Keys.Order());

        foreach (var socket in sockets)
            await socket.DisposeAsync();
    }
}
