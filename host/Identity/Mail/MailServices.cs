using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts.Identity;
using OrderCloud.Host.Identity.Pages;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host.Identity.Mail;

/// <summary>The registrations of mail.</summary>
internal static class MailServices
{
    public const string Mailbox = "/dev/mailbox";

    private const int Shown = 500;

    /// <exception cref="SettingException">A setting under <c>Mail</c> is wrong.</exception>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = MailSettings.Read(configuration);
        services.AddSingleton(settings).AddSingleton<MailSeal>().AddSingleton<MailSignal>().AddSingleton<PublicAddress>().AddSingleton<Mails>()
            .AddScoped<Mailer>().AddScoped<IMailer>(provider => provider.GetRequiredService<Mailer>());

        if (settings.IsSet)
            services.AddSingleton<IMailTransport, SmtpTransport>();
        else
            services.AddSingleton<IMailTransport>(new NoServer(keeps: environment.IsDevelopment()));

        return services.AddHostedService<MailCheck>().AddHostedService<MailPump>();
    }

    /// <summary>The mailbox page, in Development and where no server is set.</summary>
    public static void MapMailbox(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IMailTransport>() is NoServer { Keeps: true })
            app.MapGet(Mailbox, async http => await (await ShowAsync(http)).ExecuteAsync(http));
    }

    private static async Task<IResult> ShowAsync(HttpContext http)
    {
        var seal = http.RequestServices.GetRequiredService<MailSeal>();
        await using var scope = TenantScope.WithoutTenant(http.RequestServices, Caller.System);
        var kept = await scope.Services.GetRequiredService<IdentityDb>().Set<QueuedMail>().AsNoTracking().OrderByDescending(mail => mail.CreatedAt).ThenByDescending(mail => mail.Id).Take(Shown).ToListAsync(http.RequestAborted);
        var lines = kept.Select(mail => (At: mail.CreatedAt, Mail: seal.Open(mail.Sealed)))
            .Select(it => new MailboxLine(it.At, it.Mail.To, it.Mail.Language, it.Mail.Subject, it.Mail.Before, it.Mail.Action, it.Mail.Link, it.Mail.After));

        return http.Show<MailboxPage>(Page.Of(http), new Dictionary<string, object?> { [nameof(MailboxPage.Mails)] = lines.ToList() });
    }

    /// <summary>Stops the start where people would wait for mails that nobody sends.</summary>
    private sealed class MailCheck(AuthOptions options, MailSettings settings, IHostEnvironment environment) : IStartCheck
    {
        public Task StartingAsync(CancellationToken cancellationToken) =>
            options.Refuses(settings, environment.IsDevelopment()) is { } reason ? throw new SettingException(reason) : Task.CompletedTask;
    }
}

/// <summary>A mail as the mailbox page shows it.</summary>
public sealed record MailboxLine(DateTimeOffset At, string To, string Language, string Subject, IReadOnlyList<string> Before, string Action, string Link, IReadOnlyList<string> After);
