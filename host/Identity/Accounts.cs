using System.Net;
using GraphQL;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Identity;
using OrderCloud.Host.Identity.Mail;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Access;

namespace OrderCloud.Host.Identity;

/// <inheritdoc cref="IAccounts"/>
internal sealed class Accounts(IServiceProvider services, PasswordDesk desk, GuessLimits limits, AuthOptions options, TimeProvider clock) : IAccounts
{
    // Resolved late: a mutation asks about passwords before it has a connection.
    private IdentityDb Db => services.GetRequiredService<IdentityDb>();

    public bool MustConfirmEmail => options.RequireConfirmedEmail;

    public PasswordProblem? ProblemOf(string password) => password.Length switch
    {
        < PasswordLength.Least or > PasswordLength.Most => PasswordProblem.Length,
        _ => CommonPasswords.Contains(password) ? PasswordProblem.Common : null,
    };

    // What is counted is the hash: mistakes that are found before it cost nothing, and an address that is taken is found after it.
    public async Task<PasswordHash?> HashAsync(string password, CancellationToken ct)
    {
        var from = services.GetRequiredService<Origin>().Address is { } address ? NetworkAddress.Of(IPAddress.Parse(address)) : null;

        if (from is not null && !limits.Begin(GuessLimits.SignUpsOf(from), options.SignUpsPerAddress))
            return null;

        try
        {
            return await desk.HashAsync(from, password, ct);
        }
        catch (PasswordDeskBusyException busy)
        {
            if (from is not null)
                limits.TakeBack(GuessLimits.SignUpsOf(from));

            if (busy.Verdict is PasswordVerdict.TooManyTries)
                return null;

            throw new ExecutionError("Too many people sign in or up just now. Try again in a moment.") { Code = "SERVICE_UNAVAILABLE" };
        }
    }

    public async Task<Guid?> CreateAsync(string email, string language, PasswordHash password, CancellationToken ct, string? goesOnAt = null)
    {
        var (key, mailer, mails) = (Account.KeyOf(email), services.GetRequiredService<Mailer>(), services.GetRequiredService<Mails>());

        if (await Db.Accounts.AnyAsync(account => account.EmailKey == key, ct))
        {
            if (options.RequireConfirmedEmail && limits.Begin(GuessLimits.MailTo(key), AccountChanges.MailsPerAddress))
                mailer.Send(mails.AddressTaken(email, language, goesOnAt));

            return null;
        }

        var made = new Account { Email = email, EmailKey = key, PasswordHash = password.Value, CreatedAt = clock.GetUtcNow() };
        Db.Add(made);

        if (options.RequireConfirmedEmail)
            mailer.Send(mails.Confirm(email, language, services.GetRequiredService<AccountTokens>().Make(TokenPurpose.ConfirmEmail, made), goesOnAt));

        return made.Id;
    }
}
