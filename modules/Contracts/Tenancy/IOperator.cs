namespace OrderCloud.Contracts.Tenancy;

/// <summary>What the operator of the installation may do with a company. Works in the scope of the tenant, in the caller's transaction.</summary>
public interface IOperator
{
    /// <summary>Puts the company on a plan. What is missing among the limits has none; what is in use above one stays.</summary>
    /// <param name="name">For people, 1 to <see cref="PlanNameLength"/> characters.</param>
    /// <returns>The company's name; null when there is no such tenant.</returns>
    Task<string?> SetPlanAsync(string name, IReadOnlyDictionary<PlanResource, long> limits, CancellationToken ct);

    /// <summary>Shuts the company: from the next request on nobody gets in, neither people nor programs. What it has is kept.</summary>
    /// <returns>The company's name; null when there is no such tenant.</returns>
    Task<string?> SuspendAsync(CancellationToken ct);

    /// <summary>Opens a suspended company again.</summary>
    /// <returns>The company's name; null when there is no such tenant.</returns>
    Task<string?> ResumeAsync(CancellationToken ct);

    /// <summary>Longest name of a plan.</summary>
    const int PlanNameLength = 60;
}
