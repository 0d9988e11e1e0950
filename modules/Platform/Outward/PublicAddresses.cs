using System.Net;
using System.Net.Sockets;

namespace OrderCloud.Platform.Outward;

/// <summary>Which addresses are somebody's on the open internet: all but those set aside by IANA's special-purpose registries (RFC 6890 and after).</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] SetAside4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    // Of version 6 only 2000::/3 is given out; within it some is set aside, and some holds an address of version 4 (Teredo, 6to4).
    private static readonly IPNetwork GivenOut6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SetAside6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    public static bool Contains(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return Contains(address.MapToIPv4());

        return address.AddressFamily is AddressFamily.InterNetwork
            ? !SetAside4.Any(network => network.Contains(address))
            : address.ScopeId == 0 && GivenOut6.Contains(address) && !SetAside6.Any(network => network.Contains(address));
    }
}
