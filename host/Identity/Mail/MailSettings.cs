using MailKit.Security;
using MimeKit;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host.Identity.Mail;

/// <summary>Settings under <c>Mail:Smtp</c>: the server that takes our mails.</summary>
internal sealed class MailSettings
{
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary><c>StartTls</c>, <c>Tls</c>, or <c>None</c> for a server on this machine.</summary>
    public string Security { get; init; } = "StartTls";

    /// <summary>Whose mail it is, e.g. <c>OrderCloud &lt;no-reply@example.com&gt;</c>.</summary>
    public string? From { get; init; }

    public bool IsSet => Host is { Length: > 0 };

    public SecureSocketOptions SocketOptions => Security switch { "Tls" => SecureSocketOptions.SslOnConnect, "None" => SecureSocketOptions.None, _ => SecureSocketOptions.StartTls };

    public MailboxAddress Sender => MailboxAddress.Parse(From ?? "");

    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static MailSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Mail:Smtp").Get<MailSettings>() ?? new();

        if (settings.IsSet && !MailboxAddress.TryParse(settings.From, out _))
            throw new SettingException("Mail:Smtp:From is missing or no address: write it as OrderCloud <no-reply@example.com>.");

        return settings.Security is "StartTls" or "Tls" or "None"
            ? settings
            : throw new SettingException($"Mail:Smtp:Security is '{settings.Security}': it must be StartTls, Tls or None.");
    }
}
