using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host.Identity.Pages;

/// <summary>One who has given the right password and is not in yet: he owes the second factor, or has to choose a company. Kept for ten minutes in a sealed cookie.</summary>
/// <param name="Id">Of the session that it leads to: once there is one, the step is used up.</param>
/// <param name="Stamp">Of the account as it was: a changed password, another second factor and the end of all sessions end the step.</param>
/// <param name="At">When the password was given.</param>
/// <param name="IsProven">False while the second factor is owed.</param>
internal sealed record Step(Guid Id, Guid AccountId, string Stamp, DateTimeOffset At, DateTimeOffset Until, string? NewHash, bool IsProven);

/// <summary>Seals and opens the cookie of a <see cref="Step"/>.</summary>
internal sealed class StepTicket(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly IDataProtector sealing = protection.CreateProtector("OrderCloud.Identity.SignInStep");

    /// <param name="before">The step that was taken before on the same way in.</param>
    public void Write(HttpContext http, Account account, string? newHash, bool isProven, Step? before = null)
    {
        var now = clock.GetUtcNow();
        var step = new Step(before?.Id ?? RowId.New(), account.Id, StampOf(account), before?.At ?? now, now + Lifetime, newHash, isProven);
        http.Response.Cookies.Append(NameFor(http.Request), sealing.Protect(JsonSerializer.Serialize(step)), Options(http.Request));
    }

    /// <summary>Null without a cookie, or for one that is forged or too old. Whether the account is still the same, and the step not used up, is the caller's to ask.</summary>
    public Step? Read(HttpContext http)
    {
        if (http.Request.Cookies[NameFor(http.Request)] is not { } cookie)
            return null;

        try
        {
            return JsonSerializer.Deserialize<Step>(sealing.Unprotect(cookie)) is { } step && step.Id != Guid.Empty && step.Until > clock.GetUtcNow() ? step : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static void Delete(HttpContext http)
    {
        if (http.Request.Cookies.ContainsKey(NameFor(http.Request)))
            http.Response.Cookies.Delete(NameFor(http.Request), Options(http.Request));
    }

    public static string StampOf(Account account) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{account.PasswordHash}\n{account.Epoch}\n{Convert.ToBase64String(account.TotpSecret ?? [])}")));

    private static string NameFor(HttpRequest request) => request.IsHttps ? "__Host-oc-step" : "oc-step";

    private static CookieOptions Options(HttpRequest request) => new() { HttpOnly = true, Secure = request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
