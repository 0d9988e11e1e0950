namespace OrderCloud.Contracts.Catalog;

/// <summary>What is asked of whoever sees or sets what goods cost, here and on orders.</summary>
public static class CostRights
{
    /// <summary>The guarded field.</summary>
    public const string Field = "variant.cost";

    /// <summary>Reading it asks for this permission too.</summary>
    public const string Permission = "catalog:read-cost";
}
