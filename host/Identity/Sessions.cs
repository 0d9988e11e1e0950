using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OrderCloud.Host.Identity;

/// <summary>Sessions of browsers: begun at sign-in, found by the cookie, ended by sign-out, by half an hour of rest, or after twelve hours.</summary>
internal sealed class Sessions(IServiceProvider services, TimeProvider clock)
{
    /// <summary>How long another process may take to hear of a sign-out.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30), SeenEvery = TimeSpan.FromMinutes(1);

    private readonly RecentCache<Session> recent = new(capacity: 20_000, clock);

    /// <summary>Begins a session and ends the one that the browser had: its id is never carried over.</summary>
    /// <param name="newHash">The account's password hash, where it was out of date.</param>
    public async Task EnterAsync(HttpContext http, Guid accountId, Guid tenantId, string? newHash, CancellationToken ct)
    {
        if (SessionCookie.Read(http.Request) is { } before)
            await EndAsync(before, ct);

        var device = Device.Of(http.Request.Headers.UserAgent);
        SessionCookie.Write(http, await BeginAsync(accountId, tenantId, device, newHash, ct));
    }

    /// <summary>The account's sessions that are alive, the latest first.</summary>
    public async Task<IReadOnlyList<Session>> ListAsync(Guid accountId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var scope = Scope();
        var all = await scope.Services.GetRequiredService<IdentityDb>().Sessions.AsNoTracking()
            .Where(session => session.AccountId == accountId && session.RevokedAt == null && session.ExpiresAt > now)
            .OrderByDescending(session => session.LastSeenAt).ToListAsync(ct);

        return [.. all.Where(session => session.IsAliveAt(now))];
    }

    /// <summary>Ends sessions of an account.</summary>
    /// <param name="id">One of them; null for all.</param>
    public async Task EndAsync(Guid accountId, Guid? id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var scope = Scope();
        var mine = scope.Services.GetRequiredService<IdentityDb>().Sessions
            .Where(session => session.AccountId == accountId && session.RevokedAt == null && (id == null || session.Id == id));

        foreach (var hash in await mine.Select(session => session.Hash).ToListAsync(ct))
            recent.Remove(hash);

        await mine.ExecuteUpdateAsync(set => set.SetProperty(session => session.RevokedAt, now), ct);

        // Everywhere is where applications act for him too.
        if (id is null)
            await scope.Services.GetRequiredService<IdentityDb>().Set<OAuthToken>().Where(token => token.Subject == accountId.ToString() && token.Status == Statuses.Valid)
                .ExecuteUpdateAsync(set => set.SetProperty(token => token.Status, Statuses.Revoked), ct);
    }

    /// <param name="newHash">The account's password hash, where it was out of date.</param>
    /// <returns>The cookie's value.</returns>
    private async Task<string> BeginAsync(Guid accountId, Guid tenantId, string device, string? newHash, CancellationToken ct)
    {
        var cookie = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();

        await using var scope = Scope();
        var db = scope.Services.GetRequiredService<IdentityDb>();
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        await unit.BeginAsync(ct);
        await db.Sessions.Where(session => session.AccountId == accountId && session.ExpiresAt < now).ExecuteDeleteAsync(ct);

        if (newHash is not null)
            await db.Accounts.Where(account => account.Id == accountId).ExecuteUpdateAsync(set => set.SetProperty(account => account.PasswordHash, newHash), ct);

        db.Add(new Session { Hash = HashOf(cookie), AccountId = accountId, TenantId = tenantId, Device = device, CreatedAt = now, LastSeenAt = now, ExpiresAt = now + Session.Longest });
        await unit.CommitAsync(ct);

        return cookie;
    }

    /// <returns>Null for a cookie that is none of ours, or whose session is over.</returns>
    public async Task<Session?> FindAsync(string cookie, CancellationToken ct)
    {
        var hash = HashOf(cookie);

        if (!recent.TryGet(hash, out var session))
        {
            session = await ReadAsync(hash, ct);

            if (session is not null)
                recent.Set(hash, session, clock.GetUtcNow() + Remembered);
        }

        return session?.IsAliveAt(clock.GetUtcNow()) is true ? session : null;
    }

    public async Task EndAsync(string cookie, CancellationToken ct)
    {
        var hash = HashOf(cookie);
        var now = clock.GetUtcNow();

        await using var scope = Scope();
        await scope.Services.GetRequiredService<IdentityDb>().Sessions.Where(session => session.Hash == hash && session.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.RevokedAt, now), ct);
        recent.Remove(hash);
    }

    private async Task<Session?> ReadAsync(string hash, CancellationToken ct)
    {
        var now = clock.GetUtcNow();

        await using var scope = Scope();
        var sessions = scope.Services.GetRequiredService<IdentityDb>().Sessions;
        var session = await sessions.AsNoTracking().SingleOrDefaultAsync(it => it.Hash == hash, ct);

        if (session?.IsAliveAt(now) is true && session.LastSeenAt + SeenEvery < now)
            await sessions.Where(it => it.Hash == hash).ExecuteUpdateAsync(set => set.SetProperty(it => it.LastSeenAt, now), ct);

        return session;
    }

    private TenantScope Scope() => TenantScope.WithoutTenant(services, Caller.Anonymous);

    private static string HashOf(string cookie) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(cookie)));
}
