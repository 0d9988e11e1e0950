using OrderCloud.Catalog.Domain;
using OrderCloud.Catalog.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Catalog.Features;

/// <summary>The variants of all products, by SKU unless another order is asked for.</summary>
internal sealed class ListVariants : TableQuery<CatalogDb, Variant>, IGuarded
{
    public static Permission Requires => CatalogPermissions.Read;

    public override IReadOnlyList<SortKey<Variant>> DefaultOrder => [Ascending(variant => variant.Sku)];
}
