using Microsoft.EntityFrameworkCore;
using OrderCloud.Catalog.Domain;
using OrderCloud.Catalog.Persistence;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Catalog.Features;

/// <summary>What other modules may ask of Catalog.</summary>
internal sealed class Products(CatalogDb db, UnitOfWork unit, ITenantSettings settings, TimeProvider clock) : IProducts
{
    public async Task<IReadOnlyDictionary<Guid, VariantInfo>> FindAsync(IReadOnlyCollection<Guid> variantIds, CancellationToken ct)
    {
        var found = new Dictionary<Guid, VariantInfo>(variantIds.Count);

        foreach (var ids in variantIds.Distinct().Chunk(Codes.Chunk))
            foreach (var info in await InfoAsync(db.Variants.Where(variant => ids.Contains(variant.Id)), ct))
                found.Add(info.VariantId, info);

        return found;
    }

    public async Task<IReadOnlyDictionary<string, VariantInfo>> FindBySkuAsync(IReadOnlyCollection<string> skus, CancellationToken ct)
    {
        var found = new Dictionary<string, VariantInfo>(skus.Count, StringComparer.OrdinalIgnoreCase);

        foreach (var keys in skus.Select(sku => new Code(sku).Key).Distinct().Chunk(Codes.Chunk))
            foreach (var info in await InfoAsync(db.Variants.Where(variant => keys.Contains(variant.SkuKey)), ct))
                found.Add(new Code(info.Sku).Key, info);

        return found;
    }

    public async Task<int> ImportAsync(IReadOnlyCollection<ImportedProduct> products, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var made = 0;

        foreach (var chunk in products.DistinctBy(product => new Code(product.Sku).Key).Chunk(Codes.Chunk))
        {
            var keys = chunk.Select(product => new Code(product.Sku).Key).ToList();
            var known = await db.Variants.Where(variant => keys.Contains(variant.SkuKey)).Select(variant => variant.SkuKey).ToHashSetAsync(ct);
            Product[] missing = [.. chunk.Where(product => !known.Contains(new Code(product.Sku).Key)).Select(product => Product.Import(product with { Name = InputText.Tidy(product.Name, Product.MaxName) }, now))];
            db.Products.AddRange(missing);
            made += missing.Length;
        }

        // The caller looks the new variants up next, so they must be in the database. Then they are forgotten:
        // thousands of tracked rows would be compared again at every later save of this transaction.
        await unit.FlushAsync(db, ct);
        db.ChangeTracker.Clear();

        return made;
    }

    private async Task<List<VariantInfo>> InfoAsync(IQueryable<Variant> variants, CancellationToken ct)
    {
        var currency = (await settings.GetAsync(ct)).Currency;
        var rows = await variants.Join(db.Products, variant => variant.ProductId, product => product.Id, (variant, product) => new
        {
            variant.Id,
            variant.ProductId,
            variant.Sku,
            product.Name,
            variant.Option,
            product.Unit,
            product.Kind,
            variant.UnitPrice,
            variant.Cost,
            Active = product.Active && variant.Active,
        }).ToListAsync(ct);

        return [.. rows.Select(row => new VariantInfo(row.Id, row.ProductId, row.Sku, Product.NameOf(row.Name, row.Option), row.Unit, row.Kind, row.UnitPrice, currency, row.Active, row.Cost))];
    }
}
