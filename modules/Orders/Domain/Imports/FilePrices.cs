using OrderCloud.Contracts;
using OrderCloud.Contracts.Catalog;

namespace OrderCloud.Orders.Domain.Imports;

/// <summary>The list price of each product of a file, for those who may sell at no other.</summary>
internal sealed class FilePrices
{
    private readonly ImportSheet sheet;
    private readonly char mark;
    private readonly long?[] prices;

    /// <param name="variants">By the number of their code; null for those that are still to be made.</param>
    public FilePrices(ImportSheet sheet, ImportLayout layout, IReadOnlyList<VariantInfo?> variants)
    {
        (this.sheet, mark) = (sheet, layout.DecimalMark is DecimalMark.Comma ? ',' : '.');
        prices = [.. variants.Select(variant => variant?.UnitPrice)];

        // What is made has the price that the file gives. Where its rows disagree, none of them is the list's.
        for (var index = 0; index < sheet.RowCount; index++)
            if (KeyOf(sheet[index]) is var key && variants[key] is null && sheet[index].UnitPrice is not SheetRow.NoPrice and var price)
                prices[key] = prices[key] is null || prices[key] == price ? price : SheetRow.NoPrice;
    }

    public bool Differs(SheetRow row) => row.UnitPrice is not SheetRow.NoPrice && row.UnitPrice != prices[KeyOf(row)];

    /// <summary>The row's price as the file writes it.</summary>
    public string Write(SheetRow row) => NumberText.Write(row.UnitPrice, mark, Scaled.PriceDigits);

    private int KeyOf(SheetRow row) => sheet.SkuKeyOf(row.Sku);
}
