using System.Net;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Rate;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Transport.WebSockets;

/// <summary>Counts the connections that are open, whether anything runs on them or not.</summary>
internal sealed class SocketGate(SocketLimits limits, RateLimits rates, OperationLimits operations)
    : Gate(limits.TenantConnections, limits.ProcessConnections, operations.RetryAfter, "Too many connections are open. Close some, or try again later.")
{
    /// <exception cref="RequestRefusal">There is no room.</exception>
    public Seat Enter(Credential credential, IPAddress? address) => credential is { Tenant: { } tenant, IsPublic: false }
        ? Enter(tenant.Id, credential.PointsPerSecond is { } points ? (int)Math.Max(1, (long)limits.TenantConnections * points / rates.ClientPerSecond) : null)
        : Enter(NetworkAddress.Of(address), limits.AddressConnections);
}

/// <summary>One connection's place: of its tenant, or of its address as long as nobody has signed in on it.</summary>
/// <exception cref="RequestRefusal">There is no room for it.</exception>
internal sealed class SocketPlace(SocketGate gate, Credential credential, IPAddress? address) : IDisposable
{
    private Gate.Seat? seat = gate.Enter(credential, address);

    /// <summary>Passes it on to whom the connection turns out to be.</summary>
    /// <returns>False when he has no room.</returns>
    public bool TryPassTo(Credential caller)
    {
        if (caller.Tenant == credential.Tenant)
            return true;

        Dispose();

        try
        {
            seat = gate.Enter(caller, address);

            return true;
        }
        catch (RequestRefusal)
        {
            return false;
        }
    }

    public void Dispose()
    {
        seat?.Dispose();
        seat = null;
    }
}
