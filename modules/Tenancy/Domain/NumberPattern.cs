using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tenancy.Domain;

/// <summary>How the numbers of one kind of document look.</summary>
internal sealed class NumberPattern : ITenantOwned, IVersioned
{
    public Guid TenantId { get; init; }

    public Guid Id { get; init; } = RowId.New();

    /// <summary>Which documents are numbered by it.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>Text, a date in braces if wanted, and a counter of zeros in braces, e.g. <c>SO-{yyyyMM}-{0000}</c>.</summary>
    public required string Pattern { get; set; }

    /// <summary>Raised on every change; send it back as <c>expectedVersion</c>.</summary>
    public int Version { get; private set; }
}

/// <summary>How far one kind of document has been counted in one period. Moved by UPDATE alone, whose lock makes rivals wait for their turn.</summary>
[NotAudited("Moves with each document, whose entry has the number.")]
internal sealed class NumberCounter : ITenantOwned
{
    public const int PeriodLength = 8;

    public Guid TenantId { get; init; }

    public required DocumentKind Kind { get; init; }

    /// <summary>The date as the pattern writes it; empty where it has none.</summary>
    public required string Period { get; init; }

    /// <summary>The number drawn last.</summary>
    public required long Last { get; init; }
}
