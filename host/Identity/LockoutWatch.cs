using OrderCloud.Contracts.Tenancy;

namespace OrderCloud.Host.Identity;

/// <summary>
/// Has the owners of a locked account's companies told. It looks by itself, twice a minute: a sign-in neither does anything for it
/// nor waits for it, so that nobody learns from one whether an address is known.
/// </summary>
internal sealed partial class LockoutWatch(GuessLimits limits, AccountLookup accounts, IMembershipDirectory memberships, IAlarms alarms, TimeProvider clock, ILogger<LockoutWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>Those that were locked when it looked last, and are seen to.</summary>
    private readonly HashSet<string> done = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
            await LookAsync(stoppingToken);
    }

    private async Task LookAsync(CancellationToken ct)
    {
        var (locked, failed, failure) = (limits.Locked(), 0, "");
        done.IntersectWith(locked);

        foreach (var what in locked.Where(it => !done.Contains(it)))
            try
            {
                await TellAsync(what, ct);
                done.Add(what);
            }
            catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
            {
                // The database is away, or can't even be asked for what somebody made up as an address: the others don't wait for it.
                (failed, failure) = (failed + 1, exception.GetType().Name);
            }

        if (failed > 0)
            Postponed(failed, failure);
    }

    private async Task TellAsync(string what, CancellationToken ct)
    {
        var account = GuessLimits.IsAccount(what, out var emailKey) ? await accounts.ByKeyAsync(emailKey, ct)
            : GuessLimits.IsFactor(what, out var id) ? await accounts.ByIdAsync(id, ct) : null;

        if (account is null)
            return;

        // A demo company has nothing to lose, and its owner is told by his own.
        foreach (var membership in (await memberships.ListAsync(account.Id, ct)).Where(it => it.DemoOf is null))
            await alarms.LockedOutAsync(membership.TenantId, membership.MemberId, ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "For {Count} locked accounts nobody could be told ({Failure}); trying again")]
    private partial void Postponed(int count, string failure);
}
