namespace OrderCloud.Contracts.Orders;

/// <summary>How long carts are kept, and how many may be begun: the host's settings under <c>Orders:Carts</c>.</summary>
public sealed record CartLimits
{
    /// <summary>How long after its last change a cart ends.</summary>
    public TimeSpan KeptFor { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Carts that one API client may begin within an hour. Of visitors who come at the same moment, a few more may fit.</summary>
    public int NewPerHour { get; init; } = 1_000;

    /// <summary>Carts that one network address may begin within an hour at one company's shop, where pages with a publishable key do: less than the shop's, so that nobody uses up all visitors' alone.</summary>
    public int NewPerHourOfAddress { get; init; } = 30;
}
