using OrderCloud.Contracts.Tenancy;
using OrderCloud.Host.Identity.Persistence;

namespace OrderCloud.Host.Identity.Pages;

/// <summary>A company signs up by form: the use case <c>signUp</c>, then the owner is in.</summary>
internal sealed class SignUpPages(
    FormReader forms, ICompanySignUp companies, AccountLookup accounts, Sessions sessions, IMembershipDirectory memberships, AuthOptions options)
{
    public const string SignUp = "/account/sign-up";

    public Task<IResult> ShowAsync(HttpContext http)
    {
        var page = Page.Of(http);
        var (currency, zone) = Home.Of(http.Request.Headers.AcceptLanguage, page.Language);

        return Task.FromResult(Show(http, page, new("", "", "", currency, zone, page.Language, ""), []));
    }

    public async Task<IResult> SignUpAsync(HttpContext http)
    {
        var (form, refusal) = await forms.ReadAsync(http);

        if (form is null)
            return refusal!;

        var page = Page.Of(http, form[Page.ReturnField]);
        var company = new NewCompany(form["email"].ToString(), form["password"].ToString(), form["companyName"].ToString(), form["currency"].ToString(), form["timeZone"].ToString(), page.Language, form["displayName"].ToString());
        var problems = await companies.SignUpAsync(company, page.Language, http.TraceIdentifier, http.Connection.RemoteIpAddress, http.RequestAborted);

        if (problems is not [])
            return Show(
                http, page, company, [.. problems.Select(problem => new FormError(problem.Field, problem.Message))],
                problems is [{ Code: "SIGN_UPS_EXHAUSTED" }] ? StatusCodes.Status429TooManyRequests : StatusCodes.Status400BadRequest);

        return options.RequireConfirmedEmail ? MailPages.CheckMail(http, page) : await EnterAsync(http, page, company);
    }

    // The company stands; who can't be let in at once finds the door beside.
    private async Task<IResult> EnterAsync(HttpContext http, Page page, NewCompany company)
    {
        if (await accounts.ByKeyAsync(Account.KeyOf(company.Email), http.RequestAborted) is not { } account || await memberships.ListAsync(account.Id, http.RequestAborted) is not [var membership])
            return PageAnswer.Go(page.To(SignInPages.SignIn));

        return PageAnswer.Go(await sessions.EnterAsync(http, account, membership.TenantId, newHash: null, step: null, http.RequestAborted) ? page.ReturnUrl : page.To(SignInPages.SignIn));
    }

    private static IResult Show(HttpContext http, Page page, NewCompany company, FormError[] errors, int refused = StatusCodes.Status400BadRequest) => http.Show<SignUpPage>(
        page, new Dictionary<string, object?> { [nameof(SignUpPage.Company)] = company, [nameof(SignUpPage.Errors)] = errors }, errors is [] ? StatusCodes.Status200OK : refused);
}

/// <summary>Currency and time zone that a visitor most likely wants, by the first country his browser names.</summary>
internal static class Home
{
    private static readonly Dictionary<string, (string Currency, string Zone)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CN"] = ("CNY", "Asia/Shanghai"),
        ["TW"] = ("TWD", "Asia/Taipei"),
        ["HK"] = ("HKD", "Asia/Hong_Kong"),
        ["MO"] = ("MOP", "Asia/Macau"),
        ["SG"] = ("SGD", "Asia/Singapore"),
        ["MY"] = ("MYR", "Asia/Kuala_Lumpur"),
        ["GB"] = ("GBP", "Europe/London"),
        ["IE"] = ("EUR", "Europe/Dublin"),
        ["US"] = ("USD", "America/New_York"),
        ["CA"] = ("CAD", "America/Toronto"),
        ["AU"] = ("AUD", "Australia/Sydney"),
        ["NZ"] = ("NZD", "Pacific/Auckland"),
        ["IN"] = ("INR", "Asia/Kolkata"),
        ["DE"] = ("EUR", "Europe/Berlin"),
        ["FR"] = ("EUR", "Europe/Paris"),
    };

    public static (string Currency, string Zone) Of(string? acceptLanguage, string language)
    {
        var countries = (acceptLanguage ?? "").Split(',').Select(wish => wish.Split(';')[0].Trim().Split('-')).Where(tag => tag.Length > 1).Select(tag => tag[^1]);

        return countries.Where(Known.ContainsKey).Select(country => Known[country]).FirstOrDefault(language switch
        {
            "zh-CN" => Known["CN"],
            "zh-TW" => Known["TW"],
            _ => ("USD", "Etc/UTC"),
        });
    }
}
