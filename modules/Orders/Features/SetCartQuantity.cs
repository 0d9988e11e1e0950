using OrderCloud.Contracts.Catalog;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>How much of a variant a cart shall have.</summary>
/// <param name="CartToken">The word that opens the cart.</param>
/// <param name="Quantity">0 takes it out; else at most 1,000,000, with at most 3 digits after the point.</param>
internal sealed record SetCartQuantityInput(string CartToken, Id<VariantRef> VariantId, decimal Quantity);

/// <summary>Has so much of a variant in a cart, at the price of now, whatever was there before; 0 takes it out, even what is no longer sold.</summary>
internal sealed class SetCartQuantity(Carts carts)
    : Mutation<SetCartQuantityInput, Cart, CartNotFoundError, OrderVariantNotFoundError, VariantInactiveError>, IReplays<SetCartQuantityInput>, IGuarded, IGuessable
{
    public static Permission Requires => OrderPermissions.Checkout;

    public override async Task<Outcome> HandleAsync(SetCartQuantityInput input, CancellationToken ct)
    {
        if (await carts.LoadAsync(input.CartToken, ct) is not { } cart)
            return new CartNotFoundError();

        if (input.Quantity == 0)
        {
            if (cart.InCart(input.VariantId) is { } line)
                carts.TakeOut(cart, line);

            return Cart.Of(cart);
        }

        var problems = new Problems();
        var read = await carts.ReadAsync(cart, input.VariantId, input.Quantity, problems, ct);

        if (read.Unknown is { } unknown)
            return unknown;

        if (read.Inactive is { } inactive)
            return inactive;

        if (problems.Any)
            return problems;

        carts.Put(cart, read.Entry);

        return Cart.Of(cart);
    }

    public bool CanReplay(SetCartQuantityInput input) => true;

    public async Task<object?> ReplayAsync(SetCartQuantityInput input, CancellationToken ct) => await carts.FindAsync(input.CartToken, ct) is { } cart ? Cart.Of(cart) : null;
}
