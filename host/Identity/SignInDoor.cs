using System.Text.Json;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Host.Identity;

/// <summary>
/// <c>POST /account/sign-in</c> and <c>/account/sign-out</c>: the console's session. A wrong pair, an unknown address and a
/// locked account get one answer, after the same work.
/// </summary>
internal sealed class SignInDoor(
    PasswordCheck passwords, SecondFactor factor, Sessions sessions, IMembershipDirectory memberships, TenantHint hint, SafeTransport transport)
{
    public const string Preflight = "GraphQL-preflight";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    /// <summary>A page's script sends the header, a form can't: without it and with a form it is the page's door.</summary>
    public static bool IsForm(HttpRequest request) => request.HasFormContentType && !request.Headers.ContainsKey(Preflight);

    public async Task<IResult> SignInAsync(HttpContext http)
    {
        var ct = http.RequestAborted;

        if (Refuses(http) is { } refusal)
            return refusal;

        if (!http.Request.HasJsonContentType())
            return Refusals.NotJson;

        if (await ReadAsync(http.Request, ct) is not { } body)
            return Refusals.BrokenBody;

        if (!hint.TryFind(http.Request, out var hinted))
            return Refusals.TenantMismatch;

        var answer = await passwords.CheckAsync(http.Connection.RemoteIpAddress, body.Email, body.Password, ct);

        return answer.Verdict switch
        {
            PasswordVerdict.Right => await FactorAsync(answer.Account!, body.Code, ct) ?? await EnterAsync(http, answer, body.TenantId, hinted, ct),
            PasswordVerdict.Unconfirmed => Refusals.Unconfirmed,
            PasswordVerdict.Wrong => Refusals.WrongPair,
            PasswordVerdict.TooManyTries => Refusals.TooManyTries(http),
            PasswordVerdict.Busy => Refusals.Busy(http),
        };
    }

    public async Task<IResult> SignOutAsync(HttpContext http)
    {
        if (Refuses(http) is { } refusal)
            return refusal;

        await sessions.SignOutAsync(http, http.RequestAborted);

        return Results.NoContent();
    }

    private IResult? Refuses(HttpContext http) =>
        !transport.Allows(http) ? Refusals.InsecureTransport : !http.Request.Headers.ContainsKey(Preflight) ? Refusals.NoPreflight : null;

    private static async Task<SignInBody?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<SignInBody>(request.Body, Json, ct) is { Email: { } email, Password: not null } body && !email.Contains('\0', StringComparison.Ordinal) ? body : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>Null when there is no second factor or its code is right.</returns>
    private async Task<IResult?> FactorAsync(Account account, string? code, CancellationToken ct)
    {
        if (account.TotpSecret is null)
            return null;

        return code is null ? Refusals.FactorNeeded : await factor.CheckAsync(account, code, ct) ? null : Refusals.FactorRefused;
    }

    private async Task<IResult> EnterAsync(HttpContext http, PasswordAnswer answer, string? tenantId, Guid? hinted, CancellationToken ct)
    {
        var all = await memberships.ListAsync(answer.Account!.Id, ct);

        if (all is [])
            return Refusals.NoMembership;

        var wanted = tenantId is null ? hinted : TenantHint.TryRead(tenantId, out var id) ? id : Guid.Empty;

        if (hinted is not null && wanted != hinted)
            return Refusals.TenantMismatch;

        var chosen = wanted is null ? all : [.. all.Where(membership => membership.TenantId == wanted)];

        // A company that isn't his answers like one that isn't there.
        if (chosen is not [var membership])
            return Refusals.ChooseTenant(all.Select(it => new TenantChoice(NodeId.Encode("Tenant", it.TenantId), it.TenantName)));

        if (membership.IsSuspended)
            return Refusals.Suspended;

        return await sessions.EnterAsync(http, answer.Account, membership.TenantId, answer.NewHash, step: null, ct) ? Results.NoContent() : Refusals.WrongPair;
    }

    /// <param name="TenantId">Which company, for those who belong to several.</param>
    /// <param name="Code">Of the authenticator app, or a recovery code, for those who have a second factor.</param>
    private sealed record SignInBody(string Email, string Password, string? TenantId = null, string? Code = null);
}
