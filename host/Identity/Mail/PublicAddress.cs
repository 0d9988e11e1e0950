using Microsoft.AspNetCore.Hosting.Server;

namespace OrderCloud.Host.Identity.Mail;

/// <summary>This installation's address in links of mails: <c>Auth:Issuer</c>; in Development the first one listened at. Never what a request calls us: that is the caller's to choose.</summary>
internal sealed class PublicAddress(AuthOptions options, IServer server)
{
    public string Of(string path) => $"{(options.Issuer?.AbsoluteUri ?? OwnAddress.Of(server) ?? "http://localhost").TrimEnd('/')}{path}";
}
