using System.Globalization;
using System.Text.Json.Nodes;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Tests.Graph.Data;

/// <summary>Random filters over every declared field of the shop.</summary>
internal static class ShopFilters
{
    private static readonly List<(IComparable, JsonNode)> Texts = [.. Samples.Words.Concat(["t", "E", "ü", "%", "_", "🫖", "EUR", "USD"]).Select(word => ((IComparable)word, (JsonNode)word))];
    private static readonly List<(IComparable, JsonNode)> Numbers = [.. Enumerable.Range(-1, 8).Select(number => ((IComparable)number, (JsonNode)number))];
    private static readonly List<(IComparable, JsonNode)> Longs = [.. new long[] { -1, 0, 1, 2, 3, 100, 500 }.Select(number => ((IComparable)number, (JsonNode)number))];
    private static readonly List<(IComparable, JsonNode)> Weights = [.. new[] { -1m, 0m, 0.5m, 1.0001m, 1.5m, 2.9999m, 3m, 1e20m, -1e20m }.Select(number => ((IComparable)number, (JsonNode)number))];
    private static readonly List<(IComparable, JsonNode)> Stages = [.. Enum.GetValues<Stage>().Select(stage => ((IComparable)stage, (JsonNode)Names.ScreamingSnake(stage.ToString())))];
    private static readonly List<(IComparable, JsonNode)> Truths = [(true, true), (false, false)];
    private static readonly List<(IComparable, JsonNode)> Instants = [.. Enumerable.Range(0, 10).Select(hour => new DateTimeOffset(2026, 3, 1, 12 + hour, 0, 0, TimeSpan.FromHours(hour % 3))).Select(at => ((IComparable)at, (JsonNode)at.ToString("O")))];
    private static readonly List<(IComparable, JsonNode)> Days = [.. Enumerable.Range(1, 6).Select(day => new DateOnly(2026, 1, day)).Select(day => ((IComparable)day, (JsonNode)day.ToString("O", CultureInfo.InvariantCulture)))];
    private static readonly List<(IComparable, JsonNode)> Codes = [.. Enumerable.Range(0, 6).Select(i => Samples.Id(0xC0, i)).Select(id => ((IComparable)id, (JsonNode)id.ToString("D")))];
    private static readonly List<(IComparable, JsonNode)> Ids = [.. Samples.Products().Take(5).Select(row => ((IComparable)row.Id, (JsonNode)NodeId.Encode("Product", row.Id)))];
    private static readonly List<(IComparable, JsonNode)> Makers = [.. Samples.Makers.Select(maker => ((IComparable)maker.Id, (JsonNode)NodeId.Encode("Maker", maker.Id)))];

    private static readonly IReadOnlyList<Func<Random, RandomFilter<Maker?>>> MakerFields =
    [
        RandomOperation.On<Maker?>("name", maker => maker?.Name, isNullable: true, Texts),
        RandomOperation.On<Maker?>("city", maker => maker?.City, isNullable: true, Texts),
    ];

    private static readonly IReadOnlyList<Func<Random, RandomFilter<Review>>> ReviewFields =
    [
        RandomOperation.On<Review>("stars", review => review.Stars, isNullable: false, Numbers),
        RandomOperation.On<Review>("words", review => review.Words, isNullable: true, Texts),
    ];

    private static readonly Func<Random, RandomFilter<Product>>[] Fields =
    [
        RandomOperation.On<Product>("id", row => row.Id, isNullable: false, Ids, isOrdered: false),
        RandomOperation.On<Product>("name", row => row.Name, isNullable: false, Texts),
        RandomOperation.On<Product>("note", row => row.Note, isNullable: true, Texts),
        RandomOperation.On<Product>("rank", row => row.Rank, isNullable: false, Numbers),
        RandomOperation.On<Product>("stock", row => row.Stock, isNullable: true, Numbers),
        RandomOperation.On<Product>("weight", row => row.Weight / 1000m, isNullable: false, Weights),
        RandomOperation.On<Product>("stage", row => row.Stage, isNullable: false, Stages, isOrdered: false),
        RandomOperation.On<Product>("earlier", row => row.Earlier, isNullable: true, Stages, isOrdered: false),
        RandomOperation.On<Product>("active", row => row.Active, isNullable: false, Truths, isOrdered: false),
        RandomOperation.On<Product>("at", row => row.At, isNullable: false, Instants),
        RandomOperation.On<Product>("due", row => row.Due, isNullable: true, Days),
        RandomOperation.On<Product>("code", row => row.Code, isNullable: true, Codes, isOrdered: false),
        RandomOperation.On<Product>("cost", row => row.Cost, isNullable: true, Longs),
        RandomOperation.On<Product>("makerId", row => row.MakerId, isNullable: true, Makers, isOrdered: false),
        random => RandomOperation.On<Product>("minorUnits", row => row.Price, isNullable: false, Longs)(random).Under<Product>("price", (row, holds) => holds(row)),
        random => RandomOperation.On<Product>("currency", row => row.Currency, isNullable: false, Texts)(random).Under<Product>("price", (row, holds) => holds(row)),
        random => RandomOperation.On<Product>("currency", row => row.Discount is null ? null : row.Currency, isNullable: true, Texts)(random).Under<Product>("discount", (row, holds) => holds(row)),
        random => RandomOperation.On<Product>("minorUnits", row => row.Discount, isNullable: true, Longs)(random).Under<Product>("discount", (row, holds) => holds(row)),
        random => RandomOperation.On<Product>("id", row => row.MakerId, isNullable: true, Makers, isOrdered: false)(random).Under<Product>("madeBy", (row, holds) => holds(row)),
        random => RandomOperation.On<Product>("note", row => row.Note, isNullable: true, Texts)(random).Under<Product>("madeBy", (row, holds) => holds(row)),
        random => RandomFilter<Maker?>.Of(random, MakerFields).Under<Product>("maker", (row, holds) => holds(row.Maker)),
        random => Quantified(random, "reviews", RandomFilter<Review>.Of(random, ReviewFields), row => row.Reviews),
        random => Quantified(random, "tags", new RandomFilter<string>(new JsonObject { ["contains"] = "e" }, tag => tag.Contains('e')), row => row.Tags),
    ];

    public static RandomFilter<Product> From(int seed) => RandomFilter<Product>.Of(new Random(seed), Fields);

    private static RandomFilter<Product> Quantified<TItem>(Random random, string list, RandomFilter<TItem> item, Func<Product, List<TItem>> items) => random.Next(4) switch
    {
        0 => new(new JsonObject { [list] = new JsonObject { ["some"] = item.Where } }, row => items(row).Exists(it => item.Holds(it))),
        1 => new(new JsonObject { [list] = new JsonObject { ["none"] = item.Where } }, row => !items(row).Exists(it => item.Holds(it))),
        2 => new(new JsonObject { [list] = new JsonObject { ["all"] = item.Where } }, row => items(row).TrueForAll(it => item.Holds(it))),
        _ => new(new JsonObject { [list] = new JsonObject { ["any"] = false } }, row => items(row).Count is 0),
    };
}
