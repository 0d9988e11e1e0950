using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Catalog.Domain;
using OrderCloud.Catalog.Features;
using OrderCloud.Catalog.Graph;
using OrderCloud.Catalog.Persistence;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Platform;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Catalog;

/// <summary>Table of contents of the Catalog module.</summary>
public sealed class CatalogModule : IModule
{
    public void AddServices(IServiceCollection services) => services
        .AddModuleDb<CatalogDb>(CatalogDb.SchemaName).AddSystemDb<WantedPictures>(WantedPictures.Rights)
        .AddScoped<Codes>()
        .AddScoped<IProducts, Products>()
        .AddHostedService<PictureFetching>();

    public void MapGraph(GraphRoots graph) => graph
        .Type<Product, ProductType>()
        .Type<Variant, VariantType>()
        .Type<Barcode, BarcodeType>()
        .Add<GetProduct>()
        .Add<ListProducts>()
        .Add<ListVariants>()
        .Add<GetVariantByCode>()
        .Add<CreateProduct>()
        .Add<UpdateProduct>()
        .Add<SetProductPicture>()
        .Add<AddVariant>()
        .Add<UpdateVariant>();
}
