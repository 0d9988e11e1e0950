using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Inventory.Domain;
using OrderCloud.Inventory.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Inventory.Features;

/// <summary>Goods that came in.</summary>
/// <param name="WarehouseId">Where they lie now.</param>
/// <param name="Reference">The supplier's delivery note or the like, at most 100 characters.</param>
/// <param name="Lines">1 to 250.</param>
internal sealed record ReceiveStockInput(Id<Warehouse> WarehouseId, IReadOnlyList<ReceiveStockLineInput> Lines, string? Reference = null);

/// <summary>How much of one variant came in; a variant may occur on several lines.</summary>
/// <param name="Quantity">Above 0, at most 1,000,000, with at most 3 decimals.</param>
/// <param name="Note">At most 500 characters.</param>
internal sealed record ReceiveStockLineInput(Id<VariantRef> VariantId, decimal Quantity, string? Note = null);

/// <summary>Posts a goods receipt: what came in is on hand and available at once.</summary>
internal sealed class ReceiveStock(InventoryDb db, StockBook book, StockedVariants variants, INumbers numbers, Caller caller, TimeProvider clock)
    : Mutation<ReceiveStockInput, GoodsReceipt, WarehouseNotFoundError, WarehouseInactiveError, StockVariantNotFoundError, VariantNotStockedError>, IGuarded
{
    public static Permission Requires => InventoryPermissions.Receive;

    public override async Task<Outcome> HandleAsync(ReceiveStockInput input, CancellationToken ct)
    {
        if (Check(input) is { Any: true } problems)
            return problems;

        if (await db.Warehouses.AsNoTracking().SingleOrDefaultAsync(it => it.Id == input.WarehouseId.Value, ct) is not { } warehouse)
            return new WarehouseNotFoundError("input", "warehouseId");

        if (!warehouse.IsActive)
            return new WarehouseInactiveError(["updateWarehouse", "adjustStock"]);

        switch (await variants.FirstFaultAsync([.. input.Lines.Select(line => line.VariantId.Value)], ct))
        {
            case StockVariantNotFoundError unknown: return unknown;
            case VariantNotStockedError other: return other;
        }

        var receipt = new GoodsReceipt(warehouse.Id, InputRules.Trimmed(input.Reference), caller.Name, clock.GetUtcNow());

        foreach (var line in input.Lines)
            receipt.Add(line.VariantId, InputRules.Thousandths(line.Quantity), InputRules.Trimmed(line.Note));

        var movements = receipt.Movements();

        if (await book.MoveAsync(movements, ct) is [_, ..])
            throw new InvalidOperationException("A receipt can't be too much.");

        receipt.Post(await numbers.DrawAsync(DocumentKind.GoodsReceipt, receipt.PostedAt, db.GoodsReceipts.Select(it => it.Number), ct));
        db.GoodsReceipts.Add(receipt);
        await book.RecordAsync(new(StockDocumentType.GoodsReceipt, receipt.Id, receipt.Number), movements, ct);

        return receipt;
    }

    private static Problems Check(ReceiveStockInput input)
    {
        var problems = new Problems().RequireLines(input.Lines.Count).RequireText(InputRules.Trimmed(input.Reference), GoodsReceipt.MaxReference, "reference");

        foreach (var (index, line) in input.Lines.Take(InputRules.MaxLines).Index())
            problems
                .Require(InputRules.IsQuantity(line.Quantity), "A quantity is above 0 and at most 1,000,000, with no more than 3 decimals.", "lines", $"{index}", "quantity")
                .RequireText(InputRules.Trimmed(line.Note), GoodsReceipt.MaxNote, "lines", $"{index}", "note");

        return problems;
    }
}
