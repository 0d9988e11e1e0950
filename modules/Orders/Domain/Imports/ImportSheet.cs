namespace OrderCloud.Orders.Domain.Imports;

/// <summary>A file's good rows in compact form and the refusals of the others.</summary>
internal sealed class ImportSheet
{
    /// <summary>How many refusals are kept by row; beyond that they are only counted.</summary>
    public const int MaxListed = 100_000;

    private const int ChunkRows = 1 << 14;

    private readonly List<SheetRow[]> chunks = [];
    private readonly List<Refusal> refusals = [];
    private readonly HashSet<int> spoiled = [];
    private readonly HashSet<int> refusedLater = [];
    private readonly List<int> skuKeys = [];
    private int refusedLine;

    /// <summary>The documents' numbers in the other system, in the order of their first row.</summary>
    public TextPool Invoices { get; } = new();

    /// <summary>Codes as they are spelled.</summary>
    public TextPool Skus { get; } = new();

    /// <summary>Codes in capitals: one product each.</summary>
    public TextPool SkuKeys { get; } = new();

    public TextPool Texts { get; } = new();

    public TextPool Customers { get; } = new();

    public TextPool Countries { get; } = new();

    /// <summary>Good rows, those of spoiled invoices among them.</summary>
    public int RowCount { get; private set; }

    /// <summary>Rows with something wrong of their own.</summary>
    public int RefusedRows { get; private set; }

    /// <summary>Rows that are not imported: refused themselves, or of a spoiled invoice.</summary>
    public int RejectedRows { get; private set; }

    /// <summary>Everything that is wrong, listed or not.</summary>
    public int RefusalCount { get; private set; }

    /// <summary>The header and empty lines not counted.</summary>
    public int RowsRead => RowCount + RefusedRows;

    /// <summary>In the order of the file; those of spoiled invoices come last.</summary>
    public IReadOnlyList<Refusal> Refusals => refusals;

    /// <summary>Invoices of which a row was refused.</summary>
    public IReadOnlySet<int> Spoiled => spoiled;

    public SheetRow this[int row] => chunks[row / ChunkRows][row % ChunkRows];

    public int AddSku(ReadOnlySpan<char> sku)
    {
        var number = Skus.Add(sku);

        if (number == skuKeys.Count)
            skuKeys.Add(SkuKeys.Add(Skus[number].ToUpperInvariant()));

        return number;
    }

    /// <summary>The product of a spelling.</summary>
    public int SkuKeyOf(int sku) => skuKeys[sku];

    public void Add(SheetRow row)
    {
        if (RowCount % ChunkRows == 0)
            chunks.Add(new SheetRow[ChunkRows]);

        chunks[^1][RowCount % ChunkRows] = row;
        RowCount++;
    }

    /// <summary>Notes what is wrong with a row; called once for each thing, with the row's things in a run.</summary>
    public void Refuse(int line, string? column, ReadOnlySpan<char> value, RefusalCode code)
    {
        if (line != refusedLine)
            (refusedLine, RefusedRows, RejectedRows) = (line, RefusedRows + 1, RejectedRows + 1);

        Note(line, column, value, code);
    }

    /// <summary>Refuses a row that reads well, for what is known here of its codes.</summary>
    public void RefuseGood(int index, string? column, ReadOnlySpan<char> value, RefusalCode code)
    {
        var row = this[index];
        spoiled.Add(row.Invoice);
        Note(row.Line, column, value, code);

        if (refusedLater.Add(row.Line))
            RejectedRows++;
    }

    /// <summary>Refuses the good rows of spoiled invoices: half a document is never imported. Called once, when all rows are checked.</summary>
    public void RefuseSpoiled(string numberColumn)
    {
        for (var index = 0; spoiled.Count > 0 && index < RowCount; index++)
        {
            var row = this[index];

            if (!spoiled.Contains(row.Invoice) || refusedLater.Contains(row.Line))
                continue;

            Note(row.Line, numberColumn, Invoices[row.Invoice], RefusalCode.OrderHasErrors);
            RejectedRows++;
        }
    }

    /// <summary>The invoice can't be imported whole.</summary>
    public void Spoil(ReadOnlySpan<char> invoice)
    {
        if (!invoice.IsEmpty)
            spoiled.Add(Invoices.Add(invoice));
    }

    private void Note(int line, string? column, ReadOnlySpan<char> value, RefusalCode code)
    {
        RefusalCount++;

        if (refusals.Count < MaxListed)
            refusals.Add(new(line, column, value.IsEmpty ? null : Readable(value), code));
    }

    private static string Readable(ReadOnlySpan<char> value)
    {
        var cut = value.Length > Refusal.ValueLength ? value[..Refusal.ValueLength] : value;

        // Half a surrogate pair is no text, and a database refuses NUL.
        return (char.IsHighSurrogate(cut[^1]) ? cut[..^1] : cut).ToString().Replace('\0', '\uFFFD');
    }
}
