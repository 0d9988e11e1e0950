using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Host.Identity.Pages;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OrderCloud.Host.Identity;

/// <summary>Sessions of browsers: begun at sign-in, found by the cookie, ended by sign-out, by half an hour of rest, or after twelve hours.</summary>
internal sealed class Sessions(IServiceProvider services, StepTicket ticket, TimeProvider clock)
{
    /// <summary>How long another process may take to hear of a sign-out, as of any change of access; a socket asks every 20 seconds, and hears of it within 25.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5), SeenEvery = TimeSpan.FromMinutes(1);

    private readonly RecentCache<Session> recent = new(capacity: 20_000, clock);
    private int ends;

    /// <summary>Begins a session for one who gave the right password, and ends the one that the browser had: its id is never carried over.</summary>
    /// <param name="account">As it was when the password was found right.</param>
    /// <param name="newHash">The password's hash made anew, where the kept one was out of date.</param>
    /// <param name="step">By which he comes in, where the password was given in a request before: it counts once.</param>
    /// <returns>False where the password was changed or all sessions were ended meanwhile: whoever did it has shut out all who were on their way in.</returns>
    public async Task<bool> EnterAsync(HttpContext http, Account account, Guid tenantId, string? newHash, Step? step, CancellationToken ct)
    {
        var cookie = await BeginAsync(http, account.Id, tenantId, step?.Id, (step?.At ?? clock.GetUtcNow()) + Session.Longest, db => db.Accounts.Where(it => it.Id == account.Id && it.PasswordHash == account.PasswordHash && it.Epoch == account.Epoch)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.PasswordHash, newHash ?? account.PasswordHash), ct), ct);

        if (cookie is null)
            return false;

        if (SessionCookie.Read(http.Request) is { } before)
            await EndAsync(before, ct);

        SessionCookie.Write(http, cookie);

        return true;
    }

    /// <summary>Goes on in another company: under a new id, and no longer than the session would have gone on.</summary>
    /// <returns>False where it was ended meanwhile.</returns>
    public async Task<bool> ChangeOverAsync(HttpContext http, Session session, Guid tenantId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var cookie = await BeginAsync(http, session.AccountId, tenantId, id: null, session.ExpiresAt, db => db.Sessions.Where(it => it.Hash == session.Hash && it.RevokedAt == null && it.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.RevokedAt, now), ct), ct);
        Forget(session.Hash);

        if (cookie is not null)
            SessionCookie.Write(http, cookie);

        return cookie is not null;
    }

    /// <summary>Whether a session is alive by what the database says, for what lasts longer than a request: until the caller's transaction is over nobody ends it.</summary>
    public async Task<bool> StandsAsync(IdentityDb db, Session session, CancellationToken ct)
    {
        await LockAsync(db, session.AccountId, ct);

        return (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(it => it.Hash == session.Hash, ct))?.IsAliveAt(clock.GetUtcNow()) is true;
    }

    /// <summary>Whether what a person allowed an application still holds: until the caller's transaction is over nobody ends it, and then what was given meanwhile ends with it.</summary>
    /// <param name="authorization">As the code or refresh token names it.</param>
    public static async Task<bool> StandsAsync(IdentityDb db, Guid accountId, string? authorization, CancellationToken ct)
    {
        await LockAsync(db, accountId, ct);

        return Guid.TryParse(authorization, out var id) && await db.Set<OAuthAuthorization>().AnyAsync(it => it.Id == id && it.Status == Statuses.Valid, ct);
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
        await using var scope = Scope();
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        await unit.BeginAsync(ct);
        await EndAsync(scope.Services, accountId, id, ct);
        await unit.CommitAsync(ct);
    }

    /// <summary>Ends all sessions of an account with the caller's transaction: whatever shuts others out does both or neither.</summary>
    public Task EndAllAsync(IServiceProvider scope, Guid accountId, CancellationToken ct) => EndAsync(scope, accountId, id: null, ct);

    private async Task EndAsync(IServiceProvider scope, Guid accountId, Guid? id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var db = scope.GetRequiredService<IdentityDb>();
        await (id is null ? RaiseAsync(db, accountId, ct) : LockAsync(db, accountId, ct));
        var mine = db.Sessions.Where(session => session.AccountId == accountId && session.RevokedAt == null && (id == null || session.Id == id));
        var hashes = await mine.Select(session => session.Hash).ToListAsync(ct);
        await mine.ExecuteUpdateAsync(set => set.SetProperty(session => session.RevokedAt, now), ct);

        if (id is null)
            await EndApplicationsAsync(db, accountId, ct);

        scope.GetRequiredService<UnitOfWork>().AfterCommit(() => hashes.ForEach(Forget));
    }

    // Everywhere is where applications act for him too. A refresh token that was used is good for half a minute more, and what he
    // allowed would give another: both end.
    private static async Task EndApplicationsAsync(IdentityDb db, Guid accountId, CancellationToken ct)
    {
        var subject = accountId.ToString();
        await db.Set<OAuthAuthorization>().Where(it => it.Subject == subject && it.Status != Statuses.Revoked).ExecuteUpdateAsync(set => set.SetProperty(it => it.Status, Statuses.Revoked), ct);
        await db.Set<OAuthToken>().Where(it => it.Subject == subject && it.Status != Statuses.Revoked).ExecuteUpdateAsync(set => set.SetProperty(it => it.Status, Statuses.Revoked), ct);
    }

    /// <param name="id">Null for a new one; there is no second session by the same.</param>
    /// <param name="holds">Takes what lets him in, and says by the rows that it found whether that still holds.</param>
    /// <returns>The cookie's value; null where it no longer holds.</returns>
    private async Task<string?> BeginAsync(HttpContext http, Guid accountId, Guid tenantId, Guid? id, DateTimeOffset expiresAt, Func<IdentityDb, Task<int>> holds, CancellationToken ct)
    {
        var cookie = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        // Whoever was on another way in goes on from here.
        StepTicket.Delete(http);

        await using var scope = Scope();
        var db = scope.Services.GetRequiredService<IdentityDb>();
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        await unit.BeginAsync(ct);
        await LockAsync(db, accountId, ct);

        if (await IsThereAsync(db, accountId, id, ct) || await holds(db) != 1)
            return null;

        await db.Sessions.Where(session => session.AccountId == accountId && session.ExpiresAt < now).ExecuteDeleteAsync(ct);
        db.Add(new Session
        {
            Id = id ?? RowId.New(),
            Hash = HashOf(cookie),
            AccountId = accountId,
            TenantId = tenantId,
            Device = Device.Of(http.Request.Headers.UserAgent),
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = expiresAt,
        });
        await unit.CommitAsync(ct);

        return cookie;
    }

    /// <param name="isSeen">False where a transaction is open beside this: SQLite has one writer, so that it is not noted then when the session was used.</param>
    /// <returns>Null for a cookie that is none of ours, or whose session is over.</returns>
    public async Task<Session?> FindAsync(string cookie, CancellationToken ct, bool isSeen = true)
    {
        var hash = HashOf(cookie);

        if (!recent.TryGet(hash, out var session))
        {
            var before = Volatile.Read(ref ends);
            session = await ReadAsync(hash, isSeen, ct);

            // One that was ended while it was being read is not remembered.
            if (session is not null && before == Volatile.Read(ref ends))
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
        Forget(hash);
    }

    /// <summary>Signs the browser out: its session ends, and so does the sign-in that it has begun and not finished.</summary>
    public async Task SignOutAsync(HttpContext http, CancellationToken ct)
    {
        if (SessionCookie.Read(http.Request) is { } cookie)
            await EndAsync(cookie, ct);

        if (ticket.Read(http) is { } step)
            await GiveUpAsync(step, ct);

        SessionCookie.Delete(http);
        StepTicket.Delete(http);
    }

    /// <summary>Whether somebody has come in by the step, or has given it up.</summary>
    public async Task<bool> IsUsedUpAsync(Step step, CancellationToken ct)
    {
        await using var scope = Scope();

        return await IsThereAsync(scope.Services.GetRequiredService<IdentityDb>(), step.AccountId, step.Id, ct);
    }

    // What the step would have led to is there, and over.
    private async Task GiveUpAsync(Step step, CancellationToken ct)
    {
        await using var scope = Scope();
        var db = scope.Services.GetRequiredService<IdentityDb>();
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        await unit.BeginAsync(ct);

        if (await LockAsync(db, step.AccountId, ct) != 1 || await IsThereAsync(db, step.AccountId, step.Id, ct))
            return;

        db.Add(new Session
        {
            Id = step.Id,
            Hash = HashOf($"{step.Id}"),
            AccountId = step.AccountId,
            TenantId = Guid.Empty,
            Device = "",
            CreatedAt = step.At,
            LastSeenAt = step.At,
            ExpiresAt = step.At + Session.Longest,
            RevokedAt = clock.GetUtcNow(),
        });
        await unit.CommitAsync(ct);
    }

    private static async Task<bool> IsThereAsync(IdentityDb db, Guid accountId, Guid? id, CancellationToken ct) =>
        id is not null && await db.Sessions.AnyAsync(session => session.AccountId == accountId && session.Id == id, ct);

    private void Forget(string hash)
    {
        Interlocked.Increment(ref ends);
        recent.Remove(hash);
    }

    // Sessions of one account begin and end in turn: one that began while all are being ended would stay.
    private static Task<int> LockAsync(IdentityDb db, Guid accountId, CancellationToken ct) =>
        db.Accounts.Where(account => account.Id == accountId).ExecuteUpdateAsync(set => set.SetProperty(account => account.TotpUsedStep, account => account.TotpUsedStep), ct);

    private static Task<int> RaiseAsync(IdentityDb db, Guid accountId, CancellationToken ct) =>
        db.Accounts.Where(account => account.Id == accountId).ExecuteUpdateAsync(set => set.SetProperty(account => account.Epoch, account => account.Epoch + 1), ct);

    private async Task<Session?> ReadAsync(string hash, bool isSeen, CancellationToken ct)
    {
        var now = clock.GetUtcNow();

        await using var scope = Scope();
        var sessions = scope.Services.GetRequiredService<IdentityDb>().Sessions;
        var session = await sessions.AsNoTracking().SingleOrDefaultAsync(it => it.Hash == hash, ct);

        if (isSeen && session?.IsAliveAt(now) is true && session.LastSeenAt + SeenEvery < now)
            await sessions.Where(it => it.Hash == hash).ExecuteUpdateAsync(set => set.SetProperty(it => it.LastSeenAt, now), ct);

        return session;
    }

    private TenantScope Scope() => TenantScope.WithoutTenant(services, Caller.Anonymous);

    private static string HashOf(string cookie) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(cookie)));
}
