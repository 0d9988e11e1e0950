using OrderCloud.Contracts;
using OrderCloud.Platform.Audit;

namespace OrderCloud.Orders.Domain;

// A cart: a draft that a visitor of a storefront fills. The staff's lists don't have it, and its timeline begins when it becomes an order:
// visitors are many, and most carts are left standing.
internal sealed partial class Order
{
    /// <summary>Most lines that a cart may have.</summary>
    public const int MaxCartLines = 100;

    /// <summary>SHA-256 in hex of the word that opens the cart; null for what is no cart.</summary>
    public string? CartTokenHash { get; private set; }

    /// <summary>When the cart ends unless it is changed before; null for what is no cart.</summary>
    [NotAudited("What visitors do with carts is not recorded.")]
    public DateTimeOffset? CartExpiresAt { get; private set; }

    public bool IsCart => CartTokenHash is not null;

    /// <summary>Makes an empty cart.</summary>
    public static Order BeginCart(string tokenHash, string channel, string currency, RoundingMode rounding, Actor by, DateTimeOffset at)
    {
        var cart = Draft(new OrderHead(CustomerId: null, CustomerName: null, ShipTo: null, BillTo: null, Note: null, ShippingNet: 0, FeesNet: 0, ValidUntil: null), [], currency, rounding, by, at);
        (cart.CartTokenHash, cart.Channel) = (tokenHash, channel);

        return cart;
    }

    /// <summary>The cart's line of a variant, of which there is at most one.</summary>
    public OrderLine? InCart(Guid variantId) => lines.Find(line => line.VariantId == variantId);

    /// <summary>Has so much of a variant in the cart, all of it at the entry's price; a line that is there keeps its place.</summary>
    /// <param name="until">When the cart ends if nothing else happens.</param>
    public void PutInCart(LineEntry entry, DateTimeOffset at, DateTimeOffset until)
    {
        if (InCart(entry.VariantId) is { } line)
            line.Change(entry.Quantity, entry.UnitPrice, discount: 0, discountReason: null);
        else
            Append([entry]);

        CartChanged(at, until);
    }

    /// <inheritdoc cref="PutInCart"/>
    public void TakeFromCart(OrderLine line, DateTimeOffset at, DateTimeOffset until)
    {
        lines.Remove(line);
        CartChanged(at, until);
    }

    private void CartChanged(DateTimeOffset at, DateTimeOffset until)
    {
        (UpdatedAt, CartExpiresAt) = (at, until);
        Derive();
    }
}
