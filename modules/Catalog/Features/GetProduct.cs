using Microsoft.EntityFrameworkCore;
using OrderCloud.Catalog.Domain;
using OrderCloud.Catalog.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Catalog.Features;

/// <summary>Which product.</summary>
internal sealed record GetProductArguments(Id<Product> Id);

/// <summary>One product; null when there is none with this id.</summary>
internal sealed class GetProduct(CatalogDb db) : Query<GetProductArguments, Product>, IGuarded
{
    public static Permission Requires => CatalogPermissions.Read;

    public override Task<Product?> HandleAsync(GetProductArguments arguments, CancellationToken ct) =>
        db.Products.AsNoTracking().SingleOrDefaultAsync(product => product.Id == arguments.Id, ct);
}
