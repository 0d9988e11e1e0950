namespace OrderCloud.Platform.Persistence;

/// <summary>A row that may be assigned to a member: whoever's role reaches his own rows, or his team's, finds it by that.</summary>
public interface IAssigned
{
    /// <summary>Whose it is; null for nobody's: only those who reach everything find it.</summary>
    Guid? AssigneeId { get; }
}

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
