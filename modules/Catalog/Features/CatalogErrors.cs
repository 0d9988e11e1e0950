using OrderCloud.Catalog.Domain;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Catalog.Features;

/// <summary>There is no such product.</summary>
internal sealed record ProductNotFoundError(params string[] Field) : Error("PRODUCT_NOT_FOUND", "There is no such product.", Field);

/// <summary>There is no such variant.</summary>
internal sealed record VariantNotFoundError(params string[] Field) : Error("VARIANT_NOT_FOUND", "There is no such variant.", Field);

/// <summary>Someone changed the product since it was read.</summary>
/// <param name="Current">The product as it is now.</param>
internal sealed record ProductVersionConflictError(int ExpectedVersion, Product? Current)
    : Error("VERSION_CONFLICT", "The product was changed by someone else. Read it again and repeat your change.", "input", "expectedVersion");

/// <summary>Someone changed the variant since it was read.</summary>
/// <param name="Current">The variant as it is now.</param>
internal sealed record VariantVersionConflictError(int ExpectedVersion, Variant? Current)
    : Error("VERSION_CONFLICT", "The variant was changed by someone else. Read it again and repeat your change.", "input", "expectedVersion");

/// <summary>The product has as many variants as a product can have.</summary>
/// <param name="Limit">Variants that one product may have.</param>
internal sealed record VariantLimitReachedError(int Limit) : Error("VARIANT_LIMIT_REACHED", $"A product has at most {Limit} variants. Make another product.");

/// <summary>The SKU leads to another variant already; case makes no difference.</summary>
/// <param name="VariantId">The variant that it leads to; null for those who may not read the catalogue.</param>
/// <param name="Name">That variant's name; null for those who may not read the catalogue.</param>
internal sealed record SkuTakenError(string Sku, Id<Variant>? VariantId, string? Name, params string[] Field) : Error("SKU_TAKEN", Say(Sku, Name), Field)
{
    private static Text Say(string sku, string? name) => name is null
        ? (Text)$"The SKU {sku} leads to another variant already. Choose another."
        : (Text)$"The SKU {sku} leads to {name} already. Choose another.";
}

/// <summary>The barcode leads to another variant already; case makes no difference.</summary>
/// <param name="VariantId">The variant that it leads to; null for those who may not read the catalogue.</param>
/// <param name="Name">That variant's name; null for those who may not read the catalogue.</param>
/// <param name="Barcode">The barcode that was given.</param>
internal sealed record BarcodeTakenError(string Barcode, Id<Variant>? VariantId, string? Name, params string[] Field) : Error("BARCODE_TAKEN", Say(Barcode, Name), Field)
{
    private static Text Say(string barcode, string? name) => name is null
        ? (Text)$"The barcode {barcode} leads to another variant already. Choose another, or take it from there first."
        : (Text)$"The barcode {barcode} leads to {name} already. Choose another, or take it from there first.";
}
