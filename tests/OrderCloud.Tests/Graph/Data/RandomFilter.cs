using System.Text.Json.Nodes;

namespace OrderCloud.Tests.Graph.Data;

/// <summary>A random <c>where</c> and what it means, said without the code under test.</summary>
/// <param name="Holds">In C#, over objects.</param>
internal sealed record RandomFilter<T>(JsonObject Where, Func<T, bool> Holds)
{
    /// <summary>Up to three fields, all of which must hold, and now and then a combination of such objects.</summary>
    public static RandomFilter<T> Of(Random random, IReadOnlyList<Func<Random, RandomFilter<T>>> fields, int depth = 0)
    {
        var parts = Enumerable.Range(0, random.Next(1, 4)).Select(_ => fields[random.Next(fields.Count)](random)).DistinctBy(part => part.Where.First().Key).ToList();

        if (depth < 2 && random.Next(3) is 0)
            parts.Add(Combined(random.Next(2) is 0 ? "and" : "or", [.. Enumerable.Range(0, random.Next(3)).Select(_ => Of(random, fields, depth + 1))]));

        return new([.. parts.Select(part => KeyValuePair.Create(part.Where.First().Key, part.Where.First().Value?.DeepClone()))], row => parts.TrueForAll(part => part.Holds(row)));
    }

    /// <summary>The same under a name: a field that leads to an object.</summary>
    public RandomFilter<TOwner> Under<TOwner>(string name, Func<TOwner, Func<T, bool>, bool> holds) => new(new JsonObject { [name] = Where }, owner => holds(owner, Holds));

    // An empty combination asks for nothing.
    private static RandomFilter<T> Combined(string name, IReadOnlyList<RandomFilter<T>> parts) => new(
        new JsonObject { [name] = new JsonArray([.. parts.Select(part => part.Where)]) },
        row => parts is [] || (name is "and" ? parts.All(part => part.Holds(row)) : parts.Any(part => part.Holds(row))));
}
