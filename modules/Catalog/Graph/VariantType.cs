using GraphQL;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Catalog.Domain;
using OrderCloud.Catalog.Persistence;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Catalog.Graph;

internal sealed class VariantType : EntityType<Variant>
{
    public VariantType() : base(CatalogPermissions.Read)
    {
        Id(variant => variant.Id);
        Prop(variant => variant.Sku).Filter().Sort();
        Prop(variant => variant.Option);
        Scaled("unitPrice", variant => variant.UnitPrice, Contracts.Scaled.PriceDigits).Filter().Sort().Describe("Base price, before price lists and discounts.");
        Scaled("cost", variant => variant.Cost, Contracts.Scaled.PriceDigits).Requires(CatalogPermissions.ReadCost).Describe("What one unit costs the company; null where nobody said.");
        Resolved("currency", CurrencyAsync, variant => variant.Id).Describe("Of the price: the company's base currency, ISO 4217.");
        Prop(variant => variant.Active).Filter().Sort();
        Prop(variant => variant.Version);
        Prop(variant => variant.CreatedAt).Filter().Sort();
        Prop(variant => variant.UpdatedAt).Filter().Sort();
        One<Product>("product", variant => variant.ProductId).Describe("What it is a form of.");
        List<CatalogDb, Barcode>("barcodes", db => db.Barcodes, barcode => barcode.VariantId, barcode => barcode.Code)
            .Filter(variant => variant.Barcodes)
            .Describe("Codes on its package.");
        ById<CatalogDb>(db => db.Variants);
    }

    private static async ValueTask<string> CurrencyAsync(Variant variant, IResolveFieldContext context) =>
        (await context.RequestServices!.GetRequiredService<ITenantSettings>().GetAsync(context.CancellationToken)).Currency;
}

internal sealed class BarcodeType : EntityType<Barcode>
{
    public BarcodeType() : base(CatalogPermissions.Read) => Prop(barcode => barcode.Code).Filter();
}
