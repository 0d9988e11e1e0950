using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <param name="Token">The word that opens the cart.</param>
internal sealed record GetCartArguments(string Token);

/// <summary>A cart by the word that opens it; null when there is none, when it has ended, and when it is another channel's.</summary>
internal sealed class GetCart(Carts carts) : Query<GetCartArguments, Cart>, IGuarded
{
    public static Permission Requires => OrderPermissions.Checkout;

    public override async Task<Cart?> HandleAsync(GetCartArguments arguments, CancellationToken ct) => await carts.FindAsync(arguments.Token, ct) is { } cart ? Cart.Of(cart) : null;
}
