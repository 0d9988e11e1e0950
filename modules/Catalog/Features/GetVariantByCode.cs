using Microsoft.EntityFrameworkCore;
using OrderCloud.Catalog.Domain;
using OrderCloud.Catalog.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Catalog.Features;

/// <summary>What was typed or scanned.</summary>
/// <param name="Code">A whole SKU or barcode; case makes no difference.</param>
internal sealed record GetVariantByCodeArguments(string Code);

/// <summary>The one variant that a SKU or barcode leads to; null when there is none.</summary>
internal sealed class GetVariantByCode(CatalogDb db) : Query<GetVariantByCodeArguments, Variant>, IGuarded
{
    public static Permission Requires => CatalogPermissions.Read;

    public override async Task<Variant?> HandleAsync(GetVariantByCodeArguments arguments, CancellationToken ct)
    {
        var key = new Code(arguments.Code.Trim()).Key;
        var variants = db.Variants.AsNoTracking();

        return await variants.SingleOrDefaultAsync(variant => variant.SkuKey == key, ct)
            ?? await variants.SingleOrDefaultAsync(variant => variant.Barcodes.Any(barcode => barcode.CodeKey == key), ct);
    }
}
