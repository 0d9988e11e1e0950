using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Domain.Imports;

/// <summary>
/// That a document of another system was imported, and as what: its natural key (channel, kind, number) is the key of the table, so
/// that whatever runs twice or side by side, one of two inserts fails.
/// </summary>
[NotAudited("That a document was taken over; the job has the entry.")]
internal sealed class ImportedDocument : ITenantOwned
{
    private ImportedDocument() { }

    public ImportedDocument(string channel, SourceKind kind, string number, string contentHash, Guid documentId, DateTimeOffset at) =>
        (Channel, Kind, Number, ContentHash, DocumentId, At) = (channel, kind, number, contentHash, documentId, at);

    public Guid TenantId { get; private set; }

    public string Channel { get; private set; } = "";

    public SourceKind Kind { get; private set; }

    public string Number { get; private set; } = "";

    /// <summary>Of head and lines: tells whether the file still says the same.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>The order or return; of an adjustment the import's own id of it.</summary>
    public Guid DocumentId { get; private set; }

    /// <summary>The order's version right after the import: a draft with another one may have been edited here.</summary>
    public int DocumentVersion { get; private set; } = 1;

    public DateTimeOffset At { get; private set; }

    /// <summary>The draft was updated to what the file says now.</summary>
    /// <param name="version">The order's version once this is saved.</param>
    public void Update(string contentHash, int version, DateTimeOffset at) => (ContentHash, DocumentVersion, At) = (contentHash, version, at);
}
