namespace OrderCloud.Contracts.Inventory;

/// <summary>What other modules may ask of Inventory about places.</summary>
public interface IWarehouses
{
    /// <summary>Makes a new tenant's first warehouse.</summary>
    Task CreateFirstAsync(string name, CancellationToken ct);

    /// <summary>How many are in use; those switched off don't count.</summary>
    Task<long> CountAsync(CancellationToken ct);

    /// <summary>Names by id; unknown ones are missing.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> warehouseIds, CancellationToken ct);
}
