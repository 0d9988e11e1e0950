using OrderCloud.Catalog.Domain;
using OrderCloud.Catalog.Persistence;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Catalog.Graph;

internal sealed class ProductType : EntityType<Product>
{
    public ProductType() : base(CatalogPermissions.Read)
    {
        Id(product => product.Id);
        Prop(product => product.Name).Filter().Sort();
        Prop(product => product.Pinyin).Filter();
        Prop(product => product.Description);
        Prop(product => product.Kind).Filter().Sort();
        Prop(product => product.Unit);
        Prop(product => product.Active).Filter().Sort();
        Prop(product => product.Picture);
        Computed("pictureStatus", product => Product.StatusOf(product.Picture, product.PictureLink, product.PictureFailure))
            .Describe("While a picture is fetched, and when that failed, the one before is still shown.");
        Prop(product => product.PictureFailure);
        Resolved("pictureFailureMessage", (product, context) => ValueTask.FromResult(product.PictureFailure is { } why ? Texts.Say(PictureTexts.Of(why), context) : null), product => product.PictureFailure)
            .Describe("Why the link brought no picture and what to do, in the caller's language; null when nothing failed.");
        Prop(product => product.Version);
        Prop(product => product.CreatedAt).Filter().Sort();
        Prop(product => product.UpdatedAt).Filter().Sort();
        List<CatalogDb, Variant>("variants", db => db.Variants, variant => variant.ProductId, variant => variant.Position)
            .Filter(product => product.Variants)
            .Describe("In the order in which they were added.");
        ById<CatalogDb>(db => db.Products);
    }
}
