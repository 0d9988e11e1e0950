using OrderCloud.Contracts.Catalog;
using OrderCloud.Inventory.Domain;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Inventory.Features;

/// <summary>No warehouse of this company has the id.</summary>
internal sealed record WarehouseNotFoundError(params string[] Field)
    : Error("WAREHOUSE_NOT_FOUND", "There is no such warehouse. Choose one from the list of warehouses.", Field);

/// <summary>The warehouse is switched off.</summary>
/// <param name="Allowed">The mutations that are possible with it now.</param>
internal sealed record WarehouseInactiveError(IReadOnlyList<string> Allowed)
    : Error("WAREHOUSE_INACTIVE", "The warehouse is inactive, so nothing is received there. Switch it on or choose another one.", "input", "warehouseId");

/// <summary>Another warehouse of the company has the name.</summary>
internal sealed record WarehouseNameTakenError()
    : Error("WAREHOUSE_NAME_TAKEN", "Another warehouse has this name. Choose a different one.", "input", "name");

/// <summary>The plan has no place left for another warehouse.</summary>
/// <param name="Limit">How many the plan allows.</param>
/// <param name="Used">How many are in use.</param>
internal sealed record WarehouseLimitReachedError(long Limit, long Used)
    : Error("PLAN_LIMIT_REACHED", $"Your plan allows {Limit} warehouses, and {Used} are in use. Switch one off, or ask for a larger plan.", "input");

/// <summary>Someone changed the warehouse since it was read.</summary>
/// <param name="Current">The warehouse as it is now.</param>
internal sealed record WarehouseVersionConflictError(int ExpectedVersion, Warehouse Current)
    : Error("VERSION_CONFLICT", "The warehouse was changed by someone else. Look at it again and repeat your change.", "input", "expectedVersion");

/// <summary>No variant of this company has the id.</summary>
internal sealed record StockVariantNotFoundError(params string[] Field)
    : Error("VARIANT_NOT_FOUND", "There is no such variant. Choose one from the catalogue.", Field);

/// <summary>The variant is a service, a fee or a voucher.</summary>
internal sealed record VariantNotStockedError(ProductKind Kind, params string[] Field)
    : Error("VARIANT_NOT_STOCKED", "Only goods are kept in stock; this is a service, a fee or a voucher.", Field);

/// <summary>The adjustment would take away what is promised, held or unavailable.</summary>
/// <param name="Shortfalls">Each variant with too little.</param>
internal sealed record AdjustmentExceedsAvailableError(IReadOnlyList<AdjustmentShortfall> Shortfalls)
    : Error("ADJUSTMENT_EXCEEDS_AVAILABLE", "The adjustment takes away more than is available. Release what orders hold first, or adjust by less.", "input", "lines");

/// <summary>A variant of which an adjustment takes too much.</summary>
/// <param name="Delta">What the adjustment's lines add up to.</param>
/// <param name="Available">What could be taken away at most.</param>
internal sealed record AdjustmentShortfall(Id<VariantRef> VariantId, decimal Delta, decimal Available);
