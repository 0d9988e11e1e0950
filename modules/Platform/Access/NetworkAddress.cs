using System.Net;
using System.Net.Sockets;

namespace OrderCloud.Platform.Access;

/// <summary>Where callers are: how they are told apart where they are counted, and written down.</summary>
public static class NetworkAddress
{
    /// <summary>The address as people write it: one of version 4 without its wrapping of version 6.</summary>
    public static IPAddress? Bare(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;

    /// <summary>An address of version 6 stands for its network of 64 bits: one house has that many.</summary>
    public static string Of(IPAddress? address)
    {
        if (Bare(address) is not { } bare)
            return "address unknown";

        return bare.AddressFamily is AddressFamily.InterNetworkV6 ? $"address {Convert.ToHexString(bare.GetAddressBytes().AsSpan(0, 8))}" : $"address {bare}";
    }
}
