using OrderCloud.Contracts;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Orders.Domain;

namespace OrderCloud.Tests.Orders;

public sealed class OrderCartTests
{
    private static readonly Actor Page = new(Guid.CreateVersion7(), "Shop window");

    [Fact, Trait("Capability", "C6/part")]
    public void A_cart_comes_to_what_an_order_with_its_lines_comes_to()
    {
        var random = new Random(20);

        for (var round = 0; round < 200; round++)
        {
            LineEntry[] entries = [.. Enumerable.Range(0, random.Next(1, 9)).Select(number => Entry(random.Next(1, 10_000_000), random.Next(1, 100_000_000), $"S{number}"))];
            var cart = Begin();

            // Put in by halves, which leaves no trace.
            foreach (var entry in entries)
            {
                cart.PutInCart(entry with { Quantity = (entry.Quantity / 2) + 1 }, Sample.Noon, Sample.Noon.AddDays(1));
                cart.PutInCart(entry, Sample.Noon, Sample.Noon.AddDays(1));
            }

            var order = Order.Draft(cart.Head, entries, "EUR", RoundingMode.HalfUp, Page, Sample.Noon);
            Assert.Equal((order.Net, order.Tax, order.Total, order.LineCount), (cart.Net, cart.Tax, cart.Total, cart.LineCount));
            Assert.Equal(order.Lines.Select(line => (line.LineNumber, line.Sku, line.Net)), cart.Lines.Select(line => (line.LineNumber, line.Sku, line.Net)));
        }
    }

    [Fact]
    public void It_has_no_number_and_its_timeline_says_no_more_than_that_it_was_begun()
    {
        var cart = Begin();
        var entry = Entry(1_000, 5_000_000, "A");

        cart.PutInCart(entry, Sample.Noon, Sample.Noon.AddDays(1));
        cart.TakeFromCart(cart.InCart(entry.VariantId)!, Sample.Noon.AddHours(1), Sample.Noon.AddDays(2));

        Assert.Equal((true, null, "web", OrderStatus.Draft), (cart.IsCart, cart.Number, cart.Channel, cart.Status));
        Assert.Equal((Sample.Noon.AddDays(2), 0L, 0), (cart.CartExpiresAt, cart.Total, cart.LineCount));
        Assert.Equal([OrderEventKind.Created], cart.Events.Select(it => it.Kind));
        Assert.Null(cart.AssigneeId);
    }

    private static Order Begin() => Order.BeginCart("hash", "web", "EUR", RoundingMode.HalfUp, Page, Sample.Noon);

    private static LineEntry Entry(long quantity, long unitPrice, string sku) => new(Guid.CreateVersion7(), sku, $"Thing {sku}", "pcs", ProductKind.Stocked, quantity, unitPrice);
}
