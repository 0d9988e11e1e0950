using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tenancy.Domain;

/// <summary>A GraphQL document that a program sends by its hash alone.</summary>
internal sealed class StoredDocument : ITenantOwned
{
    public const int TextLength = 65_536, NameLength = 200;

    /// <summary>Most documents that are stored for one program.</summary>
    public const int Most = 1_000;

    public Guid TenantId { get; init; }

    public Guid Id { get; init; } = RowId.New();

    /// <summary>The program that may send it.</summary>
    public required Guid ApiClientId { get; init; }

    /// <summary>What it is sent as: the SHA-256 of its text, in lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>The names of its operations; empty for one without a name.</summary>
    public required string Name { get; init; }

    /// <summary>The document, to the letter.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
