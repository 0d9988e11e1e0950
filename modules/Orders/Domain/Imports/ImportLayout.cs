namespace OrderCloud.Orders.Domain.Imports;

/// <summary>How to read a file and what to make of it: which column is what, how numbers and times are written, whether it is history.</summary>
/// <param name="TimeFormat">.NET's custom format without an offset, e.g. <c>yyyy-MM-dd HH:mm:ss</c>.</param>
/// <param name="TimeZone">IANA name: whose wall clock the file shows.</param>
/// <param name="Channel">Where the orders come from; a part of each document's natural key.</param>
/// <param name="IsHistory">True: finished business of another system, taken over as it was. False: drafts to be worked on.</param>
/// <param name="ReturnPrefix">Documents whose number begins so are returns; null where there is no such rule.</param>
/// <param name="FeeSkus">Codes of postage, fees and the like, compared without case.</param>
/// <param name="VoucherPrefix">Codes that begin so, without case, are gift vouchers.</param>
/// <param name="TagUnusualNumbers">Tags orders whose number begins with a letter.</param>
/// <param name="Columns">Which column holds what.</param>
/// <param name="Encoding">How the file's bytes are text.</param>
/// <param name="Delimiter">What parts the cells of a row.</param>
/// <param name="DecimalMark">What parts whole digits from decimals.</param>
/// <param name="UnknownSku">What becomes of a product code that nobody knows.</param>
/// <param name="UnknownCustomer">What becomes of a customer code that nobody knows.</param>
internal sealed record ImportLayout(
    ImportColumns Columns, ImportEncoding Encoding, ImportDelimiter Delimiter, DecimalMark DecimalMark, string TimeFormat, string TimeZone, string Channel, bool IsHistory,
    UnknownPolicy UnknownSku, UnknownPolicy UnknownCustomer, string? ReturnPrefix, IReadOnlyList<string> FeeSkus, string? VoucherPrefix, bool TagUnusualNumbers)
{
    public const string OnlineRetailName = "online-retail";

    /// <summary>The tag of an order whose number begins with a letter where the others don't.</summary>
    public const string UnusualNumberTag = "unusual-number";

    /// <summary>The format of the data set "Online Retail", built in: a British wholesaler's invoices, a line per row, prices in pounds.</summary>
    public static ImportLayout OnlineRetail { get; } = new(
        new("InvoiceNo", "StockCode", "Quantity", "Description", "InvoiceDate", "UnitPrice", "CustomerID", "Country"),
        ImportEncoding.Utf8, ImportDelimiter.Comma, DecimalMark.Point, "yyyy-MM-dd HH:mm:ss", "Europe/London", OnlineRetailName, IsHistory: true,
        UnknownPolicy.Create, UnknownPolicy.Create, ReturnPrefix: "C",
        ["POST", "DOT", "C2", "M", "D", "S", "AMAZONFEE", "BANK CHARGES"], VoucherPrefix: "gift_", TagUnusualNumbers: true);

    public TimeZoneInfo FindZone() => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
}

/// <summary>Which column of the file holds what, by the name in its header. An order's lines are the rows of one number, wherever they stand.</summary>
/// <param name="Number">The document's number in the other system.</param>
/// <param name="Description">Null where the file has none: lines are then named after their product.</param>
/// <param name="Time">When it was sold; needed for history.</param>
/// <param name="UnitPrice">Needed for history; without it the catalogue's price holds.</param>
/// <param name="Customer">The customer's code; empty cells are walk-in sales.</param>
/// <param name="Country">The country's name or ISO code.</param>
/// <param name="Quantity">The column of quantities.</param>
internal sealed record ImportColumns(string Number, string Sku, string Quantity, string? Description, string? Time, string? UnitPrice, string? Customer, string? Country)
{
    /// <summary>The names in the order of <see cref="ImportField"/>.</summary>
    public IReadOnlyList<string?> ByField() => [Number, Sku, Description, Quantity, Time, UnitPrice, Customer, Country];

    /// <returns>The first column that the header lacks; null when it has them all.</returns>
    public string? MissingFrom(IReadOnlyCollection<string> header) => ByField().FirstOrDefault(name => name is not null && !header.Contains(name));
}

/// <summary>What a cell is, in the order in which a row is checked.</summary>
internal enum ImportField
{
    Number,
    Sku,
    Description,
    Quantity,
    Time,
    UnitPrice,
    Customer,
    Country,
}

/// <summary>How a file's bytes become letters.</summary>
internal enum ImportEncoding
{
    /// <summary>UTF-8, with or without a byte order mark.</summary>
    Utf8,

    /// <summary>GB 18030, which holds GBK and GB 2312.</summary>
    Gb18030,

    /// <summary>Big5, for Traditional Chinese.</summary>
    Big5,
}

/// <summary>What parts the cells of a row.</summary>
internal enum ImportDelimiter
{
    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A semicolon.</summary>
    Semicolon,

    /// <summary>A tabulator.</summary>
    Tab,
}

/// <summary>What parts a number's whole digits from its decimals. Thousands are not parted.</summary>
internal enum DecimalMark
{
    /// <summary>A point: 1.5.</summary>
    Point,

    /// <summary>A comma: 1,5.</summary>
    Comma,
}

/// <summary>What to do with a code that the tenant doesn't know.</summary>
internal enum UnknownPolicy
{
    /// <summary>The row is refused.</summary>
    Refuse,

    /// <summary>Made from what the file says of it.</summary>
    Create,
}
