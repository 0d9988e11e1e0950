using Microsoft.EntityFrameworkCore;
using OrderCloud.Catalog.Domain;
using OrderCloud.Catalog.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Catalog.Features;

/// <summary>A code that an input wants to give to a variant.</summary>
/// <param name="Field">Its whole path in the input.</param>
internal sealed record NewCode(Code Code, bool IsSku, string[] Field);

/// <summary>A wanted code and the variant that it leads to already; which one is told only to those who may read the catalogue.</summary>
internal sealed record Clash(NewCode Wanted, Id<Variant>? VariantId, string? Name)
{
    public SkuTakenError SkuTaken => new(Wanted.Code.Text, VariantId, Name, Wanted.Field);

    public BarcodeTakenError BarcodeTaken => new(Wanted.Code.Text, VariantId, Name, Wanted.Field);
}

/// <summary>
/// SKUs and barcodes share one name space: whatever is scanned or typed leads to one variant or none.
/// The unique indexes decide the race between two writers; a code that races across both kinds leads to the SKU's variant.
/// </summary>
internal sealed class Codes(CatalogDb db, Caller caller)
{
    /// <summary>As many codes as go into one statement.</summary>
    public const int Chunk = 500;

    /// <summary>The first of the wanted codes that leads elsewhere.</summary>
    /// <param name="except">The variant that is to have them.</param>
    public async Task<Clash?> FindClashAsync(IEnumerable<NewCode> wanted, Guid? except, CancellationToken ct)
    {
        foreach (var chunk in wanted.Chunk(Chunk))
        {
            var keys = chunk.Select(it => it.Code.Key).Distinct().ToList();
            var others = db.Variants.Where(variant => variant.Id != except);
            var bySku = others.Where(variant => keys.Contains(variant.SkuKey)).Select(variant => new { Key = variant.SkuKey, variant.Id, variant.ProductId, variant.Option });
            var byBarcode = others.SelectMany(variant => variant.Barcodes, (variant, barcode) => new { Key = barcode.CodeKey, variant.Id, variant.ProductId, variant.Option }).Where(it => keys.Contains(it.Key));
            var holders = (await bySku.Concat(byBarcode).Join(db.Products, it => it.ProductId, product => product.Id, (it, product) => new { it.Key, it.Id, product.Name, it.Option }).ToListAsync(ct))
                .ToLookup(it => it.Key);

            if (chunk.FirstOrDefault(it => holders.Contains(it.Code.Key)) is { } first && holders[first.Code.Key].First() is var holder)
                return caller.May(CatalogPermissions.Read) ? new Clash(first, new(holder.Id), Product.NameOf(holder.Name, holder.Option)) : new Clash(first, null, null);
        }

        return null;
    }
}
