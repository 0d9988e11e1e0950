using OrderCloud.Contracts.Catalog;

namespace OrderCloud.Orders.Domain.Imports;

/// <summary>What a file's valid documents say of each product: its commonest spelling and name, its latest price.</summary>
internal sealed class FileProducts
{
    private readonly ImportSheet sheet;
    private readonly ImportLayout layout;
    private readonly Dictionary<int, Dictionary<int, int>> spellings = [];
    private readonly Dictionary<int, Dictionary<int, int>> names = [];
    private readonly Dictionary<int, (long At, long Price)> prices = [];

    public FileProducts(ImportSheet sheet, SheetDocuments documents, ImportLayout layout)
    {
        (this.sheet, this.layout) = (sheet, layout);

        foreach (var document in documents.Valid)
            foreach (var row in documents.RowsOf(document))
                Count(row);
    }

    /// <summary>Keys of the codes in use.</summary>
    public IReadOnlyCollection<int> Keys => spellings.Keys;

    public ImportedProduct Of(int key)
    {
        var sku = Commonest(sheet.Skus, spellings[key]);

        return new(sku, names.TryGetValue(key, out var said) ? Commonest(sheet.Texts, said) : sku, KindOf(sku), prices.TryGetValue(key, out var latest) ? latest.Price : 0);
    }

    private void Count(SheetRow row)
    {
        var key = sheet.SkuKeyOf(row.Sku);
        Raise(spellings, key, row.Sku);

        if (row.Text != TextPool.None)
            Raise(names, key, row.Text);

        if (row is { Kind: SourceKind.Order, UnitPrice: > 0 } && (row.At, row.UnitPrice).CompareTo(prices.GetValueOrDefault(key)) > 0)
            prices[key] = (row.At, row.UnitPrice);
    }

    private ProductKind KindOf(string sku)
    {
        if (layout.FeeSkus.Contains(sku, StringComparer.OrdinalIgnoreCase))
            return ProductKind.Fee;

        return layout.VoucherPrefix is { } prefix && sku.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? ProductKind.Voucher : ProductKind.Stocked;
    }

    private static void Raise(Dictionary<int, Dictionary<int, int>> counts, int key, int text)
    {
        if (!counts.TryGetValue(key, out var of))
            counts.Add(key, of = []);

        of[text] = of.GetValueOrDefault(text) + 1;
    }

    private static string Commonest(TextPool pool, Dictionary<int, int> counts) => Spelling.Commonest(counts.Select(it => (pool[it.Key], it.Value)));
}
