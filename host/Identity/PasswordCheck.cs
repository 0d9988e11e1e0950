using System.Net;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Access;

namespace OrderCloud.Host.Identity;

/// <summary>How an e-mail address and a password were found.</summary>
internal enum PasswordVerdict
{
    Right,

    /// <summary>A wrong pair, an unknown address, a locked account: told apart by nobody.</summary>
    Wrong,

    TooManyTries,

    /// <summary>The pair is right, but nobody has shown yet that the address is his.</summary>
    Unconfirmed,

    Busy,
}

/// <param name="Account">Null unless the pair is right.</param>
/// <param name="NewHash">The password's hash made anew, where the kept one was out of date.</param>
internal sealed record PasswordAnswer(PasswordVerdict Verdict, Account? Account = null, string? NewHash = null);

/// <summary>The one check of passwords, whichever door they come through: one count of tries, one answer, the same work for all.</summary>
internal sealed class PasswordCheck(AccountLookup accounts, PasswordDesk desk, GuessLimits limits, SecurityMeter meter, AuthOptions options)
{
    public async Task<PasswordAnswer> CheckAsync(IPAddress? from, string email, string password, CancellationToken ct)
    {
        var address = NetworkAddress.Of(from);

        if (!limits.Begin(address, GuessLimits.PerAddress))
        {
            meter.MetLock("address");

            return new(PasswordVerdict.TooManyTries);
        }

        try
        {
            var answer = await CheckAsync(address, Account.KeyOf(email), password, ct);

            if (answer.Account is not null)
                limits.TakeBack(address);

            return answer;
        }
        catch (PasswordDeskBusyException busy)
        {
            limits.TakeBack(address);

            return new(busy.Verdict);
        }
    }

    private async Task<PasswordAnswer> CheckAsync(string address, string key, string password, CancellationToken ct)
    {
        // Known or unknown, right or wrong: nobody learns anything from it.
        if (!limits.Begin(GuessLimits.PasswordsFor(key), GuessLimits.PasswordsPerAccount))
            throw new PasswordDeskBusyException(PasswordVerdict.TooManyTries);

        var tries = GuessLimits.Account(key);
        // Real time: a clock of tests never ends a pause. It holds no place at the desk.
        await Task.Delay(limits.PauseBefore(tries), ct);
        var isAllowed = limits.Begin(tries, GuessLimits.PerAccount);
        var account = await accounts.ByKeyAsync(key, ct);
        (bool IsRight, bool IsOld) check;

        try
        {
            check = await desk.CheckAsync(address, account?.PasswordHash, password, ct);
        }
        catch (PasswordDeskBusyException)
        {
            limits.TakeBack(tries);

            throw;
        }

        if (!isAllowed)
            meter.MetLock("account");

        // A locked account does the work too, and refuses even the right password.
        if (!check.IsRight || !isAllowed)
            return new(PasswordVerdict.Wrong);

        limits.Clear(tries);

        var verdict = options.RequireConfirmedEmail && account!.EmailConfirmedAt is null ? PasswordVerdict.Unconfirmed : PasswordVerdict.Right;

        return new(verdict, account, check.IsOld ? (await desk.HashAsync(from: null, password, ct)).Value : null);
    }
}
