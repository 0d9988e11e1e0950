using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Inventory.Features;

/// <summary>Stock that was found to be more or less than the books say.</summary>
/// <param name="WarehouseId">Where; an inactive warehouse too.</param>
/// <param name="ReasonCode">Why.</param>
/// <param name="Note">At most 500 characters; required for the reason OTHER.</param>
/// <param name="Lines">1 to 250.</param>
internal sealed record AdjustStockInput(Id<Warehouse> WarehouseId, AdjustmentReason ReasonCode, IReadOnlyList<AdjustStockLineInput> Lines, string? Note = null);

/// <summary>By how much one variant is set right; a variant may occur on several lines.</summary>
/// <param name="Delta">Not 0, at most 1,000,000 either way, with at most 3 decimals; negative takes away.</param>
internal sealed record AdjustStockLineInput(Id<VariantRef> VariantId, decimal Delta);

/// <summary>Posts a stock adjustment. It never takes away what is promised to orders, held or unavailable.</summary>
internal sealed class AdjustStock(InventoryDb db, StockBook book, StockedVariants variants, INumbers numbers, Caller caller, TimeProvider clock)
    : Mutation<AdjustStockInput, StockAdjustment, WarehouseNotFoundError, StockVariantNotFoundError, VariantNotStockedError, AdjustmentExceedsAvailableError>, IGuarded
{
    public static Permission Requires => InventoryPermissions.Adjust;

    public override async Task<Outcome> HandleAsync(AdjustStockInput input, CancellationToken ct)
    {
        if (Check(input) is { Any: true } problems)
            return problems;

        if (!await db.Warehouses.AnyAsync(it => it.Id == input.WarehouseId.Value, ct))
            return new WarehouseNotFoundError("input", "warehouseId");

        switch (await variants.FirstFaultAsync([.. input.Lines.Select(line => line.VariantId.Value)], ct))
        {
            case StockVariantNotFoundError unknown: return unknown;
            case VariantNotStockedError other: return other;
        }

        var adjustment = new StockAdjustment(input.WarehouseId, input.ReasonCode, InputRules.Trimmed(input.Note), caller.Name, clock.GetUtcNow());

        foreach (var line in input.Lines)
            adjustment.Add(line.VariantId, Scaled.FromDecimal(line.Delta, Scaled.QuantityDigits)!.Value);

        var movements = adjustment.Movements();

        if (await book.MoveAsync(movements, ct) is [_, ..] refused)
            return new AdjustmentExceedsAvailableError(await ShortfallsAsync(movements, refused, ct));

        adjustment.Post(await numbers.DrawAsync(DocumentKind.Adjustment, adjustment.PostedAt, db.StockAdjustments.Where(it => !it.IsHistory).Select(it => it.Number), ct));
        db.StockAdjustments.Add(adjustment);
        await book.RecordAsync(new(StockDocumentType.StockAdjustment, adjustment.Id, adjustment.Number), movements, ct);

        return adjustment;
    }

    private static Problems Check(AdjustStockInput input)
    {
        var note = InputRules.Trimmed(input.Note);
        var problems = new Problems().RequireLines(input.Lines.Count).RequireText(note, StockAdjustment.MaxNote, "note")
            .Require(note is not null || input.ReasonCode is not AdjustmentReason.Other, "Say in the note why the stock is adjusted.", "note");

        foreach (var (index, line) in input.Lines.Take(InputRules.MaxLines).Index())
            problems.Require(InputRules.IsQuantity(Math.Abs(line.Delta)), "A difference is not 0 and at most 1,000,000 either way, with no more than 3 decimals.", "lines", $"{index}", "delta");

        return problems;
    }

    private async Task<IReadOnlyList<AdjustmentShortfall>> ShortfallsAsync(IEnumerable<StockMovement> movements, IReadOnlyList<StockRow> refused, CancellationToken ct)
    {
        var wanted = movements.ToLookup(movement => movement.Row, movement => movement.Delta.OnHand);
        List<AdjustmentShortfall> shortfalls = [];

        foreach (var row in refused)
        {
            var available = await db.StockLevels.Where(level => level.WarehouseId == row.WarehouseId && level.VariantId == row.VariantId)
                .SumAsync(level => level.OnHand - level.Allocated - level.Reserved - level.Unavailable, ct);

            shortfalls.Add(new(new(row.VariantId), Quantity(wanted[row].Sum()), Quantity(available)));
        }

        return shortfalls;
    }

    private static decimal Quantity(long thousandths) => Scaled.ToDecimal(thousandths, Scaled.QuantityDigits);
}
