namespace OrderCloud.Contracts.Catalog;

/// <summary>A product of the catalogue.</summary>
public sealed record ProductRef(Guid Id);

/// <summary>A variant: what has a SKU and is bought, stocked and sold.</summary>
public sealed record VariantRef(Guid Id);

/// <summary>What a variant is.</summary>
public enum ProductKind
{
    /// <summary>Goods that are stocked.</summary>
    Stocked,

    /// <summary>Work; nothing is stocked or shipped.</summary>
    Service,

    /// <summary>Postage, samples, bank charges and the like; no stock, not in best sellers.</summary>
    Fee,

    /// <summary>A gift voucher; no stock, not in best sellers.</summary>
    Voucher,
}

/// <summary>What an order line copies of a variant; it never changes with the product afterwards.</summary>
/// <param name="Name">Product and variant as one line of text.</param>
/// <param name="UnitPrice">Millionths of the tenant's base currency.</param>
/// <param name="IsActive">False: can't be put on a new order.</param>
/// <param name="Cost">Millionths of the tenant's base currency for one unit; null where nobody said. Not for everybody's eyes.</param>
public sealed record VariantInfo(Guid VariantId, Guid ProductId, string Sku, string Name, string Unit, ProductKind Kind, long UnitPrice, string Currency, bool IsActive, long? Cost);

/// <summary>What other modules may ask of Catalog.</summary>
public interface IProducts
{
    /// <summary>The variants that exist, by id; unknown ones are missing from the answer.</summary>
    Task<IReadOnlyDictionary<Guid, VariantInfo>> FindAsync(IReadOnlyCollection<Guid> variantIds, CancellationToken ct);

    /// <summary>By SKU, compared without case, as are the answer's keys.</summary>
    Task<IReadOnlyDictionary<string, VariantInfo>> FindBySkuAsync(IReadOnlyCollection<string> skus, CancellationToken ct);

    /// <summary>Makes products with one variant each for SKUs that don't exist, without case; leaves existing ones alone.</summary>
    /// <returns>How many were made.</returns>
    Task<int> ImportAsync(IReadOnlyCollection<ImportedProduct> products, CancellationToken ct);
}

/// <param name="Sku">In its commonest spelling; at most 100 characters.</param>
/// <param name="Name">Cut after 300 characters.</param>
/// <param name="UnitPrice">Millionths of the base currency.</param>
public sealed record ImportedProduct(string Sku, string Name, ProductKind Kind, long UnitPrice);
