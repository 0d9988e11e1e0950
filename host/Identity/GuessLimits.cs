using OrderCloud.Contracts.Identity;
using OrderCloud.Platform.Access;

namespace OrderCloud.Host.Identity;

/// <summary>
/// How often one may be wrong in a quarter of an hour: 5 times for one account, 20 times from one address. A try counts when it
/// begins, so that tries side by side are no way around. Kept in this process.
/// </summary>
internal sealed class GuessLimits(TimeProvider clock)
{
    internal const int PerAccount = 5, PerAddress = 20;

    /// <summary>How many passwords are checked for one account, right ones too: whoever knows his own must not keep others from theirs.</summary>
    internal const int PasswordsPerAccount = 60;

    private const int MostKept = 50_000, LongestKey = (2 * IAccounts.EmailLength) + 1;
    private const string AccountPrefix = "account ", FactorPrefix = "factor ", MailPrefix = "mail";

    private static readonly TimeSpan[] Pauses = [.. new[] { 100, 200, 400, 800, 1600 }.Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds))];

    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(15), Day = TimeSpan.FromDays(1);

    /// <summary>Longer than it takes to find a try right or wrong.</summary>
    private static readonly TimeSpan Check = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, (int Count, DateTimeOffset Until, DateTimeOffset At)> tries = [];

    internal int Count => tries.Count;

    /// <summary>Counts a try.</summary>
    /// <param name="window">How long it counts; a quarter of an hour where it is missing.</param>
    /// <returns>False when the limit was reached before.</returns>
    public bool Begin(string what, int limit, TimeSpan? window = null)
    {
        var now = clock.GetUtcNow();

        lock (tries)
        {
            if (tries.Count >= MostKept)
                Forget(now);

            var (count, until, at) = tries.TryGetValue(what, out var kept) && kept.Until > now ? kept : (0, now + (window ?? Window), now);
            tries[what] = (count + 1, until, count < limit ? now : at);

            return count < limit;
        }
    }

    /// <summary>False once the limit is reached; counts nothing.</summary>
    public bool Allows(string what, int limit)
    {
        lock (tries)
            return !tries.TryGetValue(what, out var kept) || kept.Until <= clock.GetUtcNow() || kept.Count < limit;
    }

    /// <summary>The try was right after all.</summary>
    public void TakeBack(string what)
    {
        lock (tries)
            if (tries.TryGetValue(what, out var kept))
                tries[what] = kept with { Count = Math.Max(0, kept.Count - 1) };
    }

    /// <summary>Whoever knows the password has an account's wrong tries behind him.</summary>
    public void Clear(string what)
    {
        lock (tries)
            tries.Remove(what);
    }

    /// <summary>The names of the accounts and factors that are locked, without those whose last try may yet be found right.</summary>
    public IReadOnlyCollection<string> Locked()
    {
        var now = clock.GetUtcNow();

        lock (tries)
            return [.. tries.Where(it => IsLock(it.Key, it.Value.Count) && it.Value.Until > now && it.Value.At + Check <= now).Select(it => it.Key)];
    }

    /// <summary>What is too long to be anybody's address shares a counter with all that begins so.</summary>
    public static string Account(string emailKey) => $"{AccountPrefix}{(emailKey.Length <= LongestKey ? emailKey : emailKey[..LongestKey])}";

    public static bool IsAccount(string what, out string emailKey) => Is(AccountPrefix, what, out emailKey);

    /// <summary>Mails to one mailbox, whoever asks for them.</summary>
    public static string MailTo(string emailKey) => $"{MailPrefix} to {emailKey}";

    /// <summary>Mails that one address asks for, whosever mailbox.</summary>
    public static string MailsOf(string address) => $"{MailPrefix}s of {address}";

    /// <summary>Invitations that one company mails.</summary>
    public static string InvitationsOf(TenantContext tenant) => TenantKey.For(tenant, "invitations", "all").ToString();

    /// <summary>Sign-ups from one address.</summary>
    public static string SignUpsOf(string address) => $"sign-ups of {address}";

    /// <summary>Passwords from one address, right and wrong ones.</summary>
    public static string PasswordsOf(string address) => $"passwords of {address}";

    /// <summary>Passwords for one account, right and wrong ones.</summary>
    public static string PasswordsFor(string emailKey) => $"passwords for {Account(emailKey)}";

    public static string Factor(Guid accountId) => $"{FactorPrefix}{accountId}";

    public static bool IsFactor(string what, out Guid accountId)
    {
        accountId = default;

        return Is(FactorPrefix, what, out var id) && Guid.TryParse(id, out accountId);
    }

    /// <summary>How long the next try waits: nothing at first, then twice as long after each wrong one.</summary>
    public TimeSpan PauseBefore(string what)
    {
        lock (tries)
            return tries.TryGetValue(what, out var kept) && kept.Until > clock.GetUtcNow() && kept.Count > 0 ? Pauses[Math.Min(kept.Count, Pauses.Length) - 1] : TimeSpan.Zero;
    }

    private static bool Is(string prefix, string what, out string rest)
    {
        var isOne = what.StartsWith(prefix, StringComparison.Ordinal);
        rest = isOne ? what[prefix.Length..] : "";

        return isOne;
    }

    // A lock that was reached stays until its time, whatever else there is: there are no more of them than passwords can be checked.
    // Of the rest what is over goes first, then mails, then the oldest, so that a flood of names can't fill the memory.
    private void Forget(DateTimeOffset now)
    {
        var rest = tries.Where(it => it.Value.Until <= now || !IsLock(it.Key, it.Value.Count))
            .OrderBy(it => it.Value.Until > now).ThenBy(it => !it.Key.StartsWith(MailPrefix, StringComparison.Ordinal)).ThenBy(it => it.Value.Until);

        foreach (var (what, _) in rest.Take(MostKept / 2).ToList())
            tries.Remove(what);
    }

    private static bool IsLock(string what, int count) => count >= PerAccount && (IsAccount(what, out _) || IsFactor(what, out _));
}
