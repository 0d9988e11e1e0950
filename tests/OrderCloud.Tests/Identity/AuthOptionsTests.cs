using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using OrderCloud.Host.Identity;
using OrderCloud.Host.Identity.Mail;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Identity;

public sealed class AuthOptionsTests
{
    [Theory, InlineData("Development", false), InlineData("Production", true), InlineData("Staging", true)]
    public void Addresses_are_confirmed_unless_in_development_or_told_otherwise(string environment, bool isRequired)
    {
        Assert.Equal(isRequired, Options(environment).RequireConfirmedEmail);
        Assert.False(Options(environment, ("Auth:RequireConfirmedEmail", "false")).RequireConfirmedEmail);
        Assert.True(Options(environment, ("Auth:RequireConfirmedEmail", "true")).RequireConfirmedEmail);
    }

    [Theory]
    [InlineData("Auth:Issuer", "orders")]
    [InlineData("Auth:Issuer", "ftp://orders.example.com")]
    [InlineData("Auth:RequireConfirmedEmail", "maybe")]
    [InlineData("Auth:SignUpsPerAddress", "0")]
    [InlineData("Auth:InvitationsPerDay", "0")]
    [InlineData("Auth:PasswordsPerAddress", "many")]
    public void A_wrong_setting_stops_the_start_and_is_named(string key, string value)
    {
        var failure = Assert.Throws<SettingException>(() => Options("Production", (key, value)));

        Assert.StartsWith(key, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Confirmed_addresses_without_mail_stop_the_start_with_one_sentence_that_names_the_key()
    {
        var reason = Options("Production").Refuses(Mail(), isDevelopment: false);

        Assert.StartsWith("Mail:Smtp:Host is missing", reason, StringComparison.Ordinal);
        Assert.Null(Options("Production", ("Auth:RequireConfirmedEmail", "false")).Refuses(Mail(), isDevelopment: false));
        Assert.Null(Options("Development", ("Auth:RequireConfirmedEmail", "true")).Refuses(Mail(), isDevelopment: true));
    }

    [Fact]
    public void Mail_without_the_installations_address_stops_the_start()
    {
        var mail = Mail(("Mail:Smtp:Host", "mail.example.com"), ("Mail:Smtp:From", "OrderCloud <a@example.com>"));

        Assert.StartsWith("Auth:Issuer is missing", Options("Production").Refuses(mail, isDevelopment: false), StringComparison.Ordinal);
        Assert.Null(Options("Production", ("Auth:Issuer", "https://orders.example.com")).Refuses(mail, isDevelopment: false));
    }

    [Theory]
    [InlineData("Mail:Smtp:From", "")]
    [InlineData("Mail:Smtp:Security", "maybe")]
    public void A_wrong_mail_setting_stops_the_start_and_is_named(string key, string value)
    {
        var failure = Assert.Throws<SettingException>(() => Mail(("Mail:Smtp:Host", "mail.example.com"), ("Mail:Smtp:From", "a@example.com"), (key, value)));

        Assert.StartsWith(key, failure.Message, StringComparison.Ordinal);
    }

    private static AuthOptions Options(string environment, params (string Key, string Value)[] settings) =>
        AuthOptions.From(Configuration(settings), new HostingEnvironment { EnvironmentName = environment });

    private static MailSettings Mail(params (string Key, string Value)[] settings) => MailSettings.Read(Configuration(settings));

    private static ConfigurationManager Configuration((string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationManager();

        foreach (var (key, value) in settings)
            configuration[key] = value;

        return configuration;
    }
}
