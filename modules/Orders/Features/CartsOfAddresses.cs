using OrderCloud.Contracts.Orders;
using OrderCloud.Platform.Access;

namespace OrderCloud.Orders.Features;

/// <summary>How many carts each network address has begun within an hour, in this process. A cart counts when it begins, so that visitors side by side are no way around.</summary>
internal sealed class CartsOfAddresses(CartLimits limits, TimeProvider clock)
{
    private const int MostKept = 50_000;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly Dictionary<TenantKey, (int Count, DateTimeOffset Until)> begun = [];

    internal int Count => begun.Count;

    /// <summary>Counts a cart.</summary>
    /// <returns>False when the limit was reached before.</returns>
    public bool Begin(TenantKey address)
    {
        var now = clock.GetUtcNow();

        lock (begun)
        {
            if (begun.Count >= MostKept)
                Forget();

            var (count, until) = begun.TryGetValue(address, out var kept) && kept.Until > now ? kept : (0, now + Window);

            if (count >= limits.NewPerHourOfAddress)
                return false;

            begun[address] = (count + 1, until);

            return true;
        }
    }

    // What ends first goes first, so that a flood of addresses can't fill the memory; the shop's own limit holds then.
    private void Forget()
    {
        foreach (var (address, _) in begun.OrderBy(it => it.Value.Until).Take(MostKept / 2).ToList())
            begun.Remove(address);
    }
}
