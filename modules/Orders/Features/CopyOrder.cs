using OrderCloud.Contracts.Catalog;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Orders.Domain;
using OrderCloud.Orders.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Orders.Features;

/// <summary>Which order is the pattern.</summary>
/// <param name="Id">In any status.</param>
internal sealed record CopyOrderInput(Id<Order> Id);

/// <summary>Makes a new draft like an order: its customer, addresses, note and quantities, at today's names and list prices, without discounts.</summary>
internal sealed class CopyOrder(OrdersDb db, IProducts products, ITenantSettings settings, Caller caller, TimeProvider clock) : Mutation<CopyOrderInput, Order, OrderNotFoundError>, IGuarded
{
    public static Permission Requires => OrderPermissions.Create;

    public override async Task<Outcome> HandleAsync(CopyOrderInput input, CancellationToken ct)
    {
        if (await db.ReadAsync(input.Id, ct) is not { } pattern)
            return new OrderNotFoundError("input", "id");

        var variants = await products.FindAsync([.. pattern.Lines.Select(line => line.VariantId).Distinct()], ct);
        var head = pattern.Head with { ShippingNet = 0, FeesNet = 0, ValidUntil = null };
        var rounding = (await settings.GetAsync(ct)).Rounding;
        var copy = Order.Draft(head, pattern.Lines.Select(line => Entry(line, variants)), pattern.Currency, rounding, caller.Actor, clock.GetUtcNow(), pattern.Number ?? NodeId.Encode(nameof(Order), pattern.Id));
        db.Orders.Add(copy);

        return copy;
    }

    // What is no longer in the catalogue stays as it was: submitting says so, line by line.
    private static LineEntry Entry(OrderLine line, IReadOnlyDictionary<Guid, VariantInfo> variants) => variants.TryGetValue(line.VariantId, out var variant)
        ? new(variant.VariantId, variant.Sku, variant.Name, variant.Unit, variant.Kind, line.Quantity, variant.UnitPrice)
        : new(line.VariantId, line.Sku, line.Name, line.Unit, line.Kind, line.Quantity, line.UnitPrice);
}
