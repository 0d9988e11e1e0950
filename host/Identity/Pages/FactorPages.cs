using OrderCloud.Host.Identity.Persistence;
using QRCoder;

namespace OrderCloud.Host.Identity.Pages;

/// <summary>Turning the second factor on and off. The password is asked for: a borrowed browser is not enough.</summary>
internal sealed class FactorPages(FormReader forms, Sessions sessions, AccountLookup accounts, PasswordCheck passwords, SecondFactor factor, AccountTrail trail)
{
    public const string Factor = "/account/second-factor";

    public async Task<IResult> ShowAsync(HttpContext http)
    {
        var page = Page.Of(http, Factor);

        return await WhoAsync(http) is { } who ? Show(http, page, who.Account, draft: null, []) : PageAnswer.Go(page.To(SignInPages.SignIn));
    }

    public async Task<IResult> ChangeAsync(HttpContext http)
    {
        var (form, refusal) = await forms.ReadAsync(http);

        if (form is null)
            return refusal!;

        var page = Page.Of(http, Factor);

        if (await WhoAsync(http) is not { } who)
            return PageAnswer.Go(page.To(SignInPages.SignIn));

        var draft = form["draft"].ToString();
        var answer = await passwords.CheckAsync(http.Connection.RemoteIpAddress, who.Account.Email, form["password"].ToString(), http.RequestAborted);

        if (answer.Account is not { } account)
            return Show(http, page, who.Account, draft, [new("password", page.Say(answer.Verdict is PasswordVerdict.Wrong ? "The password is wrong." : SignInPages.Refusal(answer.Verdict)))]);

        return account.TotpSecret is null
            ? await TurnOnAsync(http, page, account, who.Session, draft, form["code"].ToString())
            : await TurnOffAsync(http, page, account, who.Session, form["code"].ToString());
    }

    private async Task<IResult> TurnOnAsync(HttpContext http, Page page, Account account, Session session, string draft, string code)
    {
        if (factor.Open(account.Id, draft) is not { } secret)
            return Show(http, page, account, draft: null, [new("code", page.Say("It took too long. Scan the new picture."))]);

        if (await factor.TurnOnAsync(account.Id, secret, code, http.RequestAborted) is not { } codes)
            return Show(http, page, account, draft, [Wrong(page)]);

        await trail.SecondFactorAsync(http, account.Id, isOn: true);
        await EnterAgainAsync(http, account, session);

        return http.Show<RecoveryPage>(page, new Dictionary<string, object?> { [nameof(RecoveryPage.Codes)] = codes });
    }

    private async Task<IResult> TurnOffAsync(HttpContext http, Page page, Account account, Session session, string code)
    {
        if (!await factor.CheckAsync(account, code, http.RequestAborted))
            return Show(http, page, account, draft: null, [Wrong(page)]);

        await factor.TurnOffAsync(account.Id, http.RequestAborted);
        await trail.SecondFactorAsync(http, account.Id, isOn: false);
        await EnterAgainAsync(http, account, session);

        return PageAnswer.Go(Factor);
    }

    // The change has ended all sessions, this one too. Who changed anything else meanwhile has shut him out.
    private async Task EnterAgainAsync(HttpContext http, Account account, Session session)
    {
        if (await accounts.ByIdAsync(account.Id, http.RequestAborted) is { } changed && (changed.PasswordHash, changed.Epoch) == (account.PasswordHash, account.Epoch + 1))
            await sessions.EnterAsync(http, changed, session.TenantId, newHash: null, step: null, http.RequestAborted);
    }

    private static FormError Wrong(Page page) => new("code", page.Say("This code is wrong or used up. Wait for the next one."));

    private async Task<(Session Session, Account Account)?> WhoAsync(HttpContext http) =>
        SessionCookie.Read(http.Request) is { } cookie && await sessions.FindAsync(cookie, http.RequestAborted) is { } session
        && await accounts.ByIdAsync(session.AccountId, http.RequestAborted) is { } account ? (session, account) : null;

    /// <param name="draft">The secret that an app may hold already: after a mistake it need not be scanned again.</param>
    private IResult Show(HttpContext http, Page page, Account account, string? draft, FormError[] errors)
    {
        var status = errors is [] ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;

        if (account.TotpSecret is not null)
            return http.Show<FactorPage>(page, new Dictionary<string, object?> { [nameof(FactorPage.IsOn)] = true, [nameof(FactorPage.Email)] = account.Email, [nameof(FactorPage.Errors)] = errors }, status);

        var secret = draft is null ? null : factor.Open(account.Id, draft);

        if (secret is null)
            (secret, draft) = factor.Begin(account.Id);

        return http.Show<FactorPage>(page, new Dictionary<string, object?>
        {
            [nameof(FactorPage.Email)] = account.Email,
            [nameof(FactorPage.Draft)] = draft,
            [nameof(FactorPage.Secret)] = string.Join(' ', Totp.Base32(secret).Chunk(4).Select(part => new string(part))),
            [nameof(FactorPage.Picture)] = Picture(Totp.AddressFor(account.Email, secret)),
            [nameof(FactorPage.Errors)] = errors,
        }, status);
    }

    private static string Picture(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);

        return $"data:image/png;base64,{Convert.ToBase64String(new PngByteQRCode(code).GetGraphic(6))}";
    }
}
