namespace OrderCloud.Platform.Access;

/// <summary>Whose rows a role's permissions reach.</summary>
public enum DataScope
{
    /// <summary>What is assigned to the member himself.</summary>
    Own,

    /// <summary>What is assigned to anybody of his teams.</summary>
    Team,

    /// <summary>Everything of the tenant.</summary>
    All,
}
