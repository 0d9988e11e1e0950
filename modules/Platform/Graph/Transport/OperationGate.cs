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

/// <summary>Counts what is under way, by tenant or client and in all. Full means refused at once: a queue would only move the wait to where nobody sees it.</summary>
internal abstract class Gate(int share, int processShare, TimeSpan retryAfter, string isFull)
{
    private readonly Lock door = new();
    private readonly Dictionary<object, int> byOwner = [];
    private int all;

    /// <param name="tenant">Null for an anonymous caller, whom only the process's share limits.</param>
    /// <exception cref="RequestRefusal">The tenant's share or the process is full.</exception>
    public Seat Enter(TenantContext? tenant) => Enter(tenant?.Id);

    /// <param name="owner">Whose share it is; null where only the process's limits him.</param>
    /// <param name="own">His share, where it isn't the usual.</param>
    /// <exception cref="RequestRefusal">The owner's share or the process is full.</exception>
    public Seat Enter(object? owner, int? own = null)
    {
        lock (door)
        {
            if (owner is not null && byOwner.GetValueOrDefault(owner) >= (own ?? share))
                throw new RequestRefusal(ErrorCodes.RateLimited, isFull, StatusCodes.Status429TooManyRequests) { RetryAfter = retryAfter };

            if (all >= processShare)
                throw RequestRefusal.Busy(retryAfter);

            all++;

            if (owner is not null)
                byOwner[owner] = byOwner.GetValueOrDefault(owner) + 1;
        }

        return new Seat(this, owner);
    }

    private void Leave(object? owner)
    {
        lock (door)
        {
            all--;

            if (owner is not null && --byOwner[owner] == 0)
                byOwner.Remove(owner);
        }
    }

    /// <summary>A place in the gate, held as long as it lasts.</summary>
    internal readonly struct Seat(Gate gate, object? owner) : IDisposable
    {
        public void Dispose() => gate.Leave(owner);
    }
}
