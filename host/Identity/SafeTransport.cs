using System.Net;

namespace OrderCloud.Host.Identity;

/// <summary>Passwords and secrets travel over https; without it only within the own machine, and in Development.</summary>
internal sealed class SafeTransport(IHostEnvironment environment)
{
    public bool Allows(HttpContext http) =>
        http.Request.IsHttps || environment.IsDevelopment() || http.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address);
}
