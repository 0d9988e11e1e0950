namespace OrderCloud.Orders.Domain;

/// <summary>Who did something to an order, as its timeline remembers him.</summary>
/// <param name="Id">The member or API client; empty for the system itself.</param>
/// <param name="IsMember">A person, to whom orders can be assigned.</param>
internal readonly record struct Actor(Guid Id, string Name, bool IsMember = false)
{
    public static Actor System { get; } = new(Guid.Empty, "system");
}
