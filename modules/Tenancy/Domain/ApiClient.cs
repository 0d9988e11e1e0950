using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tenancy.Domain;

/// <summary>What a program proves itself with.</summary>
internal enum ApiClientKind
{
    /// <summary>A client id and a secret, for tokens of 15 minutes; it may also act for people.</summary>
    Oauth,

    /// <summary>A key that it sends with each request, as <c>X-API-Key</c> or as a bearer token. For servers: nobody else may see it.</summary>
    SecretKey,

    /// <summary>A key for the pages of a storefront, where everybody sees it. It reads the catalogue and fills carts, and does nothing else.</summary>
    PublishableKey,
}

/// <summary>A program that works with this tenant's data under its own name.</summary>
internal sealed class ApiClient : ITenantOwned
{
    public const int NameLength = 100;

    public Guid TenantId { get; init; }

    public Guid Id { get; init; } = RowId.New();

    /// <summary>For timelines and lists.</summary>
    public required string Name { get; init; }

    /// <summary>What it proves itself with.</summary>
    public required ApiClientKind Kind { get; init; }

    /// <summary>What it signs in as at <c>/connect/token</c>; of a key only a name.</summary>
    public required string ClientId { get; set; }

    /// <summary>What it may do at most, as <c>module:verb</c>; its tokens may ask for less.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>Guarded fields it may read, e.g. <c>customer.phone</c>; <c>*</c> stands for all.</summary>
    public required IReadOnlyList<string> ReadFields { get; init; }

    /// <summary>Guarded fields it may write; <c>*</c> stands for all.</summary>
    public required IReadOnlyList<string> WriteFields { get; init; }

    /// <summary>Pages of these sites alone may send its publishable key, e.g. <c>https://shop.example.com</c>; none: pages of every site may.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; private set; } = [];

    /// <summary>The sales channel that its carts, and orders made of them, belong to, e.g. <c>web</c>; null for one that fills none.</summary>
    public string? Channel { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From then on neither its secret nor its tokens count; null for no end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was seen last, kept up to date to five minutes; null for never.</summary>
    [NotAudited("Use is no change.")]
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>When its secret was changed last; null for never.</summary>
    public DateTimeOffset? RotatedAt { get; private set; }

    /// <summary>Until when the secret before still counts beside the new one; null where there is none.</summary>
    public DateTimeOffset? FormerSecretUntil { get; private set; }

    /// <summary>SHA-256 of its key in hex; null for one that signs in.</summary>
    public string? KeyHash { get; private set; }

    /// <summary>The key before, which counts until <see cref="FormerSecretUntil"/>.</summary>
    public string? FormerKeyHash { get; private set; }

    /// <summary>From then on neither its secret nor its tokens count.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>It may send nothing but the documents that are stored for it.</summary>
    public bool StoredDocumentsOnly { get; private set; }

    /// <summary>What a person must hold to act through it; what is for programs and buyers no member holds.</summary>
    public Authority Authority => Authority.OfProgram(Permissions.Except(PermissionList.ForClientsOnly), ReadFields, WriteFields);

    /// <summary>Has a new secret; the one before counts for a while, so that programs can change over.</summary>
    public void Rotate(DateTimeOffset now, DateTimeOffset? formerUntil) => (RotatedAt, FormerSecretUntil) = (now, formerUntil);

    /// <summary>Has a key of its kind; the one before is kept beside it.</summary>
    /// <returns>The key, which isn't kept.</returns>
    public string TakeKey(Guid tenantId)
    {
        var key = TenantTokens.New(Kind is ApiClientKind.PublishableKey ? ApiKeys.PublishablePrefix : ApiKeys.SecretPrefix, tenantId);
        (KeyHash, FormerKeyHash) = (TenantTokens.HashOf(key), KeyHash);

        return key;
    }

    /// <summary>Lets pages of these sites alone send its key; of none, those of every site.</summary>
    public void BindTo(IReadOnlyList<string> origins) => AllowedOrigins = origins;

    /// <summary>Lets it send only the documents that are stored for it, or any.</summary>
    public void Restrict(bool toStoredDocuments) => StoredDocumentsOnly = toStoredDocuments;

    public void Revoke(DateTimeOffset now) => RevokedAt = RevokedAt is null ? now : throw new InvalidOperationException("An API client is revoked once.");
}
