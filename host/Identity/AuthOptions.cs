using System.Globalization;
using OrderCloud.Host.Identity.Mail;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host.Identity;

/// <summary>Settings under <c>Auth</c>.</summary>
internal sealed class AuthOptions
{
    /// <summary><c>Auth:Issuer</c>: the address that tokens name as their issuer and that links in mails lead to; without it, the address that was asked for the token, where alone that token counts.</summary>
    public Uri? Issuer { get; init; }

    /// <summary><c>Auth:TenantDomain</c>: where set, the host name <c>ID.domain</c> points at the tenant of that id.</summary>
    public string? TenantDomain { get; init; }

    /// <summary><c>Auth:RequireConfirmedEmail</c>: whoever signs up follows a link in a mail first; true where it isn't set, but for Development.</summary>
    public bool RequireConfirmedEmail { get; init; }

    /// <summary><c>Auth:AccessRemembered</c>: how long another host may take to hear that somebody may do more or less; 0 to 10 seconds, 5 where it isn't set.</summary>
    public TimeSpan AccessRemembered { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary><c>Auth:SignUpsPerAddress</c>: how many companies are signed up from one address in a quarter of an hour; 20 where it isn't set.</summary>
    public int SignUpsPerAddress { get; init; } = 20;

    /// <summary><c>Auth:PasswordsPerAddress</c>: how many passwords one address may have checked or kept in a quarter of an hour, right ones too; 200 where it isn't set.</summary>
    public int PasswordsPerAddress { get; init; } = 200;

    /// <summary><c>Auth:InvitationsPerDay</c>: how many invitations one company mails in a day, those that are sent again too; 100 where it isn't set.</summary>
    public int InvitationsPerDay { get; init; } = 100;

    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static AuthOptions From(IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection("Auth");

        if (section["Issuer"] is { } issuer && !(Uri.TryCreate(issuer, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
            throw new SettingException($"Auth:Issuer is '{issuer}': it must be an address such as https://orders.example.com.");

        if (section["RequireConfirmedEmail"] is { } confirmed && !bool.TryParse(confirmed, out _))
            throw new SettingException($"Auth:RequireConfirmedEmail is '{confirmed}': it must be true or false.");

        if (section["AccessRemembered"] is { } remembered
            && !(TimeSpan.TryParse(remembered, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero && time <= TimeSpan.FromSeconds(10)))
            throw new SettingException($"Auth:AccessRemembered is '{remembered}': it must be a time from 00:00:00 to 00:00:10.");

        foreach (var key in new[] { nameof(SignUpsPerAddress), nameof(PasswordsPerAddress), nameof(InvitationsPerDay) })
            if (section[key] is { } most && !(int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0))
                throw new SettingException($"Auth:{key} is '{most}': it must be a whole number from 1 on.");

        var options = section.Get<AuthOptions>() ?? new();

        return section["RequireConfirmedEmail"] is null
            ? new() { Issuer = options.Issuer, TenantDomain = options.TenantDomain, AccessRemembered = options.AccessRemembered, SignUpsPerAddress = options.SignUpsPerAddress, PasswordsPerAddress = options.PasswordsPerAddress, InvitationsPerDay = options.InvitationsPerDay, RequireConfirmedEmail = !environment.IsDevelopment() }
            : options;
    }

    /// <summary>What would keep people out for ever once the host serves.</summary>
    /// <returns>Null when all is well.</returns>
    public string? Refuses(MailSettings mail, bool isDevelopment)
    {
        if (isDevelopment)
            return null;

        if (RequireConfirmedEmail && !mail.IsSet)
            return "Mail:Smtp:Host is missing: whoever signs up waits for a mail. Set it, or set Auth:RequireConfirmedEmail to false.";

        return mail.IsSet && Issuer is null ? "Auth:Issuer is missing: links in mails need this installation's address, such as https://orders.example.com." : null;
    }
}
