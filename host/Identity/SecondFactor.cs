using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host.Identity;

/// <summary>The second factor: codes of an app, each of which works once, and ten recovery codes for when the phone is gone.</summary>
internal sealed class SecondFactor(IServiceProvider services, IDataProtectionProvider protection, GuessLimits limits, SecurityMeter meter, Sessions sessions, TimeProvider clock)
{
    private const int RecoveryCodes = 10, RecoveryBytes = 10, LongestCode = 40;
    private static readonly TimeSpan SetUpLimit = TimeSpan.FromMinutes(15);

    private readonly IDataProtector sealing = protection.CreateProtector("OrderCloud.Identity.SecondFactor");
    private readonly ITimeLimitedDataProtector draft = protection.CreateProtector("OrderCloud.Identity.SecondFactor.Draft").ToTimeLimitedDataProtector();

    /// <summary>A new secret, and the same sealed for the page that holds it until a first code proves that an app has it.</summary>
    public (byte[] Secret, string Draft) Begin(Guid accountId)
    {
        var secret = Totp.NewSecret();

        return (secret, Convert.ToBase64String(draft.Protect([.. accountId.ToByteArray(), .. secret], SetUpLimit)));
    }

    /// <returns>Null for a draft that is forged, another's or too old.</returns>
    public byte[]? Open(Guid accountId, string sealedDraft)
    {
        try
        {
            return draft.Unprotect(Convert.FromBase64String(sealedDraft)) is var bytes && new Guid(bytes.AsSpan(0, 16)) == accountId ? bytes[16..] : null;
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Turns the factor on. Every session ends: the caller begins a new one.</summary>
    /// <returns>The recovery codes, shown this once; null when the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> TurnOnAsync(Guid accountId, byte[] secret, string code, CancellationToken ct)
    {
        if (!limits.Begin(GuessLimits.Factor(accountId), GuessLimits.PerAccount) || Totp.StepOf(secret, Bare(code), clock.GetUtcNow()) is not { } step)
            return null;

        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => Totp.Base32(RandomNumberGenerator.GetBytes(RecoveryBytes))).ToList();
        var closed = sealing.Protect(secret);

        await ChangeAsync(async scope =>
        {
            var db = scope.GetRequiredService<IdentityDb>();
            await sessions.EndAllAsync(scope, accountId, ct);
            await db.Set<RecoveryCode>().Where(it => it.AccountId == accountId).ExecuteDeleteAsync(ct);
            db.AddRange(codes.Select(it => new RecoveryCode { AccountId = accountId, Hash = HashOf(it) }));

            return await db.Accounts.Where(it => it.Id == accountId).ExecuteUpdateAsync(set => set.SetProperty(it => it.TotpSecret, closed).SetProperty(it => it.TotpUsedStep, step), ct);
        }, ct);
        limits.Clear(GuessLimits.Factor(accountId));

        return [.. codes.Select(it => string.Join('-', it.Chunk(4).Select(part => new string(part))))];
    }

    public Task TurnOffAsync(Guid accountId, CancellationToken ct) => ChangeAsync(async scope =>
    {
        var db = scope.GetRequiredService<IdentityDb>();
        await sessions.EndAllAsync(scope, accountId, ct);
        await db.Set<RecoveryCode>().Where(it => it.AccountId == accountId).ExecuteDeleteAsync(ct);

        return await db.Accounts.Where(it => it.Id == accountId).ExecuteUpdateAsync(set => set.SetProperty(it => it.TotpSecret, (byte[]?)null), ct);
    }, ct);

    /// <summary>Uses a code up. Five wrong ones, and a quarter of an hour no code is right.</summary>
    public async Task<bool> CheckAsync(Account account, string code, CancellationToken ct)
    {
        var tries = GuessLimits.Factor(account.Id);

        if (account.TotpSecret is null || code.Length > LongestCode)
            return false;

        if (!limits.Begin(tries, GuessLimits.PerAccount))
        {
            meter.MetLock("factor");

            return false;
        }

        var isRight = await ChangeAsync(scope => UseUpAsync(scope.GetRequiredService<IdentityDb>(), account, Bare(code), ct), ct);

        if (isRight)
            limits.Clear(tries);

        return isRight;
    }

    private Task<int> UseUpAsync(IdentityDb db, Account account, string code, CancellationToken ct)
    {
        if (code.Length != 6)
        {
            var hash = HashOf(code);

            return db.Set<RecoveryCode>().Where(it => it.AccountId == account.Id && it.Hash == hash).ExecuteDeleteAsync(ct);
        }

        // Of two who send the same code at once one finds the step used.
        return Totp.StepOf(sealing.Unprotect(account.TotpSecret!), code, clock.GetUtcNow()) is { } step
            ? db.Accounts.Where(it => it.Id == account.Id && it.TotpUsedStep < step).ExecuteUpdateAsync(set => set.SetProperty(it => it.TotpUsedStep, step), ct)
            : Task.FromResult(0);
    }

    private async Task<bool> ChangeAsync(Func<IServiceProvider, Task<int>> change, CancellationToken ct)
    {
        await using var scope = TenantScope.WithoutTenant(services, Caller.Anonymous);
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        await unit.BeginAsync(ct);
        var changed = await change(scope.Services);
        await unit.CommitAsync(ct);

        return changed == 1;
    }

    /// <summary>People leave blanks and hyphens in, and don't care for capitals.</summary>
    private static string Bare(string code) => code.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    private static string HashOf(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
