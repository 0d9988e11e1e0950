using OrderCloud.Contracts;
using OrderCloud.Contracts.Identity;
using OrderCloud.Platform.Graph;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tenancy.Features;

/// <summary>A company and the person who will own it.</summary>
/// <param name="Email">What the owner signs in with.</param>
/// <param name="Password">12 to 128 characters; passwords that are guessed first are refused.</param>
/// <param name="CompanyName">1 to 200 characters.</param>
/// <param name="DisplayName">The owner's name, up to 100 characters; what stands before the @ where it is missing.</param>
/// <param name="Currency">Base currency, ISO 4217, e.g. GBP. It can't be changed later.</param>
/// <param name="TimeZone">IANA name, e.g. Europe/London: whose midnight starts a day.</param>
/// <param name="Language">en, zh-CN or zh-TW.</param>
internal sealed record SignUpInput(string Email, string Password, string CompanyName, string Currency, string TimeZone, string Language, string? DisplayName = null);

/// <summary>The e-mail address has an account already: sign in with it.</summary>
internal sealed record EmailTakenError() : Error("EMAIL_TAKEN", "This e-mail address has an account already. Sign in with it, or use another one.", "input", "email");

/// <summary>So many companies are signed up from one address in a quarter of an hour, and no more, by whichever door.</summary>
internal sealed record SignUpsExhaustedError() : Error("SIGN_UPS_EXHAUSTED", "Too many companies were signed up from this address. Try again later.");

/// <summary>How a sign-up ended.</summary>
/// <param name="Tenant">The company; null where the owner has to confirm his address first.</param>
/// <param name="CheckMail">True where a link was mailed, whether or not the address had an account already: follow it to go on.</param>
internal sealed record SignedUp(Tenant? Tenant, bool CheckMail) : IPayload;

/// <summary>Makes a company with its first owner, the template roles and the first warehouse, together or not at all. Needs no credential.</summary>
internal sealed class SignUp(IAccounts accounts, Founding founding) : Mutation<SignUpInput, SignedUp, EmailTakenError, SignUpsExhaustedError>, ICreatesTenant, IGuessable, IPrepares<SignUpInput>
{
    private readonly Problems problems = new();
    private PasswordHash? password;

    public async Task PrepareAsync(SignUpInput input, CancellationToken ct)
    {
        problems.Require(EmailAddress.IsValid(input.Email.Trim()), $"This is no e-mail address. Write it as name@example.com, with at most {IAccounts.EmailLength} characters.", "email");
        problems.RequirePassword(accounts.ProblemOf(input.Password));
        problems.Line(input.CompanyName, Tenant.NameLength, "companyName");
        problems.OptionalLine(input.DisplayName, Member.NameLength, "displayName");
        problems.Require(Currencies.Exists(input.Currency), "Not a currency in use. Give its ISO 4217 code in capitals, e.g. GBP.", "currency");
        problems.RequireTimeZone(input.TimeZone);
        problems.RequireLanguage(input.Language);

        if (!problems.Any)
            password = await accounts.HashAsync(input.Password, ct);
    }

    public override async Task<Outcome> HandleAsync(SignUpInput input, CancellationToken ct)
    {
        if (problems.Any)
            return problems;

        if (password is null)
            return new SignUpsExhaustedError();

        var email = input.Email.Trim();

        if (await accounts.CreateAsync(email, input.Language, password, ct) is not { } accountId)
            return accounts.MustConfirmEmail ? new SignedUp(Tenant: null, CheckMail: true) : new EmailTakenError();

        var name = input.DisplayName?.Trim() is { Length: > 0 } given ? given : email[..email.LastIndexOf('@')];
        var (tenant, _) = await founding.FoundAsync(new(accountId, name, email), input.CompanyName.Trim(), input.Currency, input.TimeZone, input.Language, demoOf: null, ct);

        return accounts.MustConfirmEmail ? new SignedUp(Tenant: null, CheckMail: true) : new SignedUp(tenant, CheckMail: false);
    }
}
