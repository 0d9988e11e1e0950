namespace OrderCloud.Contracts.Tenancy;

/// <summary>What a company's plan may limit.</summary>
public enum PlanResource
{
    /// <summary>Active members and open invitations.</summary>
    Members,

    /// <summary>Warehouses in use; those switched off take no place.</summary>
    Warehouses,

    /// <summary>Orders submitted in a calendar month of the company's time zone.</summary>
    OrdersPerMonth,

    /// <summary>Points that each person and program gets back each second for calls of the API; twenty times as many can be saved up. The RateLimit headers of an answer tell what is left.</summary>
    ApiPointsPerSecond,
}

/// <summary>That a limit is reached.</summary>
/// <param name="Used">May be above the limit: what was there when a plan was made smaller stays.</param>
public sealed record PlanExcess(long Limit, long Used);

/// <summary>What a company's plan allows. A limit stops what would add to the use; reading and everything else goes on.</summary>
public interface IPlan
{
    /// <summary>Asks whether one more fits among what stays: members, warehouses. Rivals for the last place wait until the caller's transaction ends.</summary>
    /// <returns>Null when it fits.</returns>
    Task<PlanExcess?> FindExcessAsync(PlanResource resource, CancellationToken ct);

    /// <summary>Counts one more of what is used up by the month, in the caller's transaction. It holds a row until the commit, so take it late.</summary>
    /// <returns>Null when it was counted.</returns>
    Task<PlanExcess?> TakeAsync(PlanResource resource, DateTimeOffset at, CancellationToken ct);
}
