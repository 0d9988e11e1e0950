using System.Text;

namespace OrderCloud.Tests.Imports;

/// <summary>
/// Makes files of the retail format with what the sample lacks: halves of a penny, three decimals, times at month borders and
/// clock changes, every refusal, unusual numbers, returns without a C, line breaks in cells. The same seed makes the same file.
/// </summary>
public sealed class RetailGenerator(int seed)
{
    public const string Header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

    private static readonly string[] Times =
    [
        "2010-12-31 23:59:59", "2011-01-01 00:00:00", "2011-03-27 00:59:59", "2011-03-27 01:00:00", "2011-03-27 01:30:00", "2011-03-27 02:00:00",
        "2011-03-31 23:30:00", "2011-04-01 00:10:00", "2011-04-30 23:59:59", "2011-05-01 00:00:00", "2011-10-30 00:59:59", "2011-10-30 01:00:00",
        "2011-10-30 01:30:00", "2011-10-30 02:00:00", "2011-10-31 23:59:59", "2011-11-01 00:00:00", "2012-02-29 12:00:00",
    ];

    private static readonly string[] Prices = ["0.125", "0.005", "1.005", "2.675", "0.335", "10.995", "0", "0.00", "3", "4.25", "0.0005", "123.456789"];
    private static readonly string[] Codes = ["85123A", "85123a", "22423", "POST", "post", "M", "gift_0001_10", "GIFT_0001_20", "BANK CHARGES", "茶-01", "DCGS0003"];
    private static readonly string[] Names = ["WHITE HEART", "WHITE HEART ", "\"JAM, JAR\"", "\"SAYS \"\"HI\"\"\"", "", "茶壶", "\"TWO\nLINES\"", "=1+1", "𝄞 CLEF", "ﬀ LIGATURE"];
    private static readonly string[] Quantities = ["1", "3", "12", "0.5", "1.125", "-1", "-2.5"];
    private static readonly string[] Customers = ["17850.0", "17850", "12346.0", "", "ABC-1"];
    private static readonly string[] Countries = ["United Kingdom", "EIRE", "Unspecified", "European Community"];

    private readonly Random random = new(seed);

    /// <param name="rows">No more than so many; the last invoices are cut off or left out.</param>
    public byte[] File(int invoices, bool withRefusals = true, int rows = int.MaxValue) =>
        Join(Shuffled(Enumerable.Range(536_000, invoices).SelectMany(number => Invoice(number, withRefusals)).Take(rows)));

    public static byte[] Join(IEnumerable<byte[]> rows)
    {
        using var file = new MemoryStream();
        file.Write(Encoding.UTF8.GetBytes(Header + "\n"));

        foreach (var row in rows)
        {
            file.Write(row);
            file.WriteByte((byte)'\n');
        }

        return file.ToArray();
    }

    public byte[][] Shuffled(IEnumerable<byte[]> rows)
    {
        var all = rows.ToArray();
        random.Shuffle(all);

        return all;
    }

    private IEnumerable<byte[]> Invoice(int number, bool withRefusals)
    {
        var invoice = random.Next(12) switch { 0 => $"C{number}", 1 => $"A{number}", 2 => $"Ä{number}", _ => $"{number}" };
        var (time, customer, country) = (Times[random.Next(Times.Length)], Pick(Customers), Pick(Countries));
        var spoilt = withRefusals && random.Next(15) == 0;
        var count = random.Next(1, 7);

        for (var line = 0; line < count; line++)
        {
            var at = random.Next(20) == 0 ? Pick(Times) : time;
            var quantity = Pick(Quantities);
            quantity = invoice[0] == 'C' ? $"-{quantity.TrimStart('-')}" : quantity;
            string[] cells = [invoice, Pick(Codes), Pick(Names), quantity, at, Pick(Prices), customer, country];

            yield return spoilt && line == count - 1 ? Spoil(cells) : Encoding.UTF8.GetBytes(string.Join(',', cells));
        }
    }

    private byte[] Spoil(string[] cells)
    {
        var (column, value) = random.Next(13) switch
        {
            0 => (0, ""),
            1 => (1, " "),
            2 => (3, "0"),
            3 => (3, "0.000"),
            4 => (3, "many"),
            5 => (3, "1,5"),
            6 => (3, "1.2345"),
            7 => (4, "2011-02-30 12:00:00"),
            8 => (4, "01/12/2010 08:26"),
            9 => (5, "-11062.06"),
            10 => (5, "1.0000001"),
            11 => (5, ""),
            _ => (6, "1,2,3"),
        };
        cells[column] = value;
        var bytes = Encoding.UTF8.GetBytes(string.Join(',', cells));

        // A lone byte of ISO 8859-1, as files made half by hand have it.
        return random.Next(8) == 0 ? Encoding.UTF8.GetBytes(string.Join(',', cells[..2])).Concat(","u8.ToArray()).Append((byte)0xE9).Concat(Encoding.UTF8.GetBytes("," + string.Join(',', cells[3..]))).ToArray() : bytes;
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
