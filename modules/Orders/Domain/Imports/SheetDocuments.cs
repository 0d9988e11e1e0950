namespace OrderCloud.Orders.Domain.Imports;

/// <summary>The rows of one number and one kind; an invoice may hold a sale and a return.</summary>
/// <param name="First">Place of its first row in the sheet's grouped order.</param>
internal readonly record struct SheetDocument(int Invoice, SourceKind Kind, int First, int Count);

/// <summary>What an invoice's rows say of it as a whole.</summary>
/// <param name="At">The earliest of its times, in UTC ticks.</param>
/// <param name="Customer">Number in the pool; none for a walk-in sale.</param>
internal readonly record struct InvoiceHead(long At, int Customer, int Country);

/// <summary>A sheet's rows grouped into documents, in the order of their first rows. The order of rows within the file decides nothing else.</summary>
internal sealed class SheetDocuments
{
    private const int Kinds = 3;

    private readonly ImportSheet sheet;
    private readonly int[] order;
    private readonly int[] starts;

    public SheetDocuments(ImportSheet sheet)
    {
        this.sheet = sheet;
        (order, starts) = Sort(sheet);

        var valid = new List<SheetDocument>();

        for (var bucket = 0; bucket + 1 < starts.Length; bucket++)
            if (starts[bucket + 1] - starts[bucket] is > 0 and var count && !sheet.Spoiled.Contains(bucket / Kinds))
                valid.Add(new(bucket / Kinds, (SourceKind)(bucket % Kinds), starts[bucket], count));

        Valid = valid;
    }

    /// <summary>Documents without a refused row.</summary>
    public IReadOnlyList<SheetDocument> Valid { get; }

    public string NumberOf(SheetDocument document) => sheet.Invoices[document.Invoice];

    /// <summary>In the order of the file.</summary>
    public IEnumerable<SheetRow> RowsOf(SheetDocument document) => Rows(document.First, document.First + document.Count);

    /// <summary>Where rows of one invoice disagree, the earliest time and the commonest customer and country hold.</summary>
    public InvoiceHead HeadOf(int invoice)
    {
        var rows = Rows(starts[invoice * Kinds], starts[(invoice + 1) * Kinds]);
        var first = rows.First();

        return rows.All(row => row.At == first.At && row.Customer == first.Customer && row.Country == first.Country)
            ? new(first.At, first.Customer, first.Country)
            : new(rows.Min(row => row.At), Commonest(sheet.Customers, rows.Select(row => row.Customer)), Commonest(sheet.Countries, rows.Select(row => row.Country)));
    }

    internal static int Commonest(TextPool pool, IEnumerable<int> numbers)
    {
        var known = numbers.Where(number => number != TextPool.None).CountBy(number => number).ToDictionary(it => pool[it.Key], it => (Number: it.Key, Times: it.Value));

        return known.Count == 0 ? TextPool.None : known[Spelling.Commonest(known.Select(it => (it.Key, it.Value.Times)))].Number;
    }

    private IEnumerable<SheetRow> Rows(int from, int to)
    {
        for (var place = from; place < to; place++)
            yield return sheet[order[place]];
    }

    // A counting sort: stable, and two arrays of numbers are all it takes.
    private static (int[] Order, int[] Starts) Sort(ImportSheet sheet)
    {
        var starts = new int[(sheet.Invoices.Count * Kinds) + 1];

        for (var index = 0; index < sheet.RowCount; index++)
            starts[Bucket(sheet[index]) + 1]++;

        for (var bucket = 1; bucket < starts.Length; bucket++)
            starts[bucket] += starts[bucket - 1];

        var order = new int[sheet.RowCount];
        var next = starts.AsSpan().ToArray();

        for (var index = 0; index < sheet.RowCount; index++)
            order[next[Bucket(sheet[index])]++] = index;

        return (order, starts);
    }

    private static int Bucket(SheetRow row) => (row.Invoice * Kinds) + (int)row.Kind;
}
