namespace OrderCloud.Orders.Domain.Imports;

/// <summary>What becomes of a document of the file.</summary>
internal enum ImportOutcome
{
    /// <summary>New.</summary>
    Created,

    /// <summary>Imported before and the same.</summary>
    Unchanged,

    /// <summary>Imported before, and the file has changed it since. A draft is updated; a later order stays as it is.</summary>
    Changed,

    /// <summary>Changed in the file and here, or its number belongs to another document; nothing is written.</summary>
    Conflict,

    /// <summary>A row of it is refused.</summary>
    Invalid,
}

/// <summary>What the check found: documents by what would become of them.</summary>
/// <param name="Created">Documents that would be new.</param>
/// <param name="Unchanged">Documents that are there as the file has them.</param>
/// <param name="Changed">Drafts that the file has changed and nobody else.</param>
/// <param name="Conflicts">Documents that differ and stay as they are.</param>
/// <param name="Invalid">Documents with a row that is refused.</param>
internal sealed record ImportPlan(int Created, int Unchanged, int Changed, int Conflicts, int Invalid)
{
    public static ImportPlan Empty { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Good documents.</summary>
    public int Valid => Created + Unchanged + Changed + Conflicts;
}

/// <summary>What an import made, counted as it goes.</summary>
/// <param name="Lines">Rows of the documents that were made.</param>
/// <param name="Adjustments">Stock adjustments, kept without effect on stock.</param>
/// <param name="Unchanged">Documents that were imported before and are the same.</param>
/// <param name="Updated">Drafts that were updated.</param>
/// <param name="Kept">Documents that the file has changed and that stay as they are here; see the import's differences.</param>
/// <param name="Conflicts">Documents that were not written; see the import's differences.</param>
/// <param name="Months">What the documents add to the sales figures.</param>
internal sealed record ImportTally(
    int Lines, int Orders, int Returns, int Adjustments, int Products, int Customers, int Unchanged, int Updated, int Kept, int Conflicts, IReadOnlyList<ImportMonth> Months)
{
    public static ImportTally Empty { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, []);

    public static ImportTally operator +(ImportTally a, ImportTally b) => new(
        a.Lines + b.Lines, a.Orders + b.Orders, a.Returns + b.Returns, a.Adjustments + b.Adjustments, a.Products + b.Products, a.Customers + b.Customers,
        a.Unchanged + b.Unchanged, a.Updated + b.Updated, a.Kept + b.Kept, a.Conflicts + b.Conflicts, ImportMonths.Add(a.Months, b.Months));
}

/// <summary>Net sales of a month, returns taken off.</summary>
/// <param name="Month">yyyy-MM in the company's time zone.</param>
/// <param name="Net">Minor units of the base currency.</param>
internal sealed record ImportMonth(string Month, long Net);
