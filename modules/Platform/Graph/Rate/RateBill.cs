using System.Globalization;
using Microsoft.AspNetCore.Http;
using OrderCloud.Platform.Graph.Security;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Graph.Rate;

/// <summary>What one operation pays: its price before it runs; if it is refused instead, what refused documents cost.</summary>
internal sealed class RateBill(RateBudget budget, double refusedDocument, RateShare[] shares)
{
    private double held;

    /// <summary>Turns away whoever has nothing left, before anything of his document is looked at.</summary>
    /// <exception cref="RequestRefusal">RATE_LIMITED.</exception>
    public void RequireAny()
    {
        if (budget.FindEmpty(shares) is { } spent)
            throw Spent(spent, price: 1);
    }

    /// <summary>Takes the price. One that is higher than all that can be saved up takes everything.</summary>
    /// <exception cref="RequestRefusal">RATE_LIMITED.</exception>
    public void Hold(double price)
    {
        if (budget.TryTake(shares, price) is { } spent)
            throw Spent(spent, price);

        held = price;
    }

    /// <summary>The document was refused: it pays for that and not for running.</summary>
    public void Refused() => Pay(refusedDocument);

    /// <summary>The client asked for the cost alone, and had nothing run.</summary>
    public void Asked() => Pay(1);

    /// <summary>It cost less than was held.</summary>
    public void Settle(double used) => Pay(Math.Min(used, held));

    /// <summary>Another event of a subscription: it can't be refused, so it takes what is there.</summary>
    public void Again() => budget.Change(shares, from: 0, to: held);

    private void Pay(double points)
    {
        budget.Change(shares, from: held, to: points);
        held = points;
    }

    /// <summary>Tells the client its limits and what is left of them. https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/</summary>
    public void Tell(IHeaderDictionary headers)
    {
        var states = budget.StateOf(shares);
        headers["RateLimit-Policy"] = string.Join(", ", Array.ConvertAll(shares, share => share.Policy));
        headers["RateLimit"] = string.Join(", ", Array.ConvertAll(states, state => string.Create(CultureInfo.InvariantCulture, $"\"{state.Share.Name}\";r={(long)state.Level};t={(long)Seconds(state, state.Share.Capacity)}")));
    }

    private static RequestRefusal Spent(RateState state, double price) =>
        new(ErrorCodes.RateLimited, $"Too much was asked for in a short time by this {state.Share.Name}. Wait as long as Retry-After says.", StatusCodes.Status429TooManyRequests)
        {
            RetryAfter = TimeSpan.FromSeconds(Math.Max(1, Seconds(state, Math.Min(price, state.Share.Capacity)))),
            Extensions = new()
            {
                ["throttleStatus"] = new Dictionary<string, object?>
                {
                    ["maximumAvailable"] = (long)state.Share.Capacity,
                    ["currentlyAvailable"] = (long)state.Level,
                    ["restoreRate"] = (long)state.Share.PerSecond,
                },
            },
        };

    // Until so many points are there.
    private static double Seconds(RateState state, double points) => Math.Ceiling(Math.Max(0, points - state.Level) / state.Share.PerSecond);
}
