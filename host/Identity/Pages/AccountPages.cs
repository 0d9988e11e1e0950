using OrderCloud.Host.Identity.Mail;

namespace OrderCloud.Host.Identity.Pages;

/// <summary>The pages under /account: rendered here, without script, in three languages.</summary>
internal static class AccountPages
{
    private const string FormCookie = "oc-form";

    public static IServiceCollection AddAccountPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = FormCookie;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.HttpOnly = true;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.IsEssential = true;
            // The pages say this themselves, and more.
            options.SuppressXFrameOptionsHeader = true;
        });

        return services.AddSingleton<FormReader>().AddSingleton<StepTicket>().AddSingleton<SignInPages>().AddSingleton<SignUpPages>().AddSingleton<SessionPages>()
            .AddSingleton<MailPages>().AddSingleton<FactorPages>().AddSingleton<InvitationPages>();
    }

    /// <param name="answer">Sends what a page or a door says.</param>
    public static void MapAccountPages(this WebApplication app, Func<HttpContext, Func<HttpContext, Task<IResult>>, Task> answer)
    {
        var pages = app.Services;
        void Get(string path, Func<HttpContext, Task<IResult>> page) => app.MapGet(path, http => answer(http, page));
        void Post(string path, Func<HttpContext, Task<IResult>> page) => app.MapPost(path, http => answer(http, page));

        var signIn = pages.GetRequiredService<SignInPages>();
        var signUp = pages.GetRequiredService<SignUpPages>();
        var sessions = pages.GetRequiredService<SessionPages>();

        Get("/account", sessions.ShowAsync);
        Get(SignInPages.SignIn, signIn.ShowAsync);
        Get(SignInPages.Tenants, signIn.ShowTenantsAsync);
        Post(SignInPages.Tenants, signIn.ChooseTenantAsync);
        Get(SignUpPages.SignUp, signUp.ShowAsync);
        Post(SignUpPages.SignUp, signUp.SignUpAsync);
        Get(SessionPages.All, sessions.ShowAsync);
        Post(SessionPages.All, sessions.EndAsync);
        Get(SessionPages.SignOut, sessions.AskSignOutAsync);
        var mail = pages.GetRequiredService<MailPages>();
        var factor = pages.GetRequiredService<FactorPages>();
        var invitation = pages.GetRequiredService<InvitationPages>();

        Get(SignInPages.SecondStep, signIn.ShowSecondStepAsync);
        Post(SignInPages.SecondStep, signIn.TakeSecondStepAsync);
        Get(FactorPages.Factor, factor.ShowAsync);
        Post(FactorPages.Factor, factor.ChangeAsync);
        Get(MailPages.Forgot, mail.ShowForgotAsync);
        Post(MailPages.Forgot, mail.ForgotAsync);
        Get(MailPages.Reset, mail.ShowResetAsync);
        Post(MailPages.Reset, mail.ResetAsync);
        Get(MailPages.Confirm, mail.ShowConfirmAsync);
        Post(MailPages.Confirm, mail.ConfirmAsync);
        Get(InvitationPages.Invitation, invitation.ShowAsync);
        Post(InvitationPages.Invitation, invitation.AcceptAsync);
        app.MapMailbox();
        app.MapGet(PageAnswer.StyleAddress, PageAnswer.ServeStyle);
    }
}
