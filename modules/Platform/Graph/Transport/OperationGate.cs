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
    private readonly Dictionary<Guid, int> byOwner = [];
    private int all;

    /// <param name="tenant">Null for an anonymous caller, whom only the process's share limits.</param>
    /// <exception cref="RequestRefusal">The tenant's share or the process is full.</exception>
    public Seat Enter(TenantContext? tenant) => Enter(tenant?.Id);

    /// <param name="owner">Whose share it is.</param>
    /// <exception cref="RequestRefusal">The owner's share or the process is full.</exception>
    public Seat Enter(Guid? owner)
    {
        lock (door)
        {
            if (owner is { } one && byOwner.GetValueOrDefault(one) >= share)
                throw new RequestRefusal(ErrorCodes.RateLimited, isFull, StatusCodes.Status429TooManyRequests) { RetryAfter = retryAfter };

            if (all >= processShare)
                throw RequestRefusal.Busy(retryAfter);

            all++;

            if (owner is { } his)
                byOwner[his] = byOwner.GetValueOrDefault(his) + 1;
        }

        return new Seat(this, owner);
    }

    private void Leave(Guid? owner)
    {
        lock (door)
        {
            all--;

            if (owner is { } his && --byOwner[his] == 0)
                byOwner.Remove(his);
        }
    }

    /// <summary>A place in the gate, held as long as it lasts.</summary>
    internal readonly struct Seat(Gate gate, Guid? owner) : IDisposable
    {
        public void Dispose() => gate.Leave(owner);
    }
}
