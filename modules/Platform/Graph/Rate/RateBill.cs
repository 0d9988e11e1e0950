using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using OrderCloud.Platform.Graph.Security;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Platform.Graph.Rate;

/// <summary>What one operation pays: its price before it runs; if it is refused instead, what refused documents cost.</summary>
internal sealed class RateBill(RateBudget budget, double refusedDocument, RateShares shares)
{
    private double held;

    /// <summary>Turns away whoever has nothing left, before anything of his document is looked at.</summary>
    /// <exception cref="RequestRefusal">RATE_LIMITED.</exception>
    public void RequireAny()
    {
        if (budget.FindEmpty(shares.All) is { } spent)
            throw Spent(spent, price: 1);
    }

    /// <summary>Takes the price. One that is higher than all that can be saved up takes everything.</summary>
    /// <exception cref="RequestRefusal">RATE_LIMITED.</exception>
    public void Hold(double price)
    {
        if (budget.TryTake(shares.All, price) is { } spent)
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
    public void Again() => budget.Change(shares.All, from: 0, to: held);

    private void Pay(double points)
    {
        budget.Change(shares.All, from: held, to: points);
        held = points;
    }

    /// <summary>Tells the client its limits and what is left of them. https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/</summary>
    public void Tell(IHeaderDictionary headers)
    {
        headers["RateLimit-Policy"] = shares.Policy;
        headers["RateLimit"] = Left(budget.StateOf(shares.All));
    }

    private static string Left(RateState[] states)
    {
        var text = new DefaultInterpolatedStringHandler(literalLength: 0, formattedCount: 0, CultureInfo.InvariantCulture, stackalloc char[128]);

        for (var index = 0; index < states.Length; index++)
        {
            text.AppendLiteral(index == 0 ? "\"" : ", \"");
            text.AppendLiteral(states[index].Share.Name);
            text.AppendLiteral("\";r=");
            text.AppendFormatted((long)states[index].Level);
            text.AppendLiteral(";t=");
            text.AppendFormatted((long)Seconds(states[index], states[index].Share.Capacity));
        }

        return text.ToStringAndClear();
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
