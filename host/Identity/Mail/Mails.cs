using Microsoft.AspNetCore.WebUtilities;
using OrderCloud.Contracts.Identity;
using OrderCloud.Host.Identity.Pages;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Host.Identity.Mail;

/// <summary>What our mails say.</summary>
internal sealed class Mails(PublicAddress host)
{
    private static readonly Text Ignore = "If this wasn't you, do nothing: without the link nothing happens.", OnceADay = "You are told once a day at most, even if it happens again.";

    public MailContent Confirm(string to, string language, string token, string? goesOnAt) => Make(to, language, "Confirm your e-mail address",
        ["Somebody, most likely you, signed up with this address."], "Confirm and sign in", On($"/account/confirm-email?token={token}", goesOnAt), ["The link is good for 24 hours.", Ignore]);

    public MailContent AddressTaken(string to, string language, string? goesOnAt) => Make(to, language, "You have an account already",
        ["Somebody, most likely you, signed up with this address. It has an account already, so nothing was made."], "Sign in", On("/account/sign-in", goesOnAt), ["If you forgot the password, the sign-in page helps."]);

    public MailContent Reset(string to, string language, string token) => Make(to, language, "Choose a new password",
        ["Somebody, most likely you, asked for a new password."], "Choose a new password", $"/account/reset-password?token={token}", ["The link works once, for one hour.", Ignore]);

    public MailContent NoAccount(string to, string language) => Make(to, language, "There is no account with this address",
        ["Somebody, most likely you, asked for a new password, but this address has no account here. Perhaps you signed up with another one."], "", "", ["If this wasn't you, there is nothing to do."]);

    public MailContent PasswordChanged(string to, string language) => Make(to, language, "Your password was changed",
        ["Your password was changed just now, and you were signed out everywhere."], "", "", ["If this wasn't you, ask for a new password on the sign-in page at once."]);

    public MailContent Invitation(InvitationMail mail) => Make(mail.To, mail.Language, $"{mail.CompanyName} invites you",
        [$"{mail.InvitedByName} invites you to work at {mail.CompanyName}."], "See the invitation", mail.Link, ["The link works once. If you don't know the company, do nothing."]);

    public MailContent LockedOut(LockedOutMail mail) => Make(mail.To, mail.Language, $"Sign-in was locked for {mail.MemberName}",
        [$"Too many wrong passwords or codes were entered for {mail.MemberName} ({mail.MemberEmail}) of {mail.CompanyName}. Not even the right ones are taken for a quarter of an hour; then it opens by itself."], "", "",
        [
            $"Ask {mail.MemberName} whether it was a mistake of his own. If it wasn't, somebody is guessing: a long password that is used nowhere else and a second factor keep him out.",
            "If wrong codes were entered, whoever did it knows the password: have a new one chosen at once.",
            OnceADay,
        ]);

    public MailContent AuditFault(AuditFaultMail mail) => Make(mail.To, mail.Language, $"The audit log of {mail.CompanyName} was altered",
        [$"A check of the audit log of {mail.CompanyName} met an entry that isn't as it was written: it was changed, added or taken away in the database."], "", "",
        ["Don't rely on the log from that entry on; verifyAudit names it. Ask whoever runs this installation who was at the database, and have its backups kept.", OnceADay]);

    private static string On(string path, string? goesOnAt) => goesOnAt is null ? path : QueryHelpers.AddQueryString(path, Page.ReturnField, goesOnAt);

    private MailContent Make(string to, string language, Text subject, Text[] before, Text action, string path, Text[] after)
    {
        // Each is one line, whatever a name in it was before names were one line: else it could speak in a paragraph of its own.
        string Say(Text text) => InputText.Tidy(Texts.Say(text, language), int.MaxValue);

        return new(to, language, Say(subject), [.. before.Select(Say)], Say(action), path is "" ? "" : host.Of(path), [.. after.Select(Say)]);
    }
}
