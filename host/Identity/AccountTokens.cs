using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using OrderCloud.Host.Identity.Persistence;

namespace OrderCloud.Host.Identity;

/// <summary>What a token of a mail is good for. Each has a key of its own, so that one can't stand in for another.</summary>
internal enum TokenPurpose
{
    ConfirmEmail,
    ResetPassword,
}

/// <summary>
/// Tokens of mails: sealed, short-lived, for one account and one purpose, and bound to a hash of what they will change. What
/// they change changes that hash, so each works once, and an older one dies with a newer's use.
/// </summary>
internal sealed class AccountTokens(IDataProtectionProvider protection, AccountLookup accounts, TimeProvider clock)
{
    public string Make(TokenPurpose purpose, Account account)
    {
        var token = new Token(account.Id, PresentValue(purpose, account), clock.GetUtcNow() + Lifetime(purpose));

        return WebEncoders.Base64UrlEncode(Sealing(purpose).Protect(JsonSerializer.SerializeToUtf8Bytes(token)));
    }

    /// <returns>The token's account as it is now; null for a token that is forged, of another purpose, used or too old.</returns>
    public async Task<Account?> ReadAsync(TokenPurpose purpose, string? text, CancellationToken ct)
    {
        if (Open(purpose, text) is not { } token || token.Until <= clock.GetUtcNow() || await accounts.ByIdAsync(token.AccountId, ct) is not { } account)
            return null;

        return token.PresentValue == PresentValue(purpose, account) ? account : null;
    }

    private Token? Open(TokenPurpose purpose, string? text)
    {
        try
        {
            return text is { Length: > 0 and < 1_000 } ? JsonSerializer.Deserialize<Token>(Sealing(purpose).Unprotect(WebEncoders.Base64UrlDecode(text))) : null;
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Sealing(TokenPurpose purpose) => protection.CreateProtector("OrderCloud.Identity.AccountTokens", purpose.ToString());

    private static TimeSpan Lifetime(TokenPurpose purpose) => purpose switch { TokenPurpose.ConfirmEmail => TimeSpan.FromHours(24), TokenPurpose.ResetPassword => TimeSpan.FromHours(1) };

    private static string PresentValue(TokenPurpose purpose, Account account)
    {
        var value = purpose switch
        {
            TokenPurpose.ConfirmEmail => $"{account.EmailKey}\n{account.EmailConfirmedAt?.UtcTicks}",
            TokenPurpose.ResetPassword => $"{account.EmailKey}\n{account.PasswordHash}",
        };

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
    }

    private sealed record Token(Guid AccountId, string PresentValue, DateTimeOffset Until);
}
