using System.Globalization;
using OrderCloud.Contracts;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>What to put into which cart.</summary>
/// <param name="Quantity">How much more of it, above 0, with at most 3 digits after the point; with what is there at most 1,000,000.</param>
/// <param name="CartToken">The word that opens the cart; left out to begin one. Then an idempotency key isn't heeded: a repetition begins another cart, and the first ends by itself.</param>
internal sealed record AddToCartInput(Id<VariantRef> VariantId, decimal Quantity, string? CartToken = null);

/// <summary>A cart and the word that opens it.</summary>
/// <param name="Cart">The cart as it is now.</param>
/// <param name="CartToken">Keep it: nothing else opens the cart, and only its hash is kept here. Whoever has it has the cart.</param>
internal sealed record FilledCart(Cart Cart, string CartToken) : IPayload;

/// <summary>Puts something into a cart, or begins one with it. What is there already of the variant grows, at the price of now. A cart has at most 100 lines, and ends 14 days after its last change unless the operator says otherwise.</summary>
internal sealed class AddToCart(Carts carts)
    : Mutation<AddToCartInput, FilledCart, CartNotFoundError, CartLimitReachedError, OrderVariantNotFoundError, VariantInactiveError>, IReplays<AddToCartInput>, IGuarded, IGuessable
{
    public static Permission Requires => OrderPermissions.Checkout;

    public override async Task<Outcome> HandleAsync(AddToCartInput input, CancellationToken ct)
    {
        var problems = new Problems();
        problems.Quantity(input.Quantity, "quantity");

        if (problems.Any)
            return problems;

        if (input.CartToken is null && await carts.AreTooManyAsync(ct))
            return new CartLimitReachedError();

        var (cart, token) = input.CartToken is { } known ? (await carts.LoadAsync(known, ct), known) : await carts.BeginAsync(ct);

        if (cart is null)
            return new CartNotFoundError();

        var there = Scaled.ToDecimal(cart.InCart(input.VariantId)?.Quantity ?? 0, Scaled.QuantityDigits);

        if (input.Quantity > OrderInputs.MaxQuantity - there)
            return new InvalidInputError(TooMuchWith(there), "input", "quantity");

        var read = await carts.ReadAsync(cart, input.VariantId, there + input.Quantity, problems, ct);

        if (read.Unknown is { } unknown)
            return unknown;

        if (read.Inactive is { } inactive)
            return inactive;

        if (problems.Any)
            return problems;

        carts.Put(cart, read.Entry);

        return new FilledCart(Cart.Of(cart), token);
    }

    private static Text TooMuchWith(decimal there) => there < OrderInputs.MaxQuantity
        ? (Text)$"The cart has {Plain(there)} of this already: at most {Plain(OrderInputs.MaxQuantity - there)} can be added."
        : $"The cart has {Plain(there)} of this already, and no more can be added.";

    private static string Plain(decimal quantity) => quantity.ToString("0.###", CultureInfo.InvariantCulture);

    public bool CanReplay(AddToCartInput input) => input.CartToken is not null;

    public async Task<object?> ReplayAsync(AddToCartInput input, CancellationToken ct) =>
        await carts.FindAsync(input.CartToken!, ct) is { } cart ? new FilledCart(Cart.Of(cart), input.CartToken!) : null;
}
