using System.Text.Json;
using System.Text.Json.Nodes;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Graph.Lists;

/// <summary>What must hold of every list of the schema with whatever it declares: filters, sorts, selections. Each says what it passed, so that a new field is tried by itself.</summary>
public sealed class ListPropertyTests(ServerHost host) : ApiTest(host)
{
    // Filters whose value no field of the row tells.
    private static readonly string[] Unreadable = [];

    // Lists that get another row by what comes in.
    private static readonly string[] Growing = ["products", "variants", "customers", "orders", "auditEntries"];

    // So that pages are many and no document is too costly.
    private const int PageSize = 25;

    private static int Tries => Full ? 100 : 5;

    private TenantSession tenant = null!;
    private SchemaLists schema = null!;

    private GraphQLClient Owner => tenant.Owner;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        tenant = await BusyCompany.OfAsync(Host);
        schema = await SchemaLists.OfAsync(Owner);
    }

    [Fact]
    public async Task Any_filter_on_any_declared_field_finds_what_the_same_condition_finds_in_memory()
    {
        var passed = new HashSet<string>();
        var (filters, random) = (new RandomWhere(schema, Unreadable), new Random(20261126));
        var (asked, telling) = (0, 0);

        foreach (var list in schema.All)
        {
            var rows = await RowsAsync(list, filters.Selection(list.Filter));
            Assert.True(rows.Count > 0, $"{list} has no rows: nothing is proved by it.");
            var each = filters.Each(list.Filter, rows, random).ToArray();
            random.Shuffle(each);

            foreach (var filter in (Full ? each : each.DistinctBy(it => it.Slot)).Concat(Enumerable.Range(0, Tries).Select(_ => filters.Any(list.Filter, rows, random))))
            {
                var expected = rows.Where(filter.Holds).Select(Id).Order(StringComparer.Ordinal).ToList();
                var found = (await RowsAsync(list, "", filter.Where)).Select(Id).Order(StringComparer.Ordinal).ToList();

                passed.Add(filter.Slot ?? "");
                (asked, telling) = (asked + 1, telling + (expected.Count > 0 && expected.Count < rows.Count ? 1 : 0));
                Assert.True(expected.SequenceEqual(found), $"{list} where {filter.Where.ToJsonString()}: expected {expected.Count}, found {found.Count} of {rows.Count}: {string.Join(' ', expected.Except(found).Concat(found.Except(expected)).Take(3).Select(id => rows.First(row => Id(row) == id)))}");
            }
        }

        Assert.Equal(schema.All.SelectMany(list => filters.Slots(list.Filter)).Distinct().Except(Unreadable).Order(StringComparer.Ordinal), passed.Where(slot => slot is not "").Order(StringComparer.Ordinal));
        Assert.True(passed.Count > 80 && telling > asked / 4, $"{passed.Count} fields, {telling} of {asked} filters found some rows and not all");
    }

    [Fact]
    public async Task By_any_sort_pages_repeat_and_lose_nothing_while_rows_come_in()
    {
        var (random, shop, grown) = (new Random(20261126), new Shop(tenant), new HashSet<string>());

        foreach (var list in schema.All)
        {
            var keys = Keys(list.Sort).ToArray();
            Assert.NotEmpty(keys);
            var orders = keys.Select(key => new[] { key }).Concat(Enumerable.Range(0, keys.Length is 1 ? 0 : Tries / 2).Select(_ => random.GetItems(keys, random.Next(2, 4)).Distinct().ToArray()));

            foreach (var order in orders)
            {
                var by = order.Select(path => (Path: path, Down: random.Next(2) is 0)).ToArray();
                var there = await RowsAsync(list, string.Join(' ', order.Select(Asked)), order: Sent(by));
                AssertSorted(list, there, by);

                foreach (var backward in new[] { false, true })
                {
                    var seen = await WalkAsync(list, Sent(by), backward, Math.Clamp(there.Count / 3, 1, PageSize), () => Growing.Contains(list.Field) ? ComeInAsync(shop) : Task.CompletedTask);

                    Assert.Equal(seen.Count, seen.Distinct().Count());
                    var missing = there.Select(Id).Where(id => !seen.Contains(id)).ToList();
                    Assert.True(missing is [], $"{list} by {Sent(by).ToJsonString()}: lost {missing.Count} of {there.Count}");
                    Assert.Equal(there.Select(Id), seen.Where(there.Select(Id).ToHashSet().Contains));

                    if (seen.Count > there.Count)
                        grown.Add(list.Field);
                }
            }
        }

        Assert.Empty(Growing.Except(grown));
    }

    [Fact]
    public async Task Any_selection_is_as_in_the_whole_answer()
    {
        var random = new Random(20261126);

        foreach (var list in schema.All)
        {
            var all = schema.Everything(list.Row, depth: 2);
            var whole = await AskAsync(list, all);
            all = whole is null ? schema.Everything(list.Row, depth: 1) : all;
            whole ??= await AskAsync(list, all);
            Assert.True(whole is { ValueKind: JsonValueKind.Array } && whole.Value.GetArrayLength() > 0, $"{list}: {all}");

            foreach (var selection in all.Fields.Select(field => new Selection([field])).Concat(Enumerable.Range(0, Tries * 2).Select(_ => all.Some(random))))
                foreach (var (one, row) in (await AskAsync(list, selection))!.Value.EnumerateArray().Zip(whole.Value.EnumerateArray()))
                    AssertPart(one, row, $"{list} {{ {selection} }}");
        }
    }

    private static void AssertPart(JsonElement part, JsonElement whole, string told)
    {
        switch (part.ValueKind)
        {
            case JsonValueKind.Object:
                // A cursor is sealed anew each time.
                Assert.All(part.EnumerateObject().Where(field => !field.Name.EndsWith("ursor", StringComparison.Ordinal)), field => AssertPart(field.Value, whole.GetProperty(field.Name), told));
                break;
            case JsonValueKind.Array:
                Assert.Equal(whole.GetArrayLength(), part.GetArrayLength());
                Assert.All(part.EnumerateArray().Zip(whole.EnumerateArray()), it => AssertPart(it.First, it.Second, told));
                break;
            default:
                Assert.True(part.GetRawText() == whole.GetRawText(), $"{told}: {part.GetRawText()} and in the whole {whole.GetRawText()}");
                break;
        }
    }

    /// <returns>Null where it is too costly.</returns>
    private async Task<JsonElement?> AskAsync(Listed list, Selection selection)
    {
        var answer = await Owner.SendAsync($"{{ {list.Field}(first: 3) {{ nodes {{ {selection} }} }} }}");

        if (answer.Codes is ["HC0047" or "HC0107" or "DOCUMENT_TOO_COMPLEX"])
            return null;

        Assert.True(answer.Errors is [], answer.Body);

        return answer.Data.GetProperty(list.Field).GetProperty("nodes");
    }

    private async Task<List<JsonElement>> RowsAsync(Listed list, string selection, JsonObject? where = null, JsonArray? order = null)
    {
        var rows = new List<JsonElement>();

        for (string? after = null; ;)
        {
            var page = await PageAsync(list, $"first: {PageSize}, after: $cursor", selection, where, order, after);
            rows.AddRange(page.GetProperty("nodes").EnumerateArray());

            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
                return rows;

            after = page.GetProperty("pageInfo").Text("endCursor");
        }
    }

    private async Task<List<string>> WalkAsync(Listed list, JsonArray order, bool backward, int size, Func<Task> comesIn)
    {
        var seen = new List<string>();
        string? cursor = null;

        for (var page = 0; ; page++)
        {
            var answer = await PageAsync(list, backward ? $"last: {size}, before: $cursor" : $"first: {size}, after: $cursor", "", null, order, cursor);
            seen.InsertRange(backward ? 0 : seen.Count, answer.GetProperty("nodes").EnumerateArray().Select(Id));
            var info = answer.GetProperty("pageInfo");

            if (!info.GetProperty(backward ? "hasPreviousPage" : "hasNextPage").GetBoolean())
                return seen;

            cursor = info.Text(backward ? "startCursor" : "endCursor");

            // Once, or the walk would never overtake what comes in at the end.
            if (page is 0)
                await comesIn();
        }
    }

    private async Task<JsonElement> PageAsync(Listed list, string slice, string selection, JsonObject? where, JsonArray? order, string? cursor) => (await Owner.QueryAsync(
        $"query($where: {list.Filter}, $order: [{list.Sort}!], $cursor: String) {{ {list.Field}({slice}, where: $where, order: $order) {{ nodes {{ {Identity(list)} {selection} }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}",
        new { where, order, cursor })).GetProperty(list.Field);

    private string Identity(Listed list) => schema.Output(list.Row, "id") is null ? throw new InvalidOperationException($"{list.Row} has no id.") : "identity: id";

    private static string Id(JsonElement row) => row.Text("identity")!;

    private IEnumerable<string> Keys(string sort) => schema.Inputs(sort).SelectMany(it => it.Type == "SortEnumType" ? [it.Name] : Keys(it.Type).Select(inner => $"{it.Name}.{inner}"));

    private static string Asked(string path) => path.Split('.').Reverse().Aggregate("", (inner, name) => inner is "" ? name : $"{name} {{ {inner} }}");

    private static JsonArray Sent(IEnumerable<(string Path, bool Down)> by) =>
        [.. by.Select(key => key.Path.Split('.').Reverse().Aggregate((JsonNode)(key.Down ? "DESC" : "ASC"), (inner, name) => new JsonObject { [name] = inner }))];

    private void AssertSorted(Listed list, List<JsonElement> rows, (string Path, bool Down)[] by)
    {
        foreach (var (one, next) in rows.Zip(rows.Skip(1)))
        {
            var order = by.Select(key => (key.Down ? -1 : 1) * Compare(Value(list, one, key.Path), Value(list, next, key.Path))).FirstOrDefault(it => it is not 0);
            Assert.True(order <= 0, $"{list} by {Sent(by).ToJsonString()}: {one} stands before {next}");
        }
    }

    // Enumerations are sorted by their names in the database.
    private (object? Value, bool IsNull) Value(Listed list, JsonElement row, string path)
    {
        var (at, type) = (row, list.Row);

        foreach (var step in path.Split('.'))
        {
            if (at.ValueKind is JsonValueKind.Null)
                return (null, true);

            (at, type) = (at.GetProperty(step), SchemaLists.Named(schema.Output(type, step)!.Value));
        }

        return at.ValueKind is JsonValueKind.Null ? (null, true) : (type switch
        {
            "Int" or "Long" or "Decimal" => at.GetDecimal(),
            "DateTime" => at.GetDateTimeOffset(),
            "Boolean" => at.GetBoolean(),
            _ when schema.IsEnum(type) => string.Concat(at.GetString()!.Split('_').Select(word => word[..1] + word[1..].ToLowerInvariant())),
            _ => at.GetString(),
        }, false);
    }

    private static int Compare((object? Value, bool IsNull) one, (object? Value, bool IsNull) other) => (one.IsNull, other.IsNull) switch
    {
        (true, true) => 0,
        (true, _) => 1,
        (_, true) => -1,
        _ => one.Value is string text ? string.CompareOrdinal(text, (string)other.Value!) : ((IComparable)one.Value!).CompareTo(other.Value),
    };

    private static async Task ComeInAsync(Shop shop)
    {
        await shop.DraftAsync((await shop.GoodsAsync(), 1));
        await shop.CustomerAsync($"Newcomer {Guid.NewGuid():N}");
    }
}
