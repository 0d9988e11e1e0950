using OrderCloud.Catalog.Domain;
using OrderCloud.Catalog.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Catalog.Features;

/// <summary>The products, by name unless another order is asked for.</summary>
internal sealed class ListProducts : TableQuery<CatalogDb, Product>, IGuarded
{
    public static Permission Requires => CatalogPermissions.Read;

    public override IReadOnlyList<SortKey<Product>> DefaultOrder => [Ascending(product => product.Name)];
}
