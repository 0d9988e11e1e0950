using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace OrderCloud.Host.Identity.Mail;

/// <summary>This installation's address in links of mails: <c>Auth:Issuer</c>; in Development the first one listened at. Never what a request calls us: that is the caller's to choose.</summary>
internal sealed class PublicAddress(AuthOptions options, IServer server)
{
    public string Of(string path) => $"{(options.Issuer?.AbsoluteUri ?? First()).TrimEnd('/')}{path}";

    private string First() => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
        ? address.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal).Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        : "http://localhost";
}
