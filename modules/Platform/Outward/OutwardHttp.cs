using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace OrderCloud.Platform.Outward;

/// <summary>
/// Calls to addresses that somebody typed in (webhooks, images, discovery): never into our own network. What counts is the
/// address that is really dialled, so names, redirects and other spellings of an address are no way around.
/// </summary>
public static class OutwardHttp
{
    /// <summary>The name of the client at <c>IHttpClientFactory</c>.</summary>
    public const string Client = "outward";

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5), CallLimit = TimeSpan.FromSeconds(10), Kept = TimeSpan.FromMinutes(1);

    /// <summary>Registers the client.</summary>
    /// <param name="allowPlain">In Development: port 80 too.</param>
    public static IServiceCollection AddOutwardHttp(this IServiceCollection services, bool allowPlain)
    {
        services.TryAddSingleton<OutwardLine>();
        services.AddHttpClient(Client, client => client.Timeout = CallLimit).ConfigurePrimaryHttpMessageHandler(provider => Handler(allowPlain, provider.GetRequiredService<OutwardLine>()));

        return services;
    }

    internal static SocketsHttpHandler Handler(bool allowPlain, OutwardLine line) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // A proxy would dial in our stead, and not ask.
        UseProxy = false,
        ConnectTimeout = ConnectLimit,
        PooledConnectionLifetime = Kept,
        MaxResponseHeadersLength = 16,
        ConnectCallback = (context, ct) => ConnectAsync(context.DnsEndPoint, allowPlain, line, ct),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint to, bool allowPlain, OutwardLine line, CancellationToken ct)
    {
        if (!(to.Port == 443 || (allowPlain && to.Port == 80)))
            throw new OutwardRefusedException("Only port 443 is called.");

        var addresses = IPAddress.TryParse(to.Host, out var literal) ? [literal] : await line.ResolveAsync(to.Host, ct);

        // One private address among public ones is a trap, or a mistake that would hit us now and then.
        if (addresses is [] || !addresses.All(PublicAddresses.Contains))
            throw new OutwardRefusedException("The address is not a public one.");

        // These very addresses: asked again, the name might say something else.
        return await line.DialAsync(addresses, to.Port, ct);
    }
}

/// <summary>The names and the wires behind the guard: it does as it is told and judges nothing.</summary>
public class OutwardLine
{
    /// <summary>The addresses of a name.</summary>
    public virtual Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct) => Dns.GetHostAddressesAsync(host, ct);

    /// <summary>Connects to one of the addresses.</summary>
    public virtual async Task<Stream> DialAsync(IPAddress[] addresses, int port, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        try
        {
            await socket.ConnectAsync(addresses, port, ct);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        return new NetworkStream(socket, ownsSocket: true);
    }
}

/// <summary>A call was not made, because it would have led into our own network.</summary>
public sealed class OutwardRefusedException(string message) : HttpRequestException(message);
