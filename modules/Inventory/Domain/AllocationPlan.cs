using OrderCloud.Contracts.Inventory;

namespace OrderCloud.Inventory.Domain;

/// <summary>What may be taken of a variant from a warehouse.</summary>
/// <param name="Available">Thousandths, above zero.</param>
internal sealed record StockCandidate(StockRow Row, long Available);

/// <summary>
/// Which warehouse serves which line, by rank: the first as far as it goes, then the next; a line may be split.
/// Lines that want the same variant draw on one running figure.
/// </summary>
internal static class AllocationPlan
{
    /// <summary>What the candidates can't meet; empty where <see cref="Make"/> will succeed.</summary>
    public static IReadOnlyList<Shortage> Shortages(IReadOnlyList<Demand> demands, IReadOnlyList<StockCandidate> candidates)
    {
        var available = candidates.ToLookup(candidate => candidate.Row.VariantId, candidate => candidate.Available);

        return [.. from demand in demands
                   group demand.Quantity by demand.VariantId into wanted
                   let shortage = new Shortage(wanted.Key, wanted.Sum(), available[wanted.Key].Sum())
                   where shortage.Wanted > shortage.Available
                   select shortage];
    }

    /// <param name="candidates">In the order in which they are drawn on.</param>
    /// <exception cref="InvalidOperationException">There are shortages.</exception>
    public static IReadOnlyList<Allocation> Make(IReadOnlyList<Demand> demands, IReadOnlyList<StockCandidate> candidates)
    {
        var left = candidates.ToDictionary(candidate => candidate.Row, candidate => candidate.Available);
        var allocations = new List<Allocation>(demands.Count);

        foreach (var demand in demands)
        {
            var open = demand.Quantity;

            foreach (var row in candidates.Select(candidate => candidate.Row).Where(row => row.VariantId == demand.VariantId))
            {
                var taken = Math.Min(open, left[row]);

                if (taken == 0)
                    continue;

                allocations.Add(new Allocation(demand.LineId, demand.VariantId, row.WarehouseId, taken));
                left[row] -= taken;
                open -= taken;
            }

            if (open > 0)
                throw new InvalidOperationException("A plan is made only where nothing is short.");
        }

        return allocations;
    }
}
