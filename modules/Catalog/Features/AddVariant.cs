using Microsoft.EntityFrameworkCore;
using OrderCloud.Catalog.Domain;
using OrderCloud.Catalog.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Catalog.Features;

/// <summary>A variant to add to a product.</summary>
/// <param name="Variant">The new variant.</param>
internal sealed record AddVariantInput(Id<Product> ProductId, VariantInput Variant);

/// <summary>Adds a variant to a product, behind the others.</summary>
internal sealed class AddVariant(CatalogDb db, Codes codes, TimeProvider clock)
    : Mutation<AddVariantInput, Variant, ProductNotFoundError, VariantLimitReachedError, SkuTakenError, BarcodeTakenError>, IGuarded
{
    public static Permission Requires => CatalogPermissions.Write;

    public override async Task<Outcome> HandleAsync(AddVariantInput input, CancellationToken ct)
    {
        var problems = new Problems();
        var variant = input.Variant.Checked(problems, "variant");

        if (problems.Any)
            return problems;

        if (await db.Products.Include(product => product.Variants).SingleOrDefaultAsync(product => product.Id == input.ProductId, ct) is not { } product)
            return new ProductNotFoundError("input", "productId");

        if (product.Variants.Count >= Product.MaxVariants)
            return new VariantLimitReachedError(Product.MaxVariants);

        if (await codes.FindClashAsync(variant.Codes, except: null, ct) is { } clash)
            return clash.Wanted.IsSku ? clash.SkuTaken : clash.BarcodeTaken;

        return product.AddVariant(variant.Sku, variant.Option, variant.UnitPrice, variant.Cost, variant.Barcodes, clock.GetUtcNow());
    }
}
