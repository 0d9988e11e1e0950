using System.Globalization;
using System.Net.Mail;
using OrderCloud.Contracts.Identity;

namespace OrderCloud.Tenancy.Domain;

/// <summary>The syntax of e-mail addresses, as far as it tells a slip of the pen. Only a mail that arrives proves one.</summary>
internal static class EmailAddress
{
    public static bool IsValid(string text) =>
        text.Length <= IAccounts.EmailLength
        && !text.Any(letter => char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format)
        && MailAddress.TryCreate(text, out var address) && address.Address == text && IsDomain(address.Host);

    private static bool IsDomain(string host) => host.Contains('.') && Array.TrueForAll(host.Split('.'), label => label.Length is > 0 and <= 63 && label.All(letter => char.IsLetterOrDigit(letter) || letter == '-'));
}
