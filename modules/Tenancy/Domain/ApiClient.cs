using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tenancy.Domain;

/// <summary>A program that works with this tenant's data under its own name.</summary>
internal sealed class ApiClient : ITenantOwned
{
    public const int NameLength = 100;

    public Guid TenantId { get; init; }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>For timelines and lists.</summary>
    public required string Name { get; init; }

    /// <summary>What it signs in as at <c>/connect/token</c>.</summary>
    public required string ClientId { get; set; }

    /// <summary>What it may do at most, as <c>module:verb</c>; its tokens may ask for less.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From then on neither its secret nor its tokens count.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    public void Revoke(DateTimeOffset now) => RevokedAt = RevokedAt is null ? now : throw new InvalidOperationException("An API client is revoked once.");
}
