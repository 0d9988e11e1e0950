using System.Linq.Expressions;
using OrderCloud.Contracts;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Tests.Graph.Data;

internal static class ShopPermissions
{
    public static Permission Read { get; } = new("shop:read");

    public static Permission ReadMakers { get; } = new("shop:read-makers");

    public static Permission ReadCost { get; } = new("shop:read-cost");
}

internal sealed class ProductType : EntityType<Product>
{
    public ProductType() : base(ShopPermissions.Read)
    {
        Id(product => product.Id).Filter();
        ById((ShopDb db) => db.Products);
        Prop(product => product.Name).Filter().Sort();
        Prop(product => product.Note).Filter().Sort();
        Prop(product => product.Rank).Filter().Sort();
        Prop(product => product.Stock).Filter().Sort();
        Scaled("weight", product => product.Weight, digits: 3).Filter().Sort();
        Prop(product => product.Stage).Filter().Sort();
        Prop(product => product.Earlier).Filter().Sort();
        Prop(product => product.Active).Filter().Sort();
        Prop(product => product.At).Filter().Sort();
        Prop(product => product.Due).Filter().Sort();
        Prop(product => product.Code).Filter();
        Prop(product => product.Tags).Filter();
        Computed("price", product => new Money(product.Price, product.Currency)).Filter().Sort();
        Computed("discount", product => product.Discount == null ? null : (Money?)new Money(product.Discount.Value, product.Currency)).Filter();
        Computed("cost", product => product.Cost).Filter().Sort().Requires(ShopPermissions.ReadCost);
        Id<MakerRef>("makerId", product => product.MakerId).Filter();
        One<Maker>("maker", product => product.MakerId).Filter(product => product.Maker).Sort(product => product.Maker);
        Related<MakerRef>("madeBy", product => product.MakerId).Keeps(maker =>
        {
            maker.Id<MakerRef>(product => product.MakerId).Filter();
            maker.Prop("note", product => product.Note).Filter().Sort();
        });
        List("reviews", (ShopDb db) => db.Reviews, review => review.ProductId, review => review.Stars).Filter(product => product.Reviews);
        Resolved("shout", (product, _) => ValueTask.FromResult<string?>(product.Name.ToUpperInvariant()));
    }
}

internal sealed class MakerType : EntityType<Maker>
{
    public MakerType() : base(ShopPermissions.ReadMakers)
    {
        Id(maker => maker.Id);
        ById((ShopDb db) => db.Makers);
        Prop(maker => maker.Name).Filter().Sort();
        Prop(maker => maker.City).Filter().Sort();
    }
}

internal sealed class ReviewType : EntityType<Review>
{
    public ReviewType() : base(Audience.Anybody)
    {
        Id(review => review.Id);
        Prop(review => review.Stars).Filter().Sort();
        Prop(review => review.Words).Filter();
        ById((ShopDb db) => db.Reviews);
    }
}

/// <summary>Everything on the shelf.</summary>
internal sealed class ListProducts : TableQuery<ShopDb, Product>
{
    public override IReadOnlyList<SortKey<Product>> DefaultOrder => [Descending(product => product.At)];
}

/// <summary>The products of a maker.</summary>
[CountCap(3)]
internal sealed class ListMakerProducts : ChildListQuery<ShopDb, Product>
{
    public override IQueryable<Product> Rows(ShopDb db) => db.Products;

    public override Expression<Func<Product, Guid?>> ParentId => product => product.MakerId;
}
