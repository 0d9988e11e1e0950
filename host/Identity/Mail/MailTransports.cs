using MailKit.Net.Smtp;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MimeKit;

namespace OrderCloud.Host.Identity.Mail;

/// <summary>Takes mails out of the house.</summary>
internal interface IMailTransport
{
    /// <summary>False where mails are of no use to anybody.</summary>
    bool Keeps { get; }

    bool Sends { get; }

    Task SendAsync(MailContent mail, CancellationToken ct);
}

/// <summary>Hands mails to the server of <c>Mail:Smtp</c>, as text and as HTML.</summary>
internal sealed class SmtpTransport(MailSettings settings, IServiceProvider services, ILoggerFactory logging) : IMailTransport
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public bool Keeps => true;

    public bool Sends => true;

    public async Task SendAsync(MailContent mail, CancellationToken ct)
    {
        using var message = new MimeMessage { Subject = mail.Subject };
        message.From.Add(settings.Sender);
        message.To.Add(MailboxAddress.Parse(mail.To));
        message.Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = await HtmlAsync(mail) }.ToMessageBody();

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Limit);
        using var client = new SmtpClient();
        await client.ConnectAsync(settings.Host!, settings.Port, settings.SocketOptions, limit.Token);

        if (settings.UserName is { Length: > 0 } user)
            await client.AuthenticateAsync(user, settings.Password ?? "", limit.Token);

        await client.SendAsync(message, limit.Token);
        await client.DisconnectAsync(quit: true, limit.Token);
    }

    private async Task<string> HtmlAsync(MailContent mail)
    {
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logging);

        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<MailBody>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(MailBody.Mail)] = MailView.Of(mail) }))).ToHtmlString());
    }
}

/// <summary>No server is set. In Development mails stay in the queue, to be read at <c>/dev/mailbox</c>; elsewhere there are none.</summary>
internal sealed class NoServer(bool keeps) : IMailTransport
{
    public bool Keeps => keeps;

    public bool Sends => false;

    public Task SendAsync(MailContent mail, CancellationToken ct) => throw new InvalidOperationException("No mail can be sent here.");
}

/// <summary>What the HTML body shows.</summary>
public sealed record MailView(string Language, string Subject, IReadOnlyList<string> Before, string Action, string Link, IReadOnlyList<string> After)
{
    internal static MailView Of(MailContent mail) => new(mail.Language, mail.Subject, mail.Before, mail.Action, mail.Link, mail.After);
}
