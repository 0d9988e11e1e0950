using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace OrderCloud.Host;

/// <summary>Where the host can be reached from its own machine.</summary>
internal static class OwnAddress
{
    private static readonly string[] Any = ["://*", "://+", "://[::]", "://0.0.0.0"];

    /// <summary>The first address that the host listens at, without a slash at its end; null before it does.</summary>
    public static string? Of(IServer server) => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
        ? Any.Aggregate(address, (it, any) => it.Replace(any, "://localhost", StringComparison.Ordinal)).TrimEnd('/')
        : null;
}
