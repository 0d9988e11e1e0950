using System.Net;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Contracts;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Orders;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Orders.Features;

/// <summary>What a visitor of a storefront has chosen so far, and what it comes to.</summary>
/// <param name="Lines">In the order in which they were put in, one for each variant.</param>
/// <param name="ItemCount">The quantities of all lines together.</param>
/// <param name="Currency">ISO 4217; every amount is in it.</param>
/// <param name="Net">All lines without tax.</param>
/// <param name="Tax">Tax on all of it.</param>
/// <param name="Total">Net and tax.</param>
/// <param name="ExpiresAt">When the cart ends unless it is changed before.</param>
internal sealed record Cart(IReadOnlyList<CartLine> Lines, decimal ItemCount, string Currency, Money Net, Money Tax, Money Total, DateTimeOffset ExpiresAt)
{
    public static Cart Of(Order order) => new(
        [.. order.Lines.OrderBy(line => line.LineNumber).Select(CartLine.Of)],
        Scaled.ToDecimal(order.Lines.Sum(line => line.Quantity), Scaled.QuantityDigits),
        order.Currency, new(order.Net, order.Currency), new(order.Tax, order.Currency), new(order.Total, order.Currency),
        order.CartExpiresAt!.Value);
}

/// <summary>So much of a variant in a cart.</summary>
/// <param name="Variant">As it is now; the line keeps what it copied.</param>
/// <param name="Sku">The SKU when it was put in.</param>
/// <param name="Name">Product and variant as one line of text, when it was put in.</param>
/// <param name="Unit">Unit of measure, when it was put in.</param>
/// <param name="UnitPrice">The catalogue's when the line's quantity was changed last, in the cart's currency.</param>
/// <param name="Total">Net and tax.</param>
/// <param name="Quantity">How many of the unit.</param>
internal sealed record CartLine(Id<OrderLine> Id, Id<VariantRef> VariantId, VariantRef? Variant, string Sku, string Name, string Unit, decimal Quantity, decimal UnitPrice, Money Total)
{
    public static CartLine Of(OrderLine line) => new(
        new(line.Id), new(line.VariantId), new(line.VariantId), line.Sku, line.Name, line.Unit,
        Scaled.ToDecimal(line.Quantity, Scaled.QuantityDigits), Scaled.ToDecimal(line.UnitPrice, Scaled.PriceDigits), new(line.Net + line.Tax, line.Currency));
}

/// <summary>There is no cart that this token opens here: it never was, it is over, or it is another channel's.</summary>
internal sealed record CartNotFoundError() : Error("CART_NOT_FOUND", "There is no such cart, or it has ended. Begin a new one by leaving the token out.", "input", "cartToken");

/// <summary>Too many carts were begun by one API client, or from one network address, within an hour.</summary>
internal sealed record CartLimitReachedError()
    : Error("CART_LIMIT_REACHED", "Too many carts were begun here within an hour. Those that there are can be filled; try again later to begin one.", "input", "cartToken");

/// <summary>What shall stand on a line of a cart, or why it can't.</summary>
internal sealed record CartEntry(LineEntry Entry = default, OrderVariantNotFoundError? Unknown = null, VariantInactiveError? Inactive = null);

/// <summary>Opens carts by the words that their holders have, and checks what is put in.</summary>
internal sealed class Carts(OrdersDb db, IProducts products, ISalesChannels channels, ITenantSettings settings, UnitOfWork unit, CartLimits limits, CartsOfAddresses addresses, TenantContext tenant, Caller caller, Origin origin, TimeProvider clock)
{
    // Scanners and people know by it what the word is for.
    private const string Prefix = "occ_";

    /// <summary>The cart that the token opens, to be read; null when there is none.</summary>
    public async Task<Order?> FindAsync(string token, CancellationToken ct)
    {
        var (hash, channel) = (TenantTokens.HashOf(token), await channels.OfCallerAsync(ct));

        return await db.OpenCarts(clock.GetUtcNow()).AsNoTracking().Include(order => order.Lines).SingleOrDefaultAsync(order => order.CartTokenHash == hash && order.Channel == channel, ct);
    }

    /// <summary>The cart that the token opens, to be changed; null when there is none. Whoever else changes it waits: of two tabs that add at once, both count.</summary>
    public async Task<Order?> LoadAsync(string token, CancellationToken ct)
    {
        unit.Changes.StandForNothing();

        return await db.LoadCartAsync(TenantTokens.HashOf(token), await channels.OfCallerAsync(ct), clock.GetUtcNow(), ct);
    }

    /// <summary>Makes an empty cart, and the token that opens it and isn't kept.</summary>
    public async Task<(Order Cart, string Token)> BeginAsync(CancellationToken ct)
    {
        unit.Changes.StandForNothing();
        var company = await settings.GetAsync(ct);
        var token = TenantTokens.New(Prefix, tenant.Id);
        var cart = Order.BeginCart(TenantTokens.HashOf(token), await channels.OfCallerAsync(ct), company.Currency, company.Rounding, caller.Actor, clock.GetUtcNow());
        db.Orders.Add(cart);

        return (cart, token);
    }

    /// <summary>Whether the caller, or who stands behind a key that everybody has, has begun as many carts as he may for now: else a page's visitor could fill the database.</summary>
    public async Task<bool> AreTooManyAsync(CancellationToken ct)
    {
        // A server's own key stands for visitors of many addresses.
        if (caller.IsPublic && !addresses.Begin(TenantKey.For(tenant, "carts", NetworkAddress.Of(origin.Address is { } address ? IPAddress.Parse(address) : null))))
            return true;

        var (maker, since) = (caller.SubjectId, clock.GetUtcNow().AddHours(-1));

        return await db.EveryCart.Where(order => order.MakerId == maker && order.CreatedAt > since).OrderBy(order => order.CreatedAt).Take(limits.NewPerHour).CountAsync(ct) == limits.NewPerHour;
    }

    /// <summary>Reads what the catalogue says of a variant now, of which the cart shall have so much.</summary>
    public async Task<CartEntry> ReadAsync(Order cart, Guid variantId, decimal quantity, Problems problems, CancellationToken ct)
    {
        var wanted = problems.Quantity(quantity, "quantity");

        if (!(await products.FindAsync([variantId], ct)).TryGetValue(variantId, out var variant))
            return new(Unknown: new("input", "variantId"));

        if (!variant.IsActive)
            return new(Inactive: new(variant.Sku, "input", "variantId"));

        var line = cart.InCart(variantId);
        problems.Require(line is not null || cart.LineCount < Order.MaxCartLines, $"A cart has at most {Order.MaxCartLines} lines.", "variantId");
        problems.RequireTotal((Int128)cart.Gross - (line?.Gross ?? 0) + OrderLine.GrossOf(variant.UnitPrice, wanted, cart.Currency, cart.Rounding), cart.Currency, "quantity");

        return new(new LineEntry(variantId, variant.Sku, variant.Name, variant.Unit, variant.Kind, wanted, variant.UnitPrice));
    }

    public void Put(Order cart, LineEntry entry)
    {
        var now = clock.GetUtcNow();
        cart.PutInCart(entry, now, now + limits.KeptFor);
    }

    public void TakeOut(Order cart, OrderLine line)
    {
        var now = clock.GetUtcNow();
        cart.TakeFromCart(line, now, now + limits.KeptFor);
    }
}
