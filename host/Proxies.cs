using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using OrderCloud.Host.Identity;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host;

/// <summary>
/// What stands before the host and speaks https for it. <c>Proxy:Addresses</c> names the machines or networks whose word is taken on who
/// asks and by https or not; nobody else's is. The name by which the host was asked for is not theirs to say: they pass <c>Host</c> on.
/// </summary>
internal static class Proxies
{
    /// <exception cref="SettingException">An address is none.</exception>
    public static IServiceCollection AddProxies(this IServiceCollection services, IConfiguration configuration)
    {
        var options = new ForwardedHeadersOptions { ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();

        foreach (var text in configuration["Proxy:Addresses"]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
            if (IPAddress.TryParse(text, out var address))
                options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(text, out var network))
                options.KnownIPNetworks.Add(network);
            else
                throw new SettingException($"Proxy:Addresses has '{text}': it must be addresses or networks with commas between, such as 10.0.0.5, 10.1.0.0/16.");

        if (options.KnownProxies is [_, ..] || options.KnownIPNetworks is [_, ..])
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;

        return services.AddSingleton(Options.Create(options));
    }

    /// <summary>From here on a request is the client's and not the proxy's; tokens, keys and passwords come by https or not at all.</summary>
    public static void UseProxies(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value.ForwardedHeaders is not ForwardedHeaders.None)
            app.UseForwardedHeaders();

        if (!app.Environment.IsDevelopment())
            app.UseWhen(http => http.Request.IsHttps, secure => secure.UseHsts());

        var transport = app.Services.GetRequiredService<SafeTransport>();
        app.UseWhen(
            http => (http.Request.Path.StartsWithSegments(HostApp.GraphQLPath) || http.Request.Path.StartsWithSegments("/uploads") || http.Request.Path.StartsWithSegments("/images")) && !transport.Allows(http),
            refused => refused.Run(http => Refusals.InsecureTransport.ExecuteAsync(http)));
    }
}
