using OrderCloud.Contracts.Catalog;
using OrderCloud.Orders.Domain.Imports;

namespace OrderCloud.Tests.Imports;

public sealed class SampleTests
{
    [Fact, Trait("Capability", "E5/part")]
    public async Task The_small_cut_comes_to_what_other_code_makes_of_it() => AssertAlike(RetailOracle.Of(RetailOracle.Unpack(RetailFiles.Small)), await Reading.OfAsync(RetailOracle.Unpack(RetailFiles.Small)));

    [Fact, Trait("Capability", "E5/part")]
    public async Task The_half_year_comes_to_its_golden_sums()
    {
        Assert.SkipUnless(RetailFiles.IsFull, "Run by build/test --full.");

        var reading = await Reading.OfAsync(RetailOracle.Unpack(RetailFiles.HalfYear));

        AssertAlike(RetailOracle.Of(RetailOracle.Unpack(RetailFiles.HalfYear)), reading);
        Assert.Equal((209_029, 0), (reading.Rows.Count(), reading.Sheet.RefusalCount));
        Assert.Equal((8_455, 1_677, 651), (reading.Numbers(SourceKind.Order).Count(), reading.Numbers(SourceKind.Return).Count(), reading.Numbers(SourceKind.Adjustment).Count()));
        Assert.Equal((2_767, 3_426), (reading.Sheet.Customers.Count, reading.Products.Keys.Count));
        Assert.Equal([748_957.02m, 560_000.26m, 498_062.65m, 683_267.08m, 493_207.12m, 723_333.51m], reading.ByMonth.Values);
        Assert.Equal(4_064_726.59m, reading.Rows.Where(it => it.Document.Kind != SourceKind.Return).Sum(it => Reading.Amount(it.Row)));
        Assert.Equal(-357_898.95m, reading.Rows.Where(it => it.Document.Kind == SourceKind.Return).Sum(it => Reading.Amount(it.Row)));
        Assert.Equal(-123_666_000, reading.Rows.Where(it => it.Document.Kind == SourceKind.Return).Sum(it => it.Row.Quantity));
        Assert.Equal(2_074_210_000, reading.Rows.Where(it => it.Document.Kind != SourceKind.Return).Sum(it => it.Row.Quantity));
    }

    internal static void AssertAlike(RetailOracle expected, Reading actual)
    {
        Assert.Null(actual.Failure);
        Assert.True(expected.Lines > 0);
        Assert.Empty(expected.Refused.Except(actual.Refused));
        Assert.Empty(actual.Refused.Except(expected.Refused));
        Assert.Equal(expected.Lines, actual.Rows.Count());
        Assert.Equal(expected.ByMonth, actual.ByMonth);
        Assert.Equal(expected.Units, actual.Rows.Sum(it => it.Row.Quantity) / 1000m);
        Assert.Equal(expected.Orders.Keys.Order(), actual.Numbers(SourceKind.Order).Order());
        Assert.Equal(expected.Returns.Keys.Order(), actual.Numbers(SourceKind.Return).Order());
        Assert.Equal(expected.Adjustments.Order(), actual.Numbers(SourceKind.Adjustment).Order());
        Assert.Equal(
            expected.Products.OrderBy(it => it.Key, StringComparer.Ordinal).Select(it => it.Value),
            actual.Products.Keys.OrderBy(key => actual.Sheet.SkuKeys[key], StringComparer.Ordinal).Select(key => Shown(actual.Products.Of(key))));
    }

    private static (string, string, decimal, string) Shown(ImportedProduct product) =>
        (product.Sku, product.Name, product.UnitPrice / 1_000_000m, OrderCloud.Platform.Graph.Names.ScreamingSnake(product.Kind.ToString()));
}
