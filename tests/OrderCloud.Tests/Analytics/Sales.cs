using CsCheck;
using OrderCloud.Contracts;
using OrderCloud.Contracts.Orders;
using OrderCloud.Contracts.Tenancy;

namespace OrderCloud.Tests.Analytics;

/// <summary>Sales to count: random ones, and the sums that they must give, made by other code.</summary>
internal static class Sales
{
    public static readonly Guid[] Variants = [.. Enumerable.Range(0, 12).Select(_ => Guid.CreateVersion7())];

    public static readonly Guid?[] Customers = [null, .. Enumerable.Range(0, 5).Select(_ => (Guid?)Guid.CreateVersion7())];

    private static readonly string[] Zones = ["Europe/Berlin", "Asia/Shanghai", "America/St_Johns", "UTC"];

    public static readonly Gen<string> Zone = Gen.Int[0, Zones.Length - 1].Select(index => Zones[index]);

    // The documents lie around the day on which Berlin's clock goes forward.
    private static readonly DateTimeOffset Start = new(2026, 3, 25, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<SalesLine> Line =
        from variant in Gen.Int[0, Variants.Length - 1]
        from quantity in Gen.Long[1, 20_000]
        from gross in Gen.Long[0, 100_000]
        from discount in Gen.Long[0, gross]
        from tax in Gen.Long[0, 20_000]
        select new SalesLine(Variants[variant], quantity, gross, discount, gross - discount, tax, IsGoods: variant > 2);

    public static readonly Gen<SalesDocument> Document =
        from customer in Gen.Int[0, Customers.Length - 1]
        from minutes in Gen.Int[0, 8 * 24 * 60]
        from lines in Line.List[1, 6]
        from isReturn in Gen.Int[0, 4].Select(it => it == 0)
        select new SalesDocument(Guid.CreateVersion7(), isReturn, Customers[customer], Start.AddMinutes(minutes), "EUR", isReturn ? [.. lines.Select(Negated)] : lines);

    public static TenantSettings In(string zone, string currency = "EUR") => new(Guid.CreateVersion7(), "Test", currency, zone, "en", RoundingMode.HalfUp);

    public static SalesDocument Order(string at, long net = 100, string currency = "EUR") =>
        new(Guid.CreateVersion7(), IsReturn: false, Customers[1], DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), currency, [new(Variants[5], 1_000, net, 0, net, 0, IsGoods: true)]);

    /// <summary>The day by the zone's own rules, counted from the start of the day rather than converted.</summary>
    public static DateOnly DayOf(SalesDocument document, string zone)
    {
        var rules = TimeZoneInfo.FindSystemTimeZoneById(zone);

        return DateOnly.FromDateTime((document.PlacedAt + rules.GetUtcOffset(document.PlacedAt.UtcDateTime)).UtcDateTime);
    }

    private static SalesLine Negated(SalesLine line) => line with { Quantity = -line.Quantity, Gross = -line.Gross, Discount = -line.Discount, Net = -line.Net, Tax = -line.Tax };
}
