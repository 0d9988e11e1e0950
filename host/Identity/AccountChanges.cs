using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Identity;
using OrderCloud.Host.Identity.Mail;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host.Identity;

/// <summary>Changes of an account by its owner; each holds only if the account is still as it was read.</summary>
internal sealed class AccountChanges(IServiceProvider services, Sessions sessions, TimeProvider clock)
{
    /// <summary>Most mails that one address is sent in a quarter of an hour, whoever asks for them.</summary>
    public const int MailsPerAddress = 3;

    public Task<bool> ConfirmEmailAsync(Account account, CancellationToken ct) => InTransactionAsync(scope => scope.GetRequiredService<IdentityDb>().Accounts
        .Where(it => it.Id == account.Id && it.EmailConfirmedAt == null && it.EmailKey == account.EmailKey)
        .ExecuteUpdateAsync(set => set.SetProperty(it => it.EmailConfirmedAt, clock.GetUtcNow()), ct), ct);

    /// <summary>Who gets here read a mail of ours: the address is proven too. All sessions end, and the owner is told.</summary>
    public async Task<bool> ChangePasswordAsync(Account account, PasswordHash hash, string language, CancellationToken ct)
    {
        var now = clock.GetUtcNow();

        return await InTransactionAsync(async scope =>
        {
            var changed = await scope.GetRequiredService<IdentityDb>().Accounts.Where(it => it.Id == account.Id && it.PasswordHash == account.PasswordHash)
                .ExecuteUpdateAsync(set => set.SetProperty(it => it.PasswordHash, hash.Value).SetProperty(it => it.EmailConfirmedAt, it => it.EmailConfirmedAt ?? now), ct);

            if (changed != 1)
                return changed;

            await sessions.EndAllAsync(scope, account.Id, ct);
            scope.GetRequiredService<Mailer>().Send(scope.GetRequiredService<Mails>().PasswordChanged(account.Email, language));

            return changed;
        }, ct);
    }

    /// <summary>Puts a mail in the queue by itself.</summary>
    public Task SendAsync(Func<Mails, MailContent> write, CancellationToken ct) => InTransactionAsync(scope =>
    {
        scope.GetRequiredService<Mailer>().Send(write(scope.GetRequiredService<Mails>()));

        return Task.FromResult(1);
    }, ct);

    private async Task<bool> InTransactionAsync(Func<IServiceProvider, Task<int>> change, CancellationToken ct)
    {
        await using var scope = TenantScope.WithoutTenant(services, Caller.Anonymous);
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        await unit.BeginAsync(ct);
        var changed = await change(scope.Services);
        await unit.CommitAsync(ct);

        return changed == 1;
    }
}
