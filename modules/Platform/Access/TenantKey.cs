namespace OrderCloud.Platform.Access;

/// <summary>Names a thing around the database (a cache entry, file, lock, bucket, topic). Can be made from a tenant only.</summary>
public readonly record struct TenantKey
{
    private readonly string value;

    private TenantKey(string value) => this.value = value;

    /// <param name="store">What kind of thing is named, e.g. <c>topic</c>.</param>
    /// <param name="name">Its name within the tenant. No part of it can reach the tenant's part.</param>
    public static TenantKey For(TenantContext tenant, string store, string name) => new($"t:{tenant.Id:N}:{store}:{name}");

    public override string ToString() => value ?? throw new InvalidOperationException("A tenant key is made from a tenant.");
}
