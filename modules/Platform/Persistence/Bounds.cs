using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Persistence;

/// <summary>
/// Whose rows a module's context finds: what its filters read of the scope, known without the context. A member of the context that a
/// filter reads is here by the same name: <see cref="Graph.Data.CompiledRows{TRow}"/> asks for it where no context is made.
/// </summary>
/// <param name="reach">For a module with rows of single members; null for one without.</param>
public class Bounds(TenantContext tenant, Reach? reach = null)
{
    public Guid TenantId { get; } = tenant.Id;

    /// <summary>Whether everything of the tenant is found.</summary>
    public bool ReachesAll { get; } = reach?.IsAll ?? true;

    /// <summary>Else whose rows are.</summary>
    public Guid[] ReachedMembers { get; } = reach?.Members ?? [];
}
