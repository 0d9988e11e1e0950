namespace OrderCloud.Contracts.Inventory;

/// <summary>An adjustment of another system, kept as a posted document without stock effect.</summary>
/// <param name="Number">The source's number.</param>
public sealed record HistoricAdjustment(string Number, DateTimeOffset At, IReadOnlyList<HistoricAdjustmentLine> Lines);

/// <param name="Quantity">Thousandths; negative for a write-off.</param>
public sealed record HistoricAdjustmentLine(Guid VariantId, long Quantity, string? Note);

/// <summary>Takes over the adjustments of an imported history.</summary>
public interface IStockHistory
{
    /// <summary>Which of these numbers have been taken over already.</summary>
    Task<IReadOnlySet<string>> KnownAsync(IReadOnlyCollection<string> numbers, CancellationToken ct);

    Task ImportAsync(IReadOnlyCollection<HistoricAdjustment> adjustments, CancellationToken ct);
}
