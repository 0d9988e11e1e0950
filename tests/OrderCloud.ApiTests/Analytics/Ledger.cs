using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.ApiTests.Payments;

namespace OrderCloud.ApiTests.Analytics;

/// <summary>
/// A company that sells at random, and a book of what it sold, kept by hand: by sums over what was sent, not by what the
/// product answered. The product's reports must equal the book.
/// </summary>
internal sealed class Ledger(Shop shop, Random random, int digits)
{
    private readonly List<(Goods Goods, decimal Price, bool IsGoods)> shelf = [];
    private readonly List<string?> customers = [null];
    private readonly List<(Sale Sale, JsonElement Order, Func<GraphQLClient, JsonElement, Task<bool>> Then)> later = [];
    private Goods scarce = null!;

    /// <summary>What counts now.</summary>
    public List<Sale> Sales { get; } = [];

    /// <summary>Fates that were met: a test that met only one would prove little.</summary>
    public HashSet<string> Met { get; } = [];

    public async Task OpenAsync()
    {
        foreach (var (price, kind) in new[] { (4.99m, "STOCKED"), (0.015m, "STOCKED"), (12.345678m, "STOCKED"), (7m, "SERVICE"), (3.5m, "FEE"), (10m, "VOUCHER") })
            shelf.Add((await shop.GoodsAsync(stock: kind is "STOCKED" ? 5_000 : 0, price, kind), price, kind is "STOCKED" or "SERVICE"));

        foreach (var name in new[] { "Ann", "Bob", "Cid" })
            customers.Add((await shop.CustomerAsync(name)).Text("id"));

        scarce = await shop.GoodsAsync(price: 2);
    }

    /// <summary>One order at this moment, which by the company's calendar lies on this day; then what becomes of it.</summary>
    public async Task SellAsync(GraphQLClient client, DateOnly day)
    {
        foreach (var (sale, order, then) in later)
            if (await then(client, order))
                Sales.Add(sale);
            else
                Sales.Remove(sale);

        later.Clear();
        var fate = new[] { "draft", "confirmed", "delivered", "paid", "cancelled later", "approved later", "rejected" }[random.Next(7)];
        var (placed, made) = await PlaceAsync(client, day, isShort: fate is "approved later" or "rejected", submit: fate is not "draft");
        Met.Add(fate);

        if (fate is "confirmed" or "delivered" or "paid" or "cancelled later")
            Sales.Add(made);

        if (fate is "delivered" or "paid")
            await DeliverAsync(client, placed);

        // In pesos a few grams may come to nothing.
        if (fate is "paid" && placed.Amount("total") > 0)
            await client.RecordAsync(placed.Amount("total"), placed.Text("id"));

        if (fate is "cancelled later")
            later.Add((made, placed, CancelAsync));

        if (fate is "approved later")
            later.Add((made, placed, ApproveAsync));

        if (fate is "rejected")
            await Shop.DoAsync(client, "rejectOrder", Shop.Version(placed, ("reason", "No stock")));
    }

    private static async Task<bool> CancelAsync(GraphQLClient client, JsonElement order)
    {
        await Shop.DoAsync(client, "cancelOrder", Shop.Version(order, ("reason", "Ordered twice")));

        return false;
    }

    private async Task<bool> ApproveAsync(GraphQLClient client, JsonElement order)
    {
        await client.MutateAsync(
            $"mutation($input: ReceiveStockInput!) {{ receiveStock(input: $input) {{ goodsReceipt {{ id }} {TenantSession.Errors} }} }}",
            new { input = new { warehouseId = (await client.QueryAsync("{ warehouses(first: 1) { nodes { id } } }")).GetProperty("warehouses").GetProperty("nodes")[0].Text("id"), lines = new[] { new { variantId = scarce.VariantId, quantity = 1 } } } });
        await Shop.DoAsync(client, "approveOrder", Shop.Version(order));

        return true;
    }

    private static async Task DeliverAsync(GraphQLClient client, JsonElement order)
    {
        foreach (var made in order.GetProperty("fulfillments").EnumerateArray())
        {
            var fulfillment = made;

            foreach (var step in new[] { "startPicking", "packFulfillment", "shipFulfillment", "confirmDelivery" })
                fulfillment = await Shop.DoAsync(client, step, step is "shipFulfillment" ? Shop.Version(fulfillment, ("carrier", "Post")) : Shop.Version(fulfillment));
        }
    }

    private async Task<(JsonElement Order, Sale Sale)> PlaceAsync(GraphQLClient client, DateOnly day, bool isShort, bool submit)
    {
        var customer = customers[random.Next(customers.Count)];
        var lines = new List<object>();
        var sold = new List<SoldLine>();

        void Add(Goods goods, decimal price, bool isGoods, decimal quantity, bool isDiscounted)
        {
            var gross = Math.Round(price * quantity, digits, MidpointRounding.AwayFromZero);
            var discount = isDiscounted ? Math.Round(gross / 4, digits, MidpointRounding.ToZero) : 0;
            lines.Add(discount > 0 ? new { variantId = goods.VariantId, quantity, discount, discountReason = "Faithful" } : new { variantId = goods.VariantId, quantity });
            sold.Add(new(goods.VariantId, quantity, gross, discount, isGoods));
        }

        for (var line = random.Next(1, 5); line > 0; line--)
        {
            var (goods, price, isGoods) = shelf[random.Next(shelf.Count)];
            Add(goods, price, isGoods, isGoods ? random.Next(1, 9_000) / 1_000m : random.Next(1, 4), isDiscounted: isGoods && random.Next(3) == 0);
        }

        if (isShort)
            Add(scarce, price: 2, isGoods: true, quantity: 1, isDiscounted: false);

        var order = await Shop.DoAsync(client, "createOrder", new { customerId = customer, shipTo = Shop.Address("Jo Lin"), lines });

        if (submit)
            order = await Shop.DoAsync(client, "submitOrder", Shop.Version(order));

        Assert.Equal(submit ? isShort ? "PENDING_REVIEW" : "CONFIRMED" : "DRAFT", order.Text("status") is "COMPLETED" ? "CONFIRMED" : order.Text("status"));

        return (order, new(day, customer, sold));
    }
}

/// <summary>An order that counts.</summary>
internal sealed record Sale(DateOnly Day, string? Customer, List<SoldLine> Lines)
{
    public decimal Net => Lines.Where(line => line.IsGoods).Sum(line => line.Net);

    public decimal Invoiced => Lines.Sum(line => line.Net);
}

internal sealed record SoldLine(string VariantId, decimal Quantity, decimal Gross, decimal Discount, bool IsGoods)
{
    public decimal Net => Gross - Discount;
}
