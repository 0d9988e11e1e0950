using OrderCloud.Catalog.Domain;
using OrderCloud.Catalog.Persistence;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Catalog.Features;

/// <summary>A product to make, with its variants.</summary>
/// <param name="Name">1 to 300 characters.</param>
/// <param name="Variants">1 to 100; a product that comes in one form has one.</param>
/// <param name="Kind">Whether it is stocked and counted among goods; never changes.</param>
/// <param name="Description">At most 4,000 characters.</param>
/// <param name="Unit">What a quantity of one means, e.g. kg; "piece" when not given.</param>
internal sealed record CreateProductInput(
    string Name, IReadOnlyList<VariantInput> Variants, ProductKind Kind = ProductKind.Stocked, string? Description = null, string? Unit = null);

/// <summary>Makes a product with its variants.</summary>
internal sealed class CreateProduct(CatalogDb db, Codes codes, TimeProvider clock)
    : Mutation<CreateProductInput, Product, SkuTakenError, BarcodeTakenError>, IGuarded
{
    public static Permission Requires => CatalogPermissions.Write;

    public override async Task<Outcome> HandleAsync(CreateProductInput input, CancellationToken ct)
    {
        var problems = new Problems().Require(input.Variants.Count is >= 1 and <= Product.MaxVariants, $"A product has 1 to {Product.MaxVariants} variants.", "variants");
        var variants = input.Variants.Take(Product.MaxVariants).Select((variant, index) => variant.Checked(problems, "variants", $"{index}")).ToList();
        problems.RequireDistinctCodes(variants);
        var product = Checked(input, problems);

        if (problems.Any)
            return problems;

        if (await codes.FindClashAsync(variants.SelectMany(variant => variant.Codes), except: null, ct) is { } clash)
            return clash.Wanted.IsSku ? clash.SkuTaken : clash.BarcodeTaken;

        foreach (var variant in variants)
            product.AddVariant(variant.Sku, variant.Option, variant.UnitPrice, variant.Cost, variant.Barcodes, product.CreatedAt);

        db.Products.Add(product);

        return product;
    }

    private Product Checked(CreateProductInput input, Problems problems) => Product.Create(
        problems.Line(input.Name, Product.MaxName, "name"),
        problems.OptionalLines(input.Description, Product.MaxDescription, "description"),
        input.Kind,
        problems.OptionalLine(input.Unit, Product.MaxUnit, "unit") ?? Product.DefaultUnit,
        clock.GetUtcNow());
}
