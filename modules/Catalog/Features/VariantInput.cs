using OrderCloud.Catalog.Domain;
using OrderCloud.Contracts;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Catalog.Features;

/// <summary>A variant to make.</summary>
/// <param name="Sku">Stock keeping unit, 1 to 100 characters; unique in the company without regard to case.</param>
/// <param name="UnitPrice">In the company's base currency: 0 to 10,000,000 with at most 6 digits after the point.</param>
/// <param name="Option">What tells it from the product's other variants, e.g. red, 1 litre.</param>
/// <param name="Barcodes">Codes on its package, at most 20; each leads to one variant.</param>
/// <param name="Cost">What one unit costs the company, in its base currency: 0 to 10,000,000 with at most 6 digits after the point.</param>
internal sealed record VariantInput(
    string Sku, decimal UnitPrice, string? Option = null, IReadOnlyList<string>? Barcodes = null, [Guarded(CostRights.Field)] decimal? Cost = null)
{
    /// <param name="path">Where the variant stands in the input, without the leading <c>input</c>.</param>
    public NewVariant Checked(Problems problems, params string[] path) => new(
        problems.Sku(Sku, [.. path, "sku"]),
        problems.OptionalLine(Option, Variant.MaxOption, [.. path, "option"]),
        problems.UnitPrice(UnitPrice, [.. path, "unitPrice"]),
        Cost is { } cost ? problems.UnitPrice(cost, [.. path, "cost"]) : null,
        problems.Barcodes(Barcodes, [.. path, "barcodes"]),
        path);
}

/// <summary>A variant whose input was found good.</summary>
/// <param name="UnitPrice">Millionths.</param>
/// <param name="Cost">Millionths; null where nobody said.</param>
/// <param name="Path">Where it stands in the input.</param>
internal sealed record NewVariant(Code Sku, string? Option, long UnitPrice, long? Cost, IReadOnlyList<Code> Barcodes, string[] Path)
{
    public IEnumerable<NewCode> Codes =>
        [new(Sku, IsSku: true, ["input", .. Path, "sku"]), .. Barcodes.Select((code, index) => new NewCode(code, IsSku: false, ["input", .. Path, "barcodes", $"{index}"]))];
}

/// <summary>What variants' inputs have in common.</summary>
internal static class VariantChecks
{
    private const decimal MaxPrice = 10_000_000;

    extension(Problems problems)
    {
        public Code Sku(string? sku, params string[] field) => new(problems.Line(sku, Code.MaxLength, field));

        /// <returns>Millionths; 0 when the price was refused.</returns>
        public long UnitPrice(decimal price, params string[] field)
        {
            var scaled = price is >= 0 and <= MaxPrice ? Scaled.FromDecimal(price, Scaled.PriceDigits) : null;
            problems.Require(scaled is not null, "A price is 0 to 10,000,000 with at most 6 digits after the point.", field);

            return scaled ?? 0;
        }

        public IReadOnlyList<Code> Barcodes(IReadOnlyList<string>? barcodes, params string[] field)
        {
            if (barcodes is null)
                return [];

            problems.Require(barcodes.Count <= Variant.MaxBarcodes, $"A variant has at most {Variant.MaxBarcodes} barcodes.", field);
            Code[] codes = [.. barcodes.Take(Variant.MaxBarcodes).Select((code, index) => new Code(problems.Line(code, Code.MaxLength, [.. field, $"{index}"])))];

            foreach (var twice in codes.Index().GroupBy(it => it.Item.Key).SelectMany(group => group.Skip(1)))
                problems.Require(false, "This barcode is given twice.", [.. field, $"{twice.Index}"]);

            return codes;
        }

        /// <summary>Within one input a code may stand on one variant only; a variant's barcode may be its own SKU.</summary>
        public void RequireDistinctCodes(IEnumerable<NewVariant> variants)
        {
            var codes = variants.SelectMany((variant, owner) => variant.Codes.Select(it => (it.Code, it.Field, Owner: owner)));

            foreach (var (code, field, _) in codes.GroupBy(it => it.Code.Key).SelectMany(group => group.Where(it => it.Owner != group.First().Owner)))
                problems.Require(false, $"{code.Text} stands on another variant of this product: a code leads to one variant.", field[1..]);
        }
    }
}
