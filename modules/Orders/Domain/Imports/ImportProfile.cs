using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Domain.Imports;

/// <summary>A way of reading files that was saved under a name.</summary>
internal sealed class ImportProfile : ITenantOwned, IVersioned
{
    private ImportProfile() { }

    public ImportProfile(string name, ImportLayout layout, DateTimeOffset at) => (Name, Layout, UpdatedAt) = (name, layout, at);

    /// <summary>The profiles that every company has.</summary>
    public static IReadOnlyList<ImportProfile> BuiltIn { get; } =
    [
        new(ImportLayout.OnlineRetailName, ImportLayout.OnlineRetail, DateTimeOffset.UnixEpoch) { Id = new("0198c0de-0000-7000-8000-000000000001"), IsBuiltIn = true },
    ];

    public Guid TenantId { get; private set; }

    public Guid Id { get; private init; } = RowId.New();

    /// <summary>Unique; how uploads name it.</summary>
    public string Name { get; private set; } = "";

    public ImportLayout Layout { get; private set; } = ImportLayout.OnlineRetail;

    /// <summary>True for those that come with the product and can't be changed.</summary>
    public bool IsBuiltIn { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public int Version { get; private set; }

    public void Change(ImportLayout layout, DateTimeOffset at) => (Layout, UpdatedAt) = (layout, at);
}
