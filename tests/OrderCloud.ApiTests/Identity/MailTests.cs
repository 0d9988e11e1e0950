using System.Text;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Identity;

/// <summary>Mails on their way out. On a database of its own: the host that sends would send the others' mails too.</summary>
public abstract class MailTests
{
    [Fact]
    public async Task A_mail_goes_out_after_the_commit_as_text_and_html_once_and_a_refusal_is_tried_again()
    {
        await using var smtp = new SmtpStub(refuse: 1);
        await using var database = await DatabaseAsync();
        await using var host = await RunningHost.StartAsync(database, builder =>
        {
            builder.Configuration["Auth:RequireConfirmedEmail"] = "true";
            builder.Configuration["Auth:Issuer"] = "https://orders.example.com";
            builder.Configuration["Mail:Smtp:Host"] = "127.0.0.1";
            builder.Configuration["Mail:Smtp:Port"] = $"{smtp.Port}";
            builder.Configuration["Mail:Smtp:Security"] = "None";
            builder.Configuration["Mail:Smtp:From"] = "OrderCloud <no-reply@example.com>";
        });
        using var anybody = new GraphQLClient(host.Address);
        // The links must not be led astray by what a request calls us.
        anybody.Http.DefaultRequestHeaders.Host = "evil.example";

        await anybody.MutateAsync(
            "mutation($input: SignUpInput!) { signUp(input: $input) { checkMail errors { ... on Error { message } } } }",
            new { input = new { email = "ann@example.com", password = "four words nobody guesses", companyName = "Ann & Co", currency = "EUR", timeZone = "Europe/Berlin", language = "zh-TW" } });
        await Eventually.GetAsync(() => Task.FromResult(smtp.Mails.Count), count => count > 0, TimeSpan.FromSeconds(60));
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        var mail = Assert.Single(smtp.Mails);
        Assert.Contains("From: OrderCloud <no-reply@example.com>", mail, StringComparison.Ordinal);
        Assert.Contains("To: ann@example.com", mail, StringComparison.Ordinal);
        Assert.Contains("multipart/alternative", mail, StringComparison.Ordinal);
        var text = Decoded(mail);
        Assert.Contains("https://orders.example.com/account/confirm-email?token=", text, StringComparison.Ordinal);
        Assert.Contains("確認並登入", text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", text, StringComparison.Ordinal);
        using var browser = new Browser(host.Address);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await browser.GetAsync("/dev/mailbox")).Status);
    }

    protected abstract Task<TestDatabase> DatabaseAsync();

    /// <summary>The parts that are base64 or quoted-printable, read.</summary>
    private static string Decoded(string mail)
    {
        var text = new StringBuilder();

        foreach (var part in mail.Split("\n--"))
        {
            var body = part[(part.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];

            if (part.Contains("Content-Transfer-Encoding: base64", StringComparison.OrdinalIgnoreCase))
                text.Append(Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\n", "", StringComparison.Ordinal))));
            else if (part.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase))
                text.Append(Encoding.UTF8.GetString([.. Quoted(body.Replace("=\n", "", StringComparison.Ordinal))]));
            else
                text.Append(body);
        }

        return text.ToString();
    }

    private static IEnumerable<byte> Quoted(string body)
    {
        for (var at = 0; at < body.Length; at++)
            if (body[at] == '=' && at + 2 < body.Length)
            {
                yield return Convert.ToByte(body.Substring(at + 1, 2), 16);
                at += 2;
            }
            else
            {
                yield return (byte)body[at];
            }
    }
}

public sealed class MailOnServerTests : MailTests
{
    protected override async Task<TestDatabase> DatabaseAsync() => await PostgresTestDatabase.CreateAsync();
}

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class MailOnSqliteTests : MailTests
{
    protected override Task<TestDatabase> DatabaseAsync() => Task.FromResult<TestDatabase>(new SqliteTestDatabase());
}
