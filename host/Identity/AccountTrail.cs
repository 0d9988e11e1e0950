using System.Text.Json.Nodes;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host.Identity;

/// <summary>
/// Tells the audit log of each company that a person works for what became of the account by which he acts there. An account is no
/// company's, so this is noted as soon as the change stands, in a transaction of each company's own.
/// </summary>
internal sealed partial class AccountTrail(IServiceProvider services, Database database, IMembershipDirectory memberships, ILogger<AccountTrail> logger)
{
    private const int Attempts = 8;

    public Task NewPasswordAsync(HttpContext http, Guid accountId) => NoteAsync(Origin.Of(http, "changePassword"), accountId, "NewPassword", old: null, now: true);

    public Task SecondFactorAsync(HttpContext http, Guid accountId, bool isOn) => NoteAsync(Origin.Of(http, isOn ? "turnOnSecondFactor" : "turnOffSecondFactor"), accountId, "SecondFactor", !isOn, isOn);

    public Task SessionsEndedAsync(HttpContext http, Guid accountId) => NoteAsync(Origin.Of(http, "endSessions"), accountId, "SessionsEnded", old: null, now: true);

    /// <param name="tenantId">The company that the application belongs to: no other is acted in.</param>
    public Task ApplicationAllowedAsync(HttpContext http, Guid accountId, Guid tenantId, string application) => NoteAsync(Origin.Of(http, "allowApplication"), accountId, "Application", old: null, application, tenantId);

    // Whoever closes the page meanwhile has still done it: there is no token here.
    private async Task NoteAsync(Origin origin, Guid accountId, string property, JsonNode? old, JsonNode? now, Guid? only = null)
    {
        foreach (var membership in await memberships.ListAsync(accountId, CancellationToken.None))
            if (only is null || only == membership.TenantId)
                try
                {
                    await database.RepeatAsync(() => NoteAsync(membership, origin, property, old, now), CancellationToken.None, Attempts, evenIfUnavailable: true);
                }
                catch (Exception failure) when (database.IsUnavailable(failure) || database.IsLostRace(failure))
                {
                    // The change stands, and he would only be told that it failed.
                    NotNoted(failure, origin.Operation, membership.TenantId, membership.MemberId);
                }
    }

    private async Task<bool> NoteAsync(Membership membership, Origin origin, string property, JsonNode? old, JsonNode? now)
    {
        await using var scope = TenantScope.Of(services, new TenantContext(membership.TenantId), new Caller(CallerKind.Member, membership.MemberId, "", new HashSet<string>()), origin);
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        await unit.BeginAsync(CancellationToken.None);
        unit.Changes.Note<MemberRef>(membership.MemberId, property, old, now);
        await unit.CommitAsync(CancellationToken.None);

        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Operation} by member {MemberId} could not be noted in the audit log of company {TenantId}")]
    private partial void NotNoted(Exception failure, string operation, Guid tenantId, Guid memberId);
}
