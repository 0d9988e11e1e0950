using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host.Identity;

/// <summary>
/// <c>POST /account/sign-in</c> and <c>/account/sign-out</c>: the console's session. A wrong pair, an unknown address and a
/// locked account get one answer, after the same work.
/// </summary>
internal sealed class SignInDoor(
    IServiceProvider services, PasswordDesk desk, GuessLimits limits, Sessions sessions, IMembershipDirectory memberships, TenantHint hint, SafeTransport transport)
{
    public const string Preflight = "GraphQL-preflight";

    private const int MostBytes = 8 * 1024;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    public async Task<IResult> SignInAsync(HttpContext http)
    {
        var ct = http.RequestAborted;

        if (Refuses(http) is { } refusal)
            return refusal;

        if (!http.Request.HasJsonContentType())
            return Refusals.NotJson;

        var (body, fault) = await ReadAsync(http.Request, ct);

        if (body is null)
            return fault!;

        if (!hint.TryFind(http.Request, out var hinted))
            return Refusals.TenantMismatch;

        var address = GuessLimits.Address(http.Connection.RemoteIpAddress);

        if (!limits.Begin(address, GuessLimits.PerAddress))
            return Refusals.TooManyTries(http);

        try
        {
            if (await CheckAsync(body, ct) is not { } account)
                return Refusals.WrongPair;

            limits.TakeBack(address);

            return await EnterAsync(http, account, body.TenantId, hinted, ct);
        }
        catch (PasswordDeskBusyException)
        {
            limits.TakeBack(address);

            return Refusals.Busy(http);
        }
    }

    public async Task<IResult> SignOutAsync(HttpContext http)
    {
        if (Refuses(http) is { } refusal)
            return refusal;

        if (SessionCookie.Read(http.Request) is { } cookie)
            await sessions.EndAsync(cookie, http.RequestAborted);

        SessionCookie.Delete(http);

        return Results.NoContent();
    }

    private IResult? Refuses(HttpContext http) =>
        !transport.Allows(http) ? Refusals.InsecureTransport : !http.Request.Headers.ContainsKey(Preflight) ? Refusals.NoPreflight : null;

    private static async Task<(SignInBody? Body, IResult? Fault)> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var buffer = new byte[MostBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);

        if (length > MostBytes)
            return (null, Refusals.TooLarge);

        try
        {
            return JsonSerializer.Deserialize<SignInBody>(buffer.AsSpan(0, length), Json) is { Email: not null, Password: not null } body ? (body, null) : (null, Refusals.BrokenBody);
        }
        catch (JsonException)
        {
            return (null, Refusals.BrokenBody);
        }
    }

    /// <returns>The account, and its hash made anew if it was out of date; null for a wrong pair.</returns>
    private async Task<(Guid Id, string? NewHash)?> CheckAsync(SignInBody body, CancellationToken ct)
    {
        var key = Account.KeyOf(body.Email);
        var tries = GuessLimits.Account(key);
        var isAllowed = limits.Begin(tries, GuessLimits.PerAccount);
        var account = await FindAsync(key, ct);
        (bool IsRight, bool IsOld) check;

        try
        {
            check = await desk.CheckAsync(account?.PasswordHash, body.Password, ct);
        }
        catch (PasswordDeskBusyException)
        {
            limits.TakeBack(tries);

            throw;
        }

        // A locked account does the work too, and refuses even the right password.
        if (!check.IsRight || !isAllowed)
            return null;

        limits.Clear(tries);

        return (account!.Id, check.IsOld ? (await desk.HashAsync(body.Password, ct)).Value : null);
    }

    private async Task<Account?> FindAsync(string key, CancellationToken ct)
    {
        await using var scope = TenantScope.WithoutTenant(services, Caller.Anonymous);
        await scope.Services.GetRequiredService<UnitOfWork>().OpenAsync(ct);

        return await scope.Services.GetRequiredService<IdentityDb>().Accounts.AsNoTracking().SingleOrDefaultAsync(account => account.EmailKey == key, ct);
    }

    private async Task<IResult> EnterAsync(HttpContext http, (Guid Id, string? NewHash) account, string? tenantId, Guid? hinted, CancellationToken ct)
    {
        var all = await memberships.ListAsync(account.Id, ct);

        if (all is [])
            return Refusals.NoMembership;

        var wanted = tenantId is null ? hinted : TenantHint.TryRead(tenantId, out var id) ? id : Guid.Empty;

        if (hinted is not null && wanted != hinted)
            return Refusals.TenantMismatch;

        var chosen = wanted is null ? all : [.. all.Where(membership => membership.TenantId == wanted)];

        // A company that isn't his answers like one that isn't there.
        if (chosen is not [var membership])
            return Refusals.ChooseTenant(all.Select(it => new TenantChoice(NodeId.Encode("Tenant", it.TenantId), it.TenantName)));

        if (SessionCookie.Read(http.Request) is { } before)
            await sessions.EndAsync(before, ct);

        SessionCookie.Write(http, await sessions.BeginAsync(account.Id, membership.TenantId, account.NewHash, ct));

        return Results.NoContent();
    }

    /// <param name="TenantId">Which company, for those who belong to several.</param>
    private sealed record SignInBody(string Email, string Password, string? TenantId = null);
}
