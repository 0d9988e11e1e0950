using Microsoft.AspNetCore.Http;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>Counts the operations under way.</summary>
internal sealed class OperationGate(OperationLimits limits)
    : Gate(limits.TenantOperations, limits.ProcessOperations, limits.RetryAfter, "Too many operations of this tenant are under way. Try again shortly.");

/// <summary>Counts the subscriptions that are listened to, over all connections: each takes memory and has its caller looked at again and again.</summary>
internal sealed class SubscriptionGate(OperationLimits limits)
    : Gate(limits.TenantSubscriptions, limits.ProcessSubscriptions, limits.RetryAfter, "Too many subscriptions of this tenant are open. End some, or try again later.");

/// <summary>Counts what is under way, by tenant and in all. Full means refused at once: a queue would only move the wait to where nobody sees it.</summary>
internal abstract class Gate(int tenantShare, int processShare, TimeSpan retryAfter, string tenantIsFull)
{
    private readonly Lock door = new();
    private readonly Dictionary<Guid, int> byTenant = [];
    private int all;

    /// <param name="tenant">Null for an anonymous caller, whom only the process's share limits.</param>
    /// <exception cref="RequestRefusal">The tenant's share or the process is full.</exception>
    public Seat Enter(TenantContext? tenant)
    {
        lock (door)
        {
            if (tenant is not null && byTenant.GetValueOrDefault(tenant.Id) >= tenantShare)
                throw new RequestRefusal(ErrorCodes.RateLimited, tenantIsFull, StatusCodes.Status429TooManyRequests) { RetryAfter = retryAfter };

            if (all >= processShare)
                throw RequestRefusal.Busy(retryAfter);

            all++;

            if (tenant is not null)
                byTenant[tenant.Id] = byTenant.GetValueOrDefault(tenant.Id) + 1;
        }

        return new Seat(this, tenant);
    }

    private void Leave(TenantContext? tenant)
    {
        lock (door)
        {
            all--;

            if (tenant is null)
                return;

            if (--byTenant[tenant.Id] == 0)
                byTenant.Remove(tenant.Id);
        }
    }

    /// <summary>A place in the gate, held as long as it lasts.</summary>
    internal readonly struct Seat(Gate gate, TenantContext? tenant) : IDisposable
    {
        public void Dispose() => gate.Leave(tenant);
    }
}
