using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace OrderCloud.Tests.Imports;

/// <summary>
/// What an import of a retail file must come to, worked out by other means than the product: a parser of its own, decimals,
/// dictionaries, the British clock's rule written out.
/// </summary>
public sealed class RetailOracle
{
    private static readonly string[] Fees = ["POST", "DOT", "C2", "M", "D", "S", "AMAZONFEE", "BANK CHARGES"];

    private readonly Dictionary<string, Dictionary<string, int>> names = [], spellings = [];
    private readonly Dictionary<string, (DateTime At, decimal Price)> prices = [];

    private sealed record Row(int Line, string Invoice, string Sku, string Name, decimal Quantity, DateTime Utc, decimal Price, string Customer, string Country, string Kind);

    /// <summary>Row → the code of the first thing that is wrong with it.</summary>
    public SortedDictionary<int, string> Refused { get; } = [];

    public int Lines { get; private set; }

    public decimal Units { get; private set; }

    public decimal Net { get; private set; }

    /// <summary>Month, e.g. 2010-12 → net sales, returns taken off, lines rounded to pence.</summary>
    public SortedDictionary<string, decimal> ByMonth { get; } = new(StringComparer.Ordinal);

    /// <summary>Number → net, for each kind of document.</summary>
    public Dictionary<string, decimal> Orders { get; } = [];

    public Dictionary<string, decimal> Returns { get; } = [];

    public HashSet<string> Adjustments { get; } = [];

    public HashSet<string> Customers { get; } = [];

    public HashSet<string> WalkIns { get; } = [];

    public HashSet<string> Unusual { get; } = [];

    /// <summary>Code in capitals → spelling, name, price, kind.</summary>
    public Dictionary<string, (string Sku, string Name, decimal Price, string Kind)> Products { get; } = [];

    public static RetailOracle Of(byte[] csv)
    {
        var oracle = new RetailOracle();
        var good = new List<Row>();
        var spoiled = new HashSet<string>();

        foreach (var (line, bytes) in Split(csv).Skip(1))
        {
            var (row, code, invoice) = Read(line, bytes);

            if (row is not null)
                good.Add(row);

            if (code is null)
                continue;

            oracle.Refused.Add(line, code);

            if (invoice is { Length: > 0 })
                spoiled.Add(invoice);
        }

        var earliest = good.GroupBy(row => row.Invoice).ToDictionary(rows => rows.Key, rows => rows.Min(row => row.Utc));

        foreach (var row in good)
        {
            if (spoiled.Contains(row.Invoice))
                oracle.Refused.Add(row.Line, "ORDER_HAS_ERRORS");
            else
                oracle.Count(row, earliest[row.Invoice]);
        }

        oracle.Summarize();

        return oracle;
    }

    public static byte[] Unpack(string path)
    {
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);

        return plain.ToArray();
    }

    private void Count(Row row, DateTime placedAt)
    {
        var amount = Math.Round(row.Quantity * row.Price, 2, MidpointRounding.AwayFromZero);
        var month = ToBritish(placedAt).ToString("yyyy-MM", CultureInfo.InvariantCulture);

        Lines++;
        Units += row.Quantity;
        Net += amount;
        ByMonth[month] = ByMonth.GetValueOrDefault(month) + amount;

        if (row.Kind == "adjustment")
            Adjustments.Add(row.Invoice);
        else if (row.Kind == "return")
            Returns[row.Invoice] = Returns.GetValueOrDefault(row.Invoice) + amount;
        else
            Orders[row.Invoice] = Orders.GetValueOrDefault(row.Invoice) + amount;

        if (row.Kind == "order" && char.IsLetter(row.Invoice[0]))
            Unusual.Add(row.Invoice);

        if (row.Customer.Length > 0)
            Customers.Add(row.Customer);
        else if (row.Kind == "order")
            WalkIns.Add(row.Invoice);

        var sku = row.Sku.ToUpperInvariant();
        Raise(spellings, sku, row.Sku);

        if (row.Name.Length > 0)
            Raise(names, sku, row.Name);

        if (row.Kind == "order" && row.Price > 0 && (!prices.TryGetValue(sku, out var latest) || row.Utc > latest.At || (row.Utc == latest.At && row.Price > latest.Price)))
            prices[sku] = (row.Utc, row.Price);
    }

    private void Summarize()
    {
        foreach (var (sku, spelled) in spellings)
        {
            var shown = Top(spelled);
            var kind = Fees.Contains(sku) ? "FEE" : sku.StartsWith("GIFT_", StringComparison.Ordinal) ? "VOUCHER" : "STOCKED";
            Products[sku] = (shown, names.TryGetValue(sku, out var said) ? Top(said) : shown, prices.TryGetValue(sku, out var price) ? price.Price : 0, kind);
        }
    }

    private static (Row? Row, string? Code, string? Invoice) Read(int line, byte[] bytes)
    {
        if (Decode(bytes) is not { } text)
            return (null, "ENCODING_INVALID", Decode(bytes[..Array.IndexOf(bytes, (byte)',')]));

        var cells = Cells(text).Select(cell => cell.Trim()).ToList();

        if (cells.Count != 8)
            return (null, "ROW_MALFORMED", cells[0]);

        var (invoice, sku, name, customer) = (cells[0], cells[1], cells[2], cells[6].EndsWith(".0", StringComparison.Ordinal) ? cells[6][..^2] : cells[6]);
        var hasQuantity = Number(cells[3], 3, out var quantity);
        var hasPrice = Number(cells[5], 6, out var price);
        var hasTime = DateTime.TryParseExact(cells[4], "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local);
        var code = invoice.Length == 0 ? "NUMBER_MISSING"
            : sku.Length == 0 ? "SKU_MISSING"
            : !hasQuantity ? "NUMBER_INVALID"
            : quantity == 0 ? "QUANTITY_ZERO"
            : !hasTime ? "DATE_INVALID"
            : !hasPrice ? "NUMBER_INVALID"
            : price < 0 ? "PRICE_NEGATIVE"
            : null;

        if (code is not null)
            return (null, code, invoice);

        var kind = invoice[0] == 'C' ? "return" : quantity > 0 ? "order" : price == 0 ? "adjustment" : "return";

        return (new(line, invoice, sku, name, quantity, FromBritish(local), price, customer, cells[7], kind), null, invoice);
    }

    private static string? Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool Number(string text, int decimals, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
        && Math.Round(value, decimals) == value && Math.Abs(value) <= 10_000_000;

    // Records with the physical line they begin on: a line break between quotation marks belongs to the cell.
    private static IEnumerable<(int Line, byte[] Bytes)> Split(byte[] csv)
    {
        var (line, begun, start, quoted) = (1, 1, csv.AsSpan().StartsWith((byte[])[0xEF, 0xBB, 0xBF]) ? 3 : 0, false);

        for (var at = start; at <= csv.Length; at++)
        {
            if (at < csv.Length && csv[at] == '"')
                quoted = !quoted;

            if (at < csv.Length && csv[at] != '\n')
                continue;

            line++;

            if (quoted && at < csv.Length)
                continue;

            var end = at > start && csv[at - 1] == '\r' ? at - 1 : at;

            if (end > start)
                yield return (begun, csv[start..end]);

            (begun, start) = (line, at + 1);
        }
    }

    private static List<string> Cells(string record)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);

        for (var at = 0; at < record.Length; at++)
        {
            if (record[at] == '"' && quoted && at + 1 < record.Length && record[at + 1] == '"')
                cell.Append(record[at++]);
            else if (record[at] == '"')
                quoted = !quoted;
            else if (record[at] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(record[at]);
        }

        cells.Add(cell.ToString());

        return cells;
    }

    private static void Raise(Dictionary<string, Dictionary<string, int>> counts, string key, string text)
    {
        if (!counts.ContainsKey(key))
            counts[key] = [];

        counts[key][text] = counts[key].GetValueOrDefault(text) + 1;
    }

    private static string Top(Dictionary<string, int> counts) =>
        counts.OrderByDescending(it => it.Value).ThenBy(it => string.Concat(it.Key.EnumerateRunes().Select(rune => rune.Value.ToString("X8", CultureInfo.InvariantCulture))), StringComparer.Ordinal).First().Key;

    // Summer time: from the last Sunday of March to the last Sunday of October, 01:00 UTC.
    private static (DateTime From, DateTime To) Summer(int year) => (LastSunday(year, 3).AddHours(1), LastSunday(year, 10).AddHours(1));

    private static DateTime LastSunday(int year, int month)
    {
        var last = new DateTime(year, month, 31);

        return last.AddDays(-(int)last.DayOfWeek);
    }

    private static DateTime ToBritish(DateTime utc) => Summer(utc.Year) is var (from, to) && utc >= from && utc < to ? utc.AddHours(1) : utc;

    private static DateTime FromBritish(DateTime local)
    {
        var (from, to) = Summer(local.Year);

        // In spring 01:00 to 02:00 doesn't exist and means an hour later; in autumn 01:00 to 02:00 comes twice and means the first.
        return local >= from.AddHours(1) && local < to.AddHours(1) ? local.AddHours(-1) : local;
    }
}
