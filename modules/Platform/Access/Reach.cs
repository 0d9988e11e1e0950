namespace OrderCloud.Platform.Access;

/// <summary>Whose rows a scope reaches: asked by the contexts that hold rows of single members.</summary>
/// <param name="IsAll">Everything of the tenant.</param>
/// <param name="Members">Else the rows assigned to these members.</param>
public sealed record Reach(bool IsAll, Guid[] Members)
{
    public static Reach Everything { get; } = new(IsAll: true, []);

    /// <summary>The narrowest of what the permissions reach: he who may change more than he may see changes what he sees.</summary>
    public static Reach Of(Caller caller, ActingBy acting, Permission read) => Narrower(caller.ScopeOf(read), acting.Permission is { } by ? caller.ScopeOf(by) : DataScope.All) switch
    {
        DataScope.Own => new(IsAll: false, [caller.SubjectId]),
        DataScope.Team => new(IsAll: false, [.. caller.Team.Append(caller.SubjectId).Distinct()]),
        _ => Everything,
    };

    private static DataScope Narrower(DataScope one, DataScope other) => one < other ? one : other;
}

/// <summary>The right by which a scope acts: that of its mutation; null for reading and for the product itself.</summary>
public sealed record ActingBy(Permission? Permission);
