namespace OrderCloud.Platform.Persistence;

/// <summary>A row of one tenant. Stamped by the write guard; key (TenantId, Id).</summary>
public interface ITenantOwned
{
    Guid TenantId { get; }
}

/// <summary>An object that people edit: its version is raised on every save and checked against lost updates.</summary>
public interface IVersioned
{
    int Version { get; }
}

/// <summary>A ledger's row: written once, never changed or deleted. A correction is another row.</summary>
public interface IAppendOnly;
