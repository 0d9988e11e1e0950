using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OrderCloud.Contracts.Identity;
using OrderCloud.Host.Identity.Persistence;

namespace OrderCloud.Host.Identity;

/// <summary>
/// Hashes and checks passwords: PBKDF2-SHA512, slow on purpose. Two at a time, a short queue, then a refusal: else a flood
/// of sign-ins would take all the processor. Of one address so many in a quarter of an hour, right or wrong, whichever door they come
/// by: else one who knows a single password could keep everybody from signing in.
/// </summary>
internal sealed class PasswordDesk(IOptions<PasswordHasherOptions> cost, IMeterFactory meters, GuessLimits limits, AuthOptions options) : IDisposable
{
    internal const string MeterName = "OrderCloud.Identity", HashesName = "ordercloud.identity.password_hashes";

    /// <summary>Twice OWASP's least figure and some; 100,000, the library's own, are too few.</summary>
    internal const int Iterations = 220_000;

    private const int AtOnce = 2, Queue = 32, SaltBytes = 16, KeyBytes = 32;

    private readonly PasswordHasher<Account> hasher = new(cost);
    private readonly SemaphoreSlim places = new(AtOnce);
    private readonly Counter<long> hashes = meters.Create(MeterName).CreateCounter<long>(HashesName, description: "Passwords hashed, right, wrong or nobody's.");
    private readonly string nobodys = HashOfNothing(cost.Value.IterationCount);
    private int waiting;

    /// <param name="from">Whose share it takes, as <see cref="Platform.Access.NetworkAddress"/> says it; null where none does.</param>
    /// <exception cref="PasswordDeskBusyException">The queue is full, or the address has had its share.</exception>
    public Task<PasswordHash> HashAsync(string? from, string password, CancellationToken ct) => AtDeskAsync(from, () => new PasswordHash(hasher.HashPassword(null!, password)), ct);

    /// <param name="from">Whose share it takes.</param>
    /// <param name="hash">Null where there is no such account: the check takes as long and fails.</param>
    /// <returns>Whether it is the password, and whether its hash is out of date.</returns>
    /// <exception cref="PasswordDeskBusyException">The queue is full, or the address has had its share.</exception>
    public async Task<(bool IsRight, bool IsOld)> CheckAsync(string? from, string? hash, string password, CancellationToken ct)
    {
        var result = await AtDeskAsync(from, () => hasher.VerifyHashedPassword(null!, hash ?? nobodys, password), ct);

        return (hash is not null && result is not PasswordVerificationResult.Failed, result is PasswordVerificationResult.SuccessRehashNeeded);
    }

    public void Dispose() => places.Dispose();

    private async Task<T> AtDeskAsync<T>(string? from, Func<T> work, CancellationToken ct)
    {
        if (Interlocked.Increment(ref waiting) > AtOnce + Queue)
        {
            Interlocked.Decrement(ref waiting);

            throw new PasswordDeskBusyException(PasswordVerdict.Busy);
        }

        if (from is not null && !limits.Begin(GuessLimits.PasswordsOf(from), options.PasswordsPerAddress))
        {
            Interlocked.Decrement(ref waiting);

            throw new PasswordDeskBusyException(PasswordVerdict.TooManyTries);
        }

        try
        {
            await places.WaitAsync(ct);

            try
            {
                hashes.Add(1);

                return work();
            }
            finally
            {
                places.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    // Version 3 of the library's format: marker, function (2: HMAC-SHA512), iterations, length of the salt, salt, key. No password gives a key of random bytes.
    private static string HashOfNothing(int iterations)
    {
        var bytes = new byte[13 + SaltBytes + KeyBytes];
        System.Security.Cryptography.RandomNumberGenerator.Fill(bytes.AsSpan(13));
        bytes[0] = 1;
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(1), 2);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(5), (uint)iterations);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(9), SaltBytes);

        return Convert.ToBase64String(bytes);
    }
}

/// <summary>Too many passwords wait to be checked, and a moment later there is room; or too many came from one address.</summary>
internal sealed class PasswordDeskBusyException(PasswordVerdict verdict) : Exception("Too many passwords wait to be checked.")
{
    /// <summary><see cref="PasswordVerdict.Busy"/> or <see cref="PasswordVerdict.TooManyTries"/>.</summary>
    public PasswordVerdict Verdict => verdict;
}
