using OrderCloud.Contracts;

namespace OrderCloud.Orders.Domain.Imports;

/// <summary>A row's cells by what they mean, trimmed; empty where the file has no such column.</summary>
internal readonly ref struct RowCells
{
    public ReadOnlySpan<char> Number { get; init; }

    public ReadOnlySpan<char> Sku { get; init; }

    public ReadOnlySpan<char> Description { get; init; }

    public ReadOnlySpan<char> Quantity { get; init; }

    public ReadOnlySpan<char> Time { get; init; }

    public ReadOnlySpan<char> UnitPrice { get; init; }

    public ReadOnlySpan<char> Customer { get; init; }

    public ReadOnlySpan<char> Country { get; init; }
}

/// <summary>Decides what becomes of each row: it joins the sheet, or everything that is wrong with it is noted.</summary>
internal sealed class RowRules(ImportLayout layout, ImportSheet sheet)
{
    /// <summary>Longest texts of documents, codes and descriptions; longer descriptions are cut, longer codes refused.</summary>
    public const int NumberLength = 60, SkuLength = 60, NameLength = 200, CustomerLength = 50, CountryLength = 60;

    private const long MaxQuantity = 1_000_000_000, MaxPrice = 10_000_000_000_000;

    // A billion of the main unit a line: a million lines then still sum up in 64 bits, in any currency.
    private static readonly Int128 MaxAmount = (Int128)1_000_000_000 * 1_000_000_000;

    private readonly char mark = layout.DecimalMark is DecimalMark.Comma ? ',' : '.';
    private readonly TimeReader times = new(layout);
    private bool refused;

    public void Take(int line, scoped in RowCells cells)
    {
        refused = false;
        CheckLengths(line, cells);

        if (cells.Number.IsEmpty)
            Refuse(line, layout.Columns.Number, cells.Number, RefusalCode.NumberMissing);

        if (cells.Sku.IsEmpty)
            Refuse(line, layout.Columns.Sku, cells.Sku, RefusalCode.SkuMissing);

        var quantity = ReadQuantity(line, cells.Quantity);
        var at = ReadTime(line, cells.Time);
        var price = ReadPrice(line, cells.UnitPrice, quantity);

        if (refused)
        {
            sheet.Spoil(cells.Number);

            return;
        }

        sheet.Add(new(quantity, price, at, line, sheet.Invoices.Add(cells.Number), sheet.AddSku(cells.Sku), sheet.Texts.AddIfAny(Cut(cells.Description)),
            sheet.Customers.AddIfAny(NumberText.WithoutZeroDecimals(cells.Customer)), sheet.Countries.AddIfAny(cells.Country), KindOf(cells.Number, quantity, price)));
    }

    private SourceKind KindOf(ReadOnlySpan<char> number, long quantity, long price)
    {
        if (layout.ReturnPrefix is { } prefix && number.StartsWith(prefix, StringComparison.Ordinal))
            return SourceKind.Return;

        return quantity > 0 ? SourceKind.Order : price == 0 ? SourceKind.Adjustment : SourceKind.Return;
    }

    private void CheckLengths(int line, scoped in RowCells cells)
    {
        RefuseLonger(line, layout.Columns.Number, cells.Number, NumberLength);
        RefuseLonger(line, layout.Columns.Sku, cells.Sku, SkuLength);
        RefuseLonger(line, layout.Columns.Customer, cells.Customer, CustomerLength);
        RefuseLonger(line, layout.Columns.Country, cells.Country, CountryLength);
    }

    private void RefuseLonger(int line, string? column, ReadOnlySpan<char> value, int longest)
    {
        if (value.Length > longest)
            Refuse(line, column, value, RefusalCode.RowMalformed);
    }

    private long ReadQuantity(int line, ReadOnlySpan<char> text)
    {
        var quantity = NumberText.Read(text, mark, Scaled.QuantityDigits);

        if (quantity is null or > MaxQuantity or < -MaxQuantity)
            Refuse(line, layout.Columns.Quantity, text, RefusalCode.NumberInvalid);
        else if (quantity == 0)
            Refuse(line, layout.Columns.Quantity, text, RefusalCode.QuantityZero);
        else if (quantity < 0 && !layout.IsHistory)
            Refuse(line, layout.Columns.Quantity, text, RefusalCode.QuantityNegative);

        return quantity ?? 0;
    }

    private long ReadTime(int line, ReadOnlySpan<char> text)
    {
        // Only history needs to know when; a draft is placed when it is submitted.
        if (layout.Columns.Time is null || (text.IsEmpty && !layout.IsHistory))
            return 0;

        if (times.Read(text) is { } at)
            return at;

        Refuse(line, layout.Columns.Time, text, RefusalCode.DateInvalid);

        return 0;
    }

    private long ReadPrice(int line, ReadOnlySpan<char> text, long quantity)
    {
        if (layout.Columns.UnitPrice is null || (text.IsEmpty && !layout.IsHistory))
            return SheetRow.NoPrice;

        var price = NumberText.Read(text, mark, Scaled.PriceDigits);

        if (price is null or > MaxPrice or < -MaxPrice || Int128.Abs((Int128)price.Value * quantity) > MaxAmount)
            Refuse(line, layout.Columns.UnitPrice, text, RefusalCode.NumberInvalid);
        else if (price < 0)
            Refuse(line, layout.Columns.UnitPrice, text, RefusalCode.PriceNegative);

        return price ?? 0;
    }

    private void Refuse(int line, string? column, ReadOnlySpan<char> value, RefusalCode code)
    {
        refused = true;
        sheet.Refuse(line, column, value, code);
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> name) =>
        name.Length <= NameLength ? name : char.IsHighSurrogate(name[NameLength - 1]) ? name[..(NameLength - 1)] : name[..NameLength];
}
