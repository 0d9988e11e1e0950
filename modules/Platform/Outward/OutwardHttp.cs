using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;

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
        services.AddHttpClient(Client, client => client.Timeout = CallLimit).ConfigurePrimaryHttpMessageHandler(() => Handler(allowPlain, Dns.GetHostAddressesAsync));

        return services;
    }

    /// <param name="resolve">Finds the addresses of a name.</param>
    internal static SocketsHttpHandler Handler(bool allowPlain, Func<string, CancellationToken, Task<IPAddress[]>> resolve) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // A proxy would dial in our stead, and not ask.
        UseProxy = false,
        ConnectTimeout = ConnectLimit,
        PooledConnectionLifetime = Kept,
        MaxResponseHeadersLength = 16,
        ConnectCallback = (context, ct) => ConnectAsync(context.DnsEndPoint, allowPlain, resolve, ct),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint to, bool allowPlain, Func<string, CancellationToken, Task<IPAddress[]>> resolve, CancellationToken ct)
    {
        if (!(to.Port == 443 || (allowPlain && to.Port == 80)))
            throw new OutwardRefusedException("Only port 443 is called.");

        var addresses = IPAddress.TryParse(to.Host, out var literal) ? [literal] : await resolve(to.Host, ct);

        // One private address among public ones is a trap, or a mistake that would hit us now and then.
        if (addresses is [] || !addresses.All(PublicAddresses.Contains))
            throw new OutwardRefusedException("The address is not a public one.");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        try
        {
            // These very addresses: asked again, the name might say something else.
            await socket.ConnectAsync(addresses, to.Port, ct);
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
