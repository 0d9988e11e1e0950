using OrderCloud.Platform.Persistence;

namespace OrderCloud.Inventory.Domain;

/// <summary>A place where goods lie.</summary>
internal sealed class Warehouse : ITenantOwned, IVersioned
{
    public const int MaxName = 100, MaxRank = 1_000;

    private Warehouse() { }

    public Warehouse(string name, int rank, DateTimeOffset at)
    {
        CreatedAt = at;
        Change(name, rank, isActive: true);
    }

    public Guid TenantId { get; private set; }

    public Guid Id { get; private set; } = RowId.New();

    /// <summary>Unique within the company, whatever the case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name in capitals: what makes it unique.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>Goods are taken from the lowest rank first, 1 to 1000; among equals from the older warehouse.</summary>
    public int Rank { get; private set; }

    /// <summary>False: nothing is received here and orders take nothing from here. What is there stays counted.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Raised by every change; updates name the version they saw.</summary>
    public int Version { get; private set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    public static string KeyOf(string name) => name.ToUpperInvariant();

    public void Change(string name, int rank, bool isActive) => (Name, NameKey, Rank, IsActive) = (name, KeyOf(name), rank, isActive);
}
