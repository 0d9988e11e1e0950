namespace OrderCloud.Orders.Domain.Imports;

/// <summary>What kind of document a row belongs to; a part of the natural key.</summary>
internal enum SourceKind
{
    /// <summary>An order.</summary>
    Order,

    /// <summary>Goods that came back.</summary>
    Return,

    /// <summary>A stock write-off without a price.</summary>
    Adjustment,
}

/// <summary>A good row, as numbers only: texts are looked up in the sheet's pools. 56 bytes, so that a million fit in memory.</summary>
/// <param name="Quantity">Thousandths, with the file's sign.</param>
/// <param name="UnitPrice">Millionths; -1 where the file gives none.</param>
/// <param name="At">UTC ticks; 0 where the file gives no time.</param>
/// <param name="Line">Physical line in the file.</param>
/// <param name="Sku">Its spelling in the file.</param>
/// <param name="Text">The description, or none.</param>
internal readonly record struct SheetRow(long Quantity, long UnitPrice, long At, int Line, int Invoice, int Sku, int Text, int Customer, int Country, SourceKind Kind)
{
    public const long NoPrice = -1;
}
