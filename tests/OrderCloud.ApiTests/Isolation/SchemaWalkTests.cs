using System.Text;
using System.Text.RegularExpressions;
using OrderCloud.ApiTests.Graph;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Isolation;

/// <summary>
/// Every query and mutation, with an object of another company in each place that takes an id: the answer is that for an id that
/// never was, and nothing of the other company has changed. Grows with the schema by itself.
/// </summary>
public sealed class SchemaWalkTests(ServerHost host) : ApiTest(host)
{
    private static readonly Regex WrongType = new("This is not the id of an? (\\w+)");

    private static readonly string[] Roles = ["admin", "sales", "reviewer", "warehouse", "purchaser", "finance", "analyst"];

    [Fact, Trait("Proves", "P10"), Trait("Capability", "B5/part"), Trait("Capability", "W14/part")]
    public async Task Another_companys_ids_are_as_good_as_unknown_ones_wherever_an_id_is_taken()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        await ObjectsByIdTests.FillAsync(theirs);
        var ids = await new ObjectIds(theirs.Owner).CollectAsync();
        var walk = await SchemaWalk.OfAsync(mine.Owner);
        var before = await TenantRows.OfAsync(await Fixture.DatabaseAsync(), theirs.Id, platform: true);

        var seen = await WalkAsync(walk, mine.Owner, ids);

        foreach (var role in Full ? Roles : [])
            await WalkAsync(walk, await mine.MemberAsync(role), ids);

        var after = await TenantRows.OfAsync(await Fixture.DatabaseAsync(), theirs.Id, platform: true);
        Assert.Empty(before.Except(after).Concat(after.Except(before)));
        Assert.True(ids.Count > 25 && seen.Fields == walk.Fields.Count && seen.Places > 150 && seen.Met > 120,
            $"{ids.Count} types, {seen.Fields} of {walk.Fields.Count} fields, {seen.Places} places, {seen.Met} pairs compared");
    }

    /// <summary>The walk would see a leak: a caller of the same company gets another answer for his own id than for an unknown one.</summary>
    [Fact]
    public async Task An_own_id_makes_a_difference()
    {
        var mine = await SignUpAsync();
        await ObjectsByIdTests.FillAsync(mine);
        var ids = await new ObjectIds(mine.Owner).CollectAsync();
        var walk = await SchemaWalk.OfAsync(mine.Owner);
        var field = walk.Fields.Single(it => it.Name == "order");

        Assert.NotEqual(await AskAsync(mine.Owner, walk, field, ["id"], ids["Order"]), await AskAsync(mine.Owner, walk, field, ["id"], Unknown("Order")));
    }

    private static async Task<(int Fields, int Places, int Met)> WalkAsync(SchemaWalk walk, GraphQLClient caller, IReadOnlyDictionary<string, string> ids)
    {
        var (fields, places, met) = (0, 0, 0);

        foreach (var field in walk.Fields)
        {
            fields++;

            foreach (var place in walk.IdPlaces(field))
            {
                places++;

                // The refusal of another type's id says which type the place takes; where any type will do, each is tried.
                var taken = WrongType.Match(await AskAsync(caller, walk, field, place, Unknown("Nothing"))).Groups[1].Value;

                foreach (var (type, id) in ids.Where(it => taken is "" || it.Key == taken))
                {
                    met++;
                    var (unknown, foreign) = (await AskAsync(caller, walk, field, place, Unknown(type)), await AskAsync(caller, walk, field, place, id));
                    Assert.True(unknown == foreign, $"{field.Name}, {string.Join('.', place)}, {type}:\n{unknown}\n{foreign}");
                    Assert.DoesNotContain("INTERNAL", foreign, StringComparison.Ordinal);
                }
            }
        }

        return (fields, places, met);
    }

    /// <returns>Status and bytes, apart from the id sent.</returns>
    private static async Task<string> AskAsync(GraphQLClient caller, SchemaWalk walk, RootField field, string[] place, string id)
    {
        var answer = await caller.SendAsync(field.Document, walk.Variables(field, place, id));

        return $"{(int)answer.Status} {answer.Body.Replace(id, "ID", StringComparison.Ordinal)}";
    }

    private static string Unknown(string type) => Convert.ToBase64String([.. Encoding.UTF8.GetBytes($"{type}:"), .. Guid.CreateVersion7().ToByteArray()]);
}
