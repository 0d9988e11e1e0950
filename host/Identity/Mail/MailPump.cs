using Microsoft.EntityFrameworkCore;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Access;

namespace OrderCloud.Host.Identity.Mail;

/// <summary>Sends waiting mails: at least once each, with growing pauses after a failure, for about two days.</summary>
internal sealed partial class MailPump(IServiceProvider services, IMailTransport transport, MailSeal seal, MailSignal signal, TimeProvider clock, ILogger<MailPump> logger) : BackgroundService
{
    private const int Batch = 20, MaxAttempts = 12;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2), Poll = TimeSpan.FromSeconds(5), LongestPause = TimeSpan.FromHours(8);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (transport.Sends && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await SendDueAsync(stoppingToken) == 0)
                    await signal.WaitAsync(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // The database is away or not migrated yet; the mails stay where they are.
                Unreadable(failure.GetType().Name);
                await Task.Delay(Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> SendDueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var scope = TenantScope.WithoutTenant(services, Caller.System);
        var mails = scope.Services.GetRequiredService<IdentityDb>().Set<QueuedMail>();
        var due = await mails.AsNoTracking().Where(mail => mail.FailedAt == null && mail.DueAt <= now).OrderBy(mail => mail.DueAt).Take(Batch).ToListAsync(ct);

        foreach (var mail in due)
            // Of two pumps one gets it.
            if (await mails.Where(it => it.Id == mail.Id && it.DueAt == mail.DueAt).ExecuteUpdateAsync(set => set.SetProperty(it => it.DueAt, now + Lease), ct) == 1)
                await SendAsync(mails, mail, ct);

        return due.Count;
    }

    private async Task SendAsync(DbSet<QueuedMail> mails, QueuedMail mail, CancellationToken ct)
    {
        try
        {
            await transport.SendAsync(seal.Open(mail.Sealed), ct);
            await mails.Where(it => it.Id == mail.Id).ExecuteDeleteAsync(CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && !ct.IsCancellationRequested)
        {
            // Servers repeat addresses in what they say: the log has the kind of failure only.
            Failed(failure.GetType().Name, mail.Id, mail.Attempts + 1);
            var now = clock.GetUtcNow();
            var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 10 * Math.Pow(3, mail.Attempts)));
            DateTimeOffset? failedAt = mail.Attempts + 1 < MaxAttempts ? null : now;
            await mails.Where(it => it.Id == mail.Id).ExecuteUpdateAsync(
                set => set.SetProperty(it => it.Attempts, it => it.Attempts + 1).SetProperty(it => it.DueAt, now + pause).SetProperty(it => it.FailedAt, failedAt), ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting mails could not be read ({Failure}); trying again")]
    private partial void Unreadable(string failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail {MailId} could not be sent ({Failure}), try {Attempt}")]
    private partial void Failed(string failure, Guid mailId, int attempt);
}
