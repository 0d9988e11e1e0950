using System.Globalization;
using System.Text.Json;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>
/// What must hold of every list: sorted as asked, and pages forward and back give each row that was there once and in its place,
/// whatever comes in meanwhile.
/// </summary>
/// <param name="type">Of the rows, e.g. <c>Order</c>: names the inputs of filter and sort.</param>
/// <param name="field">At the root, or on <paramref name="parent"/>.</param>
/// <param name="parent">For a list of an object: how the document opens it, e.g. <c>customer(id: "…")</c>.</param>
public sealed class ListWalk(GraphQLClient client, string type, string field, string? parent = null)
{
    private const int PageSize = 2, Most = 100;

    /// <summary>Sorts by each of these, up and down, and walks.</summary>
    /// <param name="sorts">Each a path, e.g. <c>total.minorUnits</c>; a value that is missing is the greatest.</param>
    /// <param name="comesIn">Makes another row.</param>
    public async Task AssertEachSortAsync(IEnumerable<string> sorts, Func<Task> comesIn)
    {
        foreach (var sort in sorts)
        {
            var up = await AssertAsync(sort, "ASC", comesIn);
            var down = await AllAsync(sort, "DESC");

            Assert.Equal(up.Intersect(down.Select(row => row.Id)), down.Select(row => row.Id).Intersect(up).Reverse());
            await AssertAsync(sort, "DESC", comesIn);
        }
    }

    /// <summary>Ids of the rows that hold, in the list's own order.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(object? where = null, object? order = null) =>
        [.. (await AskAsync("first: 100", "nodes { id }", where, order)).GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!)];

    public async Task<int> CountAsync(object? where = null) => (await AskAsync("first: 1", "totalCount", where, order: null)).GetProperty("totalCount").GetInt32();

    private async Task<IReadOnlyList<string>> AssertAsync(string sort, string direction, Func<Task> comesIn)
    {
        var there = await AllAsync(sort, direction);
        Assert.InRange(there.Count, 3 * PageSize, Most - 1);
        AssertSorted(sort, direction, there);

        await AssertWalkAsync([.. there.Select(row => row.Id)], sort, direction, backward: false, comesIn);
        var more = await AllAsync(sort, direction);
        Assert.True(more.Count > there.Count, "Nothing came in.");
        await AssertWalkAsync([.. more.Select(row => row.Id)], sort, direction, backward: true, comesIn);

        return [.. there.Select(row => row.Id)];
    }

    private async Task AssertWalkAsync(IReadOnlyList<string> there, string sort, string direction, bool backward, Func<Task> comesIn)
    {
        var seen = await WalkAsync(sort, direction, backward, comesIn);

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(there, seen.Where(there.Contains));
    }

    private async Task<List<string>> WalkAsync(string sort, string direction, bool backward, Func<Task> comesIn)
    {
        var seen = new List<string>();
        string? cursor = null;

        for (var page = 1; ; page++)
        {
            var (size, from, next) = backward ? ("last", "before", "startCursor") : ("first", "after", "endCursor");
            var slice = cursor is null ? $"{size}: {PageSize}" : $"{size}: {PageSize}, {from}: \"{cursor}\"";
            var answer = await AskAsync(slice, "nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }", where: null, Order(sort, direction));
            var ids = answer.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!).ToList();
            var info = answer.GetProperty("pageInfo");

            seen.InsertRange(backward ? 0 : seen.Count, ids);
            Assert.Equal(cursor is not null, info.GetProperty(backward ? "hasNextPage" : "hasPreviousPage").GetBoolean());

            if (!info.GetProperty(backward ? "hasPreviousPage" : "hasNextPage").GetBoolean())
                return seen;

            Assert.Equal(PageSize, ids.Count);
            Assert.InRange(page, 1, Most);
            cursor = info.GetProperty(next).GetString();

            // Twice, or the walk would never overtake what comes in at the end.
            if (page <= 2)
                await comesIn();
        }
    }

    private async Task<IReadOnlyList<(string Id, JsonElement Value)>> AllAsync(string sort, string direction)
    {
        var value = string.Concat(sort.Split('.').Select(step => $" {{ {step}")) + string.Concat(sort.Split('.').Select(_ => " }"));
        var nodes = (await AskAsync($"first: {Most}", $"nodes {{ id {value.Trim()[1..^1]} }}", where: null, Order(sort, direction))).GetProperty("nodes");

        return [.. nodes.EnumerateArray().Select(node => (node.GetProperty("id").GetString()!, sort.Split('.').Aggregate(node, (at, step) => at.ValueKind is JsonValueKind.Null ? at : at.GetProperty(step))))];
    }

    private static void AssertSorted(string sort, string direction, IReadOnlyList<(string Id, JsonElement Value)> rows)
    {
        foreach (var (one, next) in rows.Zip(rows.Skip(1)))
        {
            var order = Compare(one.Value, next.Value);
            Assert.True(direction == "ASC" ? order <= 0 : order >= 0, $"By {sort} {direction}, {one.Value} stands before {next.Value}.");
        }
    }

    private static int Compare(JsonElement one, JsonElement other) => (one.ValueKind, other.ValueKind) switch
    {
        (JsonValueKind.Null, JsonValueKind.Null) => 0,
        (JsonValueKind.Null, _) => 1,
        (_, JsonValueKind.Null) => -1,
        (JsonValueKind.Number, _) => one.GetDecimal().CompareTo(other.GetDecimal()),
        _ when DateTimeOffset.TryParse(one.GetString(), CultureInfo.InvariantCulture, out var at) && DateTimeOffset.TryParse(other.GetString(), CultureInfo.InvariantCulture, out var then) => at.CompareTo(then),
        _ => string.CompareOrdinal(one.GetString(), other.GetString()),
    };

    private static object Order(string sort, string direction) =>
        sort.Split('.').Reverse().Aggregate((object)direction, (inner, step) => new Dictionary<string, object> { [step] = inner });

    private async Task<JsonElement> AskAsync(string slice, string selection, object? where, object? order)
    {
        var list = $"{field}({slice}, where: $where, order: $order) {{ {selection} }}";
        var data = await client.QueryAsync($"query($where: {type}FilterInput, $order: [{type}SortInput!]) {{ {(parent is null ? list : $"{parent} {{ {list} }}")} }}", new { where, order });
        var root = data.EnumerateObject().Single().Value;

        return parent is null ? root : root.GetProperty(field);
    }
}
