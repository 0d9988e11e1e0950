using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Domain.Imports;

/// <summary>One thing that is wrong with a row of an imported file.</summary>
[NotAudited("What a file was refused for; the job has the entry.")]
internal sealed class ImportError : ITenantOwned
{
    private ImportError() { }

    public ImportError(Guid importId, int position, Refusal refusal) =>
        (ImportId, Position, Row, Column, Value, Code) = (importId, position, refusal.Row, refusal.Column, refusal.Value, refusal.Code);

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    public Guid ImportId { get; private set; }

    /// <summary>The physical line in the file on which the row begins; the header is 1.</summary>
    public int Row { get; private set; }

    /// <summary>Its place among the file's errors: a row's own come in the order of its checks, and the first decides.</summary>
    public int Position { get; private set; }

    /// <summary>As the header names it; null where the whole row is meant.</summary>
    public string? Column { get; private set; }

    /// <summary>What stands there, cut after 100 characters.</summary>
    [Personal]
    public string? Value { get; private set; }

    public RefusalCode Code { get; private set; }
}
