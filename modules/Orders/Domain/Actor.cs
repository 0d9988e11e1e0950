namespace OrderCloud.Orders.Domain;

/// <summary>Who did something to an order, as its timeline remembers him.</summary>
/// <param name="Id">The member or API client; empty for the system itself.</param>
internal readonly record struct Actor(Guid Id, string Name)
{
    public static Actor System { get; } = new(Guid.Empty, "system");
}
