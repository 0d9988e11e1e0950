using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using OrderCloud.Contracts.Identity;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host.Identity.Mail;

/// <inheritdoc cref="IMailer"/>
internal sealed class Mailer(IServiceProvider services, Mails mails, MailSeal seal, IMailTransport transport, MailSignal signal, GuessLimits limits, AuthOptions options, TimeProvider clock) : IMailer
{
    public bool TrySend(InvitationMail mail)
    {
        if (transport.Keeps && !(limits.Begin(GuessLimits.MailTo(Account.KeyOf(mail.To)), AccountChanges.MailsPerAddress)
            && limits.Begin(GuessLimits.InvitationsOf(services.GetRequiredService<TenantContext>()), options.InvitationsPerDay, GuessLimits.Day)))
            return false;

        Send(mails.Invitation(mail));

        return true;
    }

    public void Send(LockedOutMail mail) => Send(mails.LockedOut(mail));

    public void Send(AuditFaultMail mail) => Send(mails.AuditFault(mail));

    public void Send(MailContent mail)
    {
        // Nobody would ever send it; whoever needs mail is refused at the start.
        if (!transport.Keeps)
            return;

        var now = clock.GetUtcNow();
        services.GetRequiredService<IdentityDb>().Add(new QueuedMail { Sealed = seal.Close(mail), CreatedAt = now, DueAt = now });
        services.GetRequiredService<UnitOfWork>().AfterCommit(signal.Raise);
    }
}

/// <summary>Seals waiting mails: their links are as good as passwords.</summary>
internal sealed class MailSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector sealing = protection.CreateProtector("OrderCloud.Identity.Mail");

    public byte[] Close(MailContent mail) => sealing.Protect(JsonSerializer.SerializeToUtf8Bytes(mail));

    public MailContent Open(byte[] closed) => JsonSerializer.Deserialize<MailContent>(sealing.Unprotect(closed))!;
}

/// <summary>Wakes the pump after a commit.</summary>
internal sealed class MailSignal : IDisposable
{
    private readonly SemaphoreSlim semaphore = new(0, 1);

    public void Raise()
    {
        lock (semaphore)
            if (semaphore.CurrentCount == 0)
                semaphore.Release();
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => semaphore.WaitAsync(atMost, ct);

    public void Dispose() => semaphore.Dispose();
}
