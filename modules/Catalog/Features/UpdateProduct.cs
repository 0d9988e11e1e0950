using Microsoft.EntityFrameworkCore;
using OrderCloud.Catalog.Domain;
using OrderCloud.Catalog.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Catalog.Features;

/// <summary>What to change of a product; what is absent stays.</summary>
/// <param name="ExpectedVersion">The version that you saw.</param>
/// <param name="Name">1 to 300 characters.</param>
/// <param name="Description">At most 4,000 characters; null takes it away.</param>
/// <param name="Unit">What a quantity of one means, e.g. kg.</param>
/// <param name="Active">False: none of its variants can be put on a new order.</param>
internal sealed record UpdateProductInput(Id<Product> Id, int ExpectedVersion, string? Name = null, Optional<string?> Description = default, string? Unit = null, bool? Active = null);

/// <summary>Changes a product. Orders keep what they copied.</summary>
internal sealed class UpdateProduct(CatalogDb db, TimeProvider clock)
    : Mutation<UpdateProductInput, Product, ProductNotFoundError, ProductVersionConflictError>, IGuarded
{
    public static Permission Requires => CatalogPermissions.Write;

    public override async Task<Outcome> HandleAsync(UpdateProductInput input, CancellationToken ct)
    {
        if (await db.Products.SingleOrDefaultAsync(product => product.Id == input.Id, ct) is not { } product)
            return new ProductNotFoundError("input", "id");

        if (product.Version != input.ExpectedVersion)
            return new ProductVersionConflictError(input.ExpectedVersion, product);

        var problems = new Problems();
        var name = input.Name is null ? product.Name : problems.Line(input.Name, Product.MaxName, "name");
        var description = input.Description.IsSet ? problems.OptionalLines(input.Description.Value, Product.MaxDescription, "description") : product.Description;
        var unit = input.Unit is null ? product.Unit : problems.Line(input.Unit, Product.MaxUnit, "unit");

        if (problems.Any)
            return problems;

        product.Change(name, description, unit, input.Active ?? product.Active, clock.GetUtcNow());

        return product;
    }
}
