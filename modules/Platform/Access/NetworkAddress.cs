using System.Net;
using System.Net.Sockets;

namespace OrderCloud.Platform.Access;

/// <summary>How addresses are told apart where callers are counted by them.</summary>
public static class NetworkAddress
{
    /// <summary>An address of version 6 stands for its network of 64 bits: one house has that many.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "address unknown";

        var bare = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

        return bare.AddressFamily is AddressFamily.InterNetworkV6 ? $"address {Convert.ToHexString(bare.GetAddressBytes().AsSpan(0, 8))}" : $"address {bare}";
    }
}
