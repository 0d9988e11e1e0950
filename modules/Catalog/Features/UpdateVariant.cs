using Microsoft.EntityFrameworkCore;
using OrderCloud.Catalog.Domain;
using OrderCloud.Catalog.Persistence;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Catalog.Features;

/// <summary>What to change of a variant; what is absent stays.</summary>
/// <param name="ExpectedVersion">The version that you saw.</param>
/// <param name="Sku">1 to 100 characters; unique in the company without regard to case.</param>
/// <param name="UnitPrice">In the company's base currency: 0 to 10,000,000 with at most 6 digits after the point.</param>
/// <param name="Option">What tells it from the product's other variants; null takes it away.</param>
/// <param name="Barcodes">All its barcodes from now on, at most 20.</param>
/// <param name="Active">False: can't be put on a new order.</param>
/// <param name="Cost">What one unit costs the company, in its base currency: 0 to 10,000,000 with at most 6 digits after the point; null takes it away.</param>
internal sealed record UpdateVariantInput(
    Id<Variant> Id, int ExpectedVersion, string? Sku = null, decimal? UnitPrice = null, Optional<string?> Option = default, IReadOnlyList<string>? Barcodes = null, bool? Active = null,
    [Guarded(CostRights.Field)] Optional<decimal?> Cost = default);

/// <summary>Changes a variant's SKU, price, cost, option, barcodes or whether it can be ordered. Orders keep what they copied.</summary>
internal sealed class UpdateVariant(CatalogDb db, Codes codes, TimeProvider clock)
    : Mutation<UpdateVariantInput, Variant, VariantNotFoundError, VariantVersionConflictError, SkuTakenError, BarcodeTakenError>, IGuarded
{
    public static Permission Requires => CatalogPermissions.Write;

    public override async Task<Outcome> HandleAsync(UpdateVariantInput input, CancellationToken ct)
    {
        if (await db.Variants.Include(variant => variant.Barcodes).SingleOrDefaultAsync(variant => variant.Id == input.Id, ct) is not { } variant)
            return new VariantNotFoundError("input", "id");

        if (variant.Version != input.ExpectedVersion)
            return new VariantVersionConflictError(input.ExpectedVersion, variant);

        var problems = new Problems();
        var sku = input.Sku is null ? new Code(variant.Sku) : problems.Sku(input.Sku, "sku");
        var price = input.UnitPrice is { } given ? problems.UnitPrice(given, "unitPrice") : variant.UnitPrice;
        var cost = !input.Cost.IsSet ? variant.Cost : input.Cost.Value is { } spent ? problems.UnitPrice(spent, "cost") : (long?)null;
        var option = input.Option.IsSet ? problems.OptionalLine(input.Option.Value, Variant.MaxOption, "option") : variant.Option;
        var barcodes = input.Barcodes is null ? null : problems.Barcodes(input.Barcodes, "barcodes");

        if (problems.Any)
            return problems;

        if (await codes.FindClashAsync(new NewVariant(sku, option, price, cost, barcodes ?? [], []).Codes, except: variant.Id, ct) is { } clash)
            return clash.Wanted.IsSku ? clash.SkuTaken : clash.BarcodeTaken;

        variant.Change(sku, option, price, cost, input.Active ?? variant.Active, clock.GetUtcNow());

        if (barcodes is not null)
            variant.SetBarcodes(barcodes);

        return variant;
    }
}
