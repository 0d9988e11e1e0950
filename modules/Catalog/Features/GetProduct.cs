using OrderCloud.Catalog.Domain;
using OrderCloud.Catalog.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Catalog.Features;

/// <summary>Which product.</summary>
internal sealed record GetProductArguments(Id<Product> Id);

/// <summary>One product; null when there is none with this id.</summary>
internal sealed class GetProduct(CatalogDb db) : RowQuery<GetProductArguments, Product>, IGuarded
{
    public static Permission Requires => CatalogPermissions.Read;

    public override IQueryable<Product> Row(GetProductArguments arguments) => db.Products.Where(product => product.Id == arguments.Id);
}
