using Microsoft.AspNetCore.Http.Extensions;
using OrderCloud.Contracts.Identity;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host.Identity.Pages;

/// <summary>
/// Where an invitation is accepted: by the account of its address, or by making one. Where addresses must be confirmed, making one
/// leaves the invitation open until its mail was read: else it would tell whoever has the link, the sender too, that there was none.
/// </summary>
internal sealed class InvitationPages(IServiceProvider services, FormReader forms, Sessions sessions, SignInPages signIn, AccountLookup accounts, PasswordDesk desk, AuthOptions options)
{
    public const string Invitation = "/account/invitation";

    private const string TokenField = "token";

    /// <summary>What the audit log calls it.</summary>
    private const string Accepting = "acceptInvitation";

    public async Task<IResult> ShowAsync(HttpContext http)
    {
        var token = http.Request.Query[TokenField].ToString();

        return await FindAsync(token, http.RequestAborted) is { } invitation ? Show(http, Page.Of(http), token, invitation, (await SignedInAsync(http))?.Account, []) : Gone(http);
    }

    public async Task<IResult> AcceptAsync(HttpContext http)
    {
        var (form, refusal) = await forms.ReadAsync(http);

        if (form is null)
            return refusal!;

        var (page, token) = (Page.Of(http), form[TokenField].ToString());

        if (await FindAsync(token, http.RequestAborted) is not { } invitation)
            return Gone(http);

        var signedIn = await SignedInAsync(http);

        if (signedIn is { } his && his.Account.EmailKey == Account.KeyOf(invitation.Email))
            return await JoinAsync(http, page, token, invitation, his);

        return signedIn is null && form["password"].Count > 0
            ? await JoinAnewAsync(http, page, token, invitation, form["password"].ToString())
            : Show(http, page, token, invitation, signedIn?.Account, []);
    }

    private async Task<IResult> JoinAsync(HttpContext http, Page page, string token, OpenInvitation invitation, SignedIn who)
    {
        await using var scope = TenantScope.Of(services, new TenantContext(invitation.TenantId), Caller.System, Origin.Of(http, Accepting));
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        await unit.BeginAsync(http.RequestAborted);

        return await FinishAsync(http, page, token, invitation, scope, who.Account.Id, who);
    }

    private async Task<IResult> JoinAnewAsync(HttpContext http, Page page, string token, OpenInvitation invitation, string password)
    {
        if (PasswordTexts.ProblemOf(password) is { } problem)
            return Show(http, page, token, invitation, signedIn: null, [new("password", page.Say(problem))]);

        try
        {
            var hash = await desk.HashAsync(NetworkAddress.Of(http.Connection.RemoteIpAddress), password, http.RequestAborted);
            await using var scope = TenantScope.Of(services, new TenantContext(invitation.TenantId), Caller.System, Origin.Of(http, Accepting));
            var unit = scope.Services.GetRequiredService<UnitOfWork>();
            await unit.BeginAsync(http.RequestAborted);

            var made = await scope.Services.GetRequiredService<IAccounts>().CreateAsync(invitation.Email, page.Language, hash, http.RequestAborted, AddressOf(token));

            if (!options.RequireConfirmedEmail)
                return made is { } accountId
                    ? await FinishAsync(http, page, token, invitation, scope, accountId, signedIn: null)
                    : Show(http, page, token, invitation, signedIn: null, [new("password", page.Say("This address has an account already. Sign in with it, then accept."))]);

            // The mailbox is told, and its owner accepts by way of it; whoever else has the link learns nothing.
            await unit.CommitAsync(http.RequestAborted);

            return MailPages.CheckMail(http, page);
        }
        catch (PasswordDeskBusyException busy)
        {
            return Show(http, page, token, invitation, signedIn: null, [new("password", page.Say(SignInPages.Refusal(busy.Verdict)))]);
        }
    }

    private async Task<IResult> FinishAsync(HttpContext http, Page page, string token, OpenInvitation invitation, TenantScope scope, Guid accountId, SignedIn? signedIn)
    {
        switch (await scope.Services.GetRequiredService<IInvitations>().AcceptAsync(token, accountId, http.RequestAborted))
        {
            case InvitationOutcome.Gone:
                return Gone(http);

            case InvitationOutcome.PlanFull:
                return Show(http, page, token, invitation, signedIn?.Account, [new("", page.Say("The company's plan has no place left. Whoever invited you can make room."))]);

            case InvitationOutcome.Accepted:
                await scope.Services.GetRequiredService<UnitOfWork>().CommitAsync(http.RequestAborted);

                var isIn = signedIn?.Session is { } session
                    ? await sessions.ChangeOverAsync(http, session, invitation.TenantId, http.RequestAborted)
                    : (signedIn?.Account ?? await accounts.ByIdAsync(accountId, http.RequestAborted)) is { } account && await sessions.EnterAsync(http, account, invitation.TenantId, signedIn?.Step?.NewHash, signedIn?.Step, http.RequestAborted);

                return PageAnswer.Go(isIn ? "/" : SignInPages.SignIn);

            default:
                throw new InvalidOperationException("An invitation ended in no known way.");
        }
    }

    private async Task<OpenInvitation?> FindAsync(string token, CancellationToken ct)
    {
        if (!InvitationTokens.TryReadTenant(token, out var tenant))
            return null;

        await using var scope = TenantScope.Of(services, new TenantContext(tenant), Caller.System);

        return await scope.Services.GetRequiredService<IInvitations>().FindAsync(token, ct);
    }

    private static string AddressOf(string token) => $"{Invitation}?{TokenField}={token}";

    private async Task<SignedIn?> SignedInAsync(HttpContext http) =>
        await signIn.WhoAsync(http) is { } who && (who.Account ?? await accounts.ByIdAsync(who.AccountId, http.RequestAborted)) is { } account ? new(account, who.Session, who.Step) : null;

    private static IResult Show(HttpContext http, Page page, string token, OpenInvitation invitation, Account? signedIn, FormError[] errors) => http.Show<InvitationPage>(page, new Dictionary<string, object?>
    {
        [nameof(InvitationPage.Invitation)] = invitation,
        [nameof(InvitationPage.Token)] = token,
        [nameof(InvitationPage.SignedInAs)] = signedIn?.Email,
        [nameof(InvitationPage.IsHis)] = signedIn is not null && signedIn.EmailKey == Account.KeyOf(invitation.Email),
        [nameof(InvitationPage.SignInAddress)] = $"{SignInPages.SignIn}{new QueryBuilder { { Page.ReturnField, AddressOf(token) } }}",
        [nameof(InvitationPage.Errors)] = errors,
    }, errors is [] ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static IResult Gone(HttpContext http) => http.Show<LinkGonePage>(Page.Of(http), status: StatusCodes.Status410Gone);

    /// <param name="Session">Null for one who has given the right password just now and belongs nowhere yet.</param>
    private sealed record SignedIn(Account Account, Session? Session, Step? Step);
}
