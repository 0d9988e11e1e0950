using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Tenancy.Features;

/// <summary>The plan has no place left for another member.</summary>
/// <param name="Limit">How many the plan allows.</param>
/// <param name="Used">Active members and open invitations.</param>
internal sealed record MemberLimitReachedError(long Limit, long Used)
    : Error("PLAN_LIMIT_REACHED", $"Your plan allows {Limit} members, and {Used} places are taken. Put somebody aside, revoke an invitation, or ask for a larger plan.", "input");

/// <summary>Places for members in the company's plan.</summary>
internal sealed class MemberPlaces(Plan plan)
{
    /// <summary>Whether another person can be invited or come back.</summary>
    /// <returns>Null when there is a place.</returns>
    public async Task<MemberLimitReachedError?> FindExcessAsync(CancellationToken ct) =>
        await plan.FindExcessAsync(PlanResource.Members, ct) is { } excess ? new(excess.Limit, excess.Used) : null;

    /// <summary>Whether there is no place for somebody who was invited: his invitation has held one, unless the plan was made smaller since.</summary>
    public async Task<bool> AreFullAsync(CancellationToken ct) => await plan.EnterAsync(PlanResource.Members, ct) is { } limit && await plan.ActiveMembersAsync(ct) >= limit;
}
