namespace OrderCloud.Platform.Access;

/// <summary>Whose data a scope works on. Made from a validated credential, immutable, one per scope.</summary>
public sealed record TenantContext
{
    /// <exception cref="ArgumentException">The id is empty: there is no such thing as "no tenant" here.</exception>
    public TenantContext(Guid id) => Id = id != Guid.Empty ? id : throw new ArgumentException("A tenant context needs a tenant.", nameof(id));

    public Guid Id { get; }
}
