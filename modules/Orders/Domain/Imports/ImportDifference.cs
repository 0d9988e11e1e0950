using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Domain.Imports;

/// <summary>A document that the file and the company know differently.</summary>
[NotAudited("What a file says otherwise; the job has the entry.")]
internal sealed class ImportDifference : ITenantOwned
{
    private ImportDifference() { }

    /// <param name="documentId">Null where its number belongs to a document that was not imported.</param>
    public ImportDifference(Guid importId, string number, SourceKind kind, ImportOutcome outcome, int row, Guid? documentId, bool isWritten) =>
        (ImportId, Number, Kind, Outcome, Row, DocumentId, IsWritten) = (importId, number, kind, outcome, row, documentId, isWritten);

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    public Guid ImportId { get; private set; }

    /// <summary>The document's number in the other system.</summary>
    public string Number { get; private set; } = "";

    public SourceKind Kind { get; private set; }

    /// <summary>CHANGED or CONFLICT.</summary>
    public ImportOutcome Outcome { get; private set; }

    /// <summary>Where the document begins in the file.</summary>
    public int Row { get; private set; }

    /// <summary>The order or return that it was imported as.</summary>
    public Guid? DocumentId { get; private set; }

    /// <summary>True when the draft was updated to what the file says; false when nothing was done.</summary>
    public bool IsWritten { get; private set; }
}
