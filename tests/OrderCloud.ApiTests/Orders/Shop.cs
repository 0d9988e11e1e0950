using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

/// <summary>A company with goods and customers, and the documents that tests of orders send.</summary>
public sealed class Shop(TenantSession tenant)
{
    /// <summary>What an answer tells of an order.</summary>
    public const string Order = """
        id number status version currency note customerName placedAt confirmedAt completedAt lineCount
        gross { amount } discountTotal { amount } shipping { amount } fees { amount } net { amount } tax { amount } total { amount currency minorUnits } captured { amount } balanceDue { amount }
        allocationStatus fulfillmentStatus paymentStatus returnStatus invoiceStatus
        shipTo { recipient line1 city countryCode } billTo { recipient }
        lines { id lineNumber sku name unit kind quantity unitPrice discount { amount } discountReason gross { amount } net { amount } allocated picked packed shipped delivered cancelled }
        fulfillments { id number status version carrier trackingNumber lines { id sku quantity } }
        reviewTasks { level status note decidedByName findings { rule verdict subject message } }
        """;

    /// <summary>What an answer tells of a fulfillment.</summary>
    public const string Fulfillment = "id number status version carrier trackingNumber packedAt shippedAt deliveredAt lines { id sku quantity } order { id status version fulfillmentStatus allocationStatus completedAt }";

    public TenantSession Tenant => tenant;

    public GraphQLClient Owner => tenant.Owner;

    /// <summary>A document of one mutation. Only the errors of its own union are asked for: others would not validate.</summary>
    public static string Mutation(string field, string part) => $"mutation($input: {Pascal(field)}Input!) {{ {field}(input: $input) {{ {part} {TenantSession.Errors} }} }}";

    /// <summary>The part of a payload that the mutation gives.</summary>
    public static string PartOf(string field) => field is "deleteOrder" ? "deletedId"
        : field is "startPicking" or "packFulfillment" or "shipFulfillment" or "confirmDelivery" or "cancelFulfillment" ? $"fulfillment {{ {Fulfillment} }}" : $"order {{ {Order} }}";

    /// <summary>Sends a mutation that must succeed; returns the order or fulfillment.</summary>
    public static async Task<JsonElement> DoAsync(GraphQLClient client, string field, object input, string? key = null) =>
        (await client.MutateAsync(Mutation(field, PartOf(field)), new { input }, key)).EnumerateObject().First().Value;

    public Task<JsonElement> DoAsync(string field, object input) => DoAsync(Owner, field, input);

    /// <summary>Sends a mutation that must be refused for one reason; returns it with what its kind adds.</summary>
    /// <param name="adds">The error's own fields, e.g. <c>... on OrderNotDraftError { status allowed }</c>.</param>
    public static async Task<JsonElement> RefusedAsync(GraphQLClient client, string field, object input, string adds = "") => Assert.Single(await client.RefusedAsync(
        $"mutation($input: {Pascal(field)}Input!) {{ {field}(input: $input) {{ {PartOf(field)} errors {{ __typename ... on Error {{ code message field }} {adds} }} }} }}", new { input }));

    public Task<JsonElement> RefusedAsync(string field, object input, string adds = "") => RefusedAsync(Owner, field, input, adds);

    /// <summary>Makes a product with one variant, and receives some of it.</summary>
    public async Task<Goods> GoodsAsync(decimal stock = 0, decimal price = 4.99m, string kind = "STOCKED", string? sku = null)
    {
        sku ??= $"SKU-{Guid.NewGuid():N}"[..12];
        var made = await Owner.MutateAsync(
            $"mutation($input: CreateProductInput!) {{ createProduct(input: $input) {{ product {{ id version variants {{ id version }} }} {TenantSession.Errors} }} }}",
            new { input = new { name = $"Thing {sku}", kind, unit = "pcs", variants = new[] { new { sku, unitPrice = price } } } });
        var product = made.GetProperty("product");
        var goods = new Goods(product.GetProperty("id").GetString()!, product.GetProperty("variants")[0].GetProperty("id").GetString()!, sku);

        if (stock > 0)
            await ReceiveAsync(goods, stock);

        return goods;
    }

    /// <param name="warehouseId">The company's first warehouse if not given.</param>
    public async Task ReceiveAsync(Goods goods, decimal quantity, string? warehouseId = null) => await Owner.MutateAsync(
        $"mutation($input: ReceiveStockInput!) {{ receiveStock(input: $input) {{ goodsReceipt {{ id }} {TenantSession.Errors} }} }}",
        new { input = new { warehouseId = warehouseId ?? await WarehouseAsync(), lines = new[] { new { variantId = goods.VariantId, quantity } } } });

    public async Task<string> WarehouseAsync() =>
        (await Owner.QueryAsync("{ warehouses(first: 1, order: [{ rank: ASC }]) { nodes { id } } }")).GetProperty("warehouses").GetProperty("nodes")[0].GetProperty("id").GetString()!;

    public async Task<string> AnotherWarehouseAsync() => (await Owner.MutateAsync(
        $"mutation($input: CreateWarehouseInput!) {{ createWarehouse(input: $input) {{ warehouse {{ id }} {TenantSession.Errors} }} }}",
        new { input = new { name = $"Depot {Guid.NewGuid():N}" } })).GetProperty("warehouse").GetProperty("id").GetString()!;

    public async Task<JsonElement> CustomerAsync(string name = "Jo Lin", bool withAddress = true) => (await Owner.MutateAsync(
        $"mutation($input: CreateCustomerInput!) {{ createCustomer(input: $input) {{ customer {{ id version name }} {TenantSession.Errors} }} }}",
        new { input = new { name, addresses = withAddress ? new[] { Address(name) } : [] } })).GetProperty("customer");

    public async Task BlockAsync(JsonElement customer) => await Owner.MutateAsync(
        $"mutation($input: BlockCustomerInput!) {{ blockCustomer(input: $input) {{ customer {{ id }} {TenantSession.Errors} }} }}",
        new { input = new { id = customer.GetProperty("id").GetString(), expectedVersion = customer.GetProperty("version").GetInt32() } });

    public static object Address(string recipient) => new { recipient, line1 = "1 High Street", city = "Leeds", countryCode = "GB" };

    /// <summary>A draft of a walk-in customer with one line of each.</summary>
    public Task<JsonElement> DraftAsync(params (Goods Goods, decimal Quantity)[] lines) =>
        DoAsync("createOrder", new { lines = lines.Select(line => new { variantId = line.Goods.VariantId, quantity = line.Quantity }) });

    public Task<JsonElement> SubmitAsync(JsonElement order) => DoAsync("submitOrder", Version(order));

    /// <summary>An order that is confirmed, its stock being there.</summary>
    public async Task<JsonElement> ConfirmedAsync(decimal quantity = 2)
    {
        var order = await SubmitAsync(await DraftAsync((await GoodsAsync(stock: quantity), quantity)));
        Assert.Equal("CONFIRMED", order.Text("status"));

        return order;
    }

    /// <summary>An order that waits for review, its stock being short.</summary>
    public async Task<JsonElement> PendingAsync(decimal quantity = 2)
    {
        var order = await SubmitAsync(await DraftAsync((await GoodsAsync(), quantity)));
        Assert.Equal("PENDING_REVIEW", order.Text("status"));

        return order;
    }

    /// <summary>An order that is rejected, its customer being blocked.</summary>
    public async Task<JsonElement> RejectedAsync()
    {
        var customer = await CustomerAsync();
        var draft = await DoAsync("createOrder", new { customerId = customer.Text("id"), lines = new[] { new { variantId = (await GoodsAsync(5)).VariantId, quantity = 1 } } });
        await BlockAsync(customer);
        var order = await SubmitAsync(draft);
        Assert.Equal("REJECTED", order.Text("status"));

        return order;
    }

    /// <summary>A fulfillment of a confirmed order after these steps.</summary>
    public async Task<JsonElement> FulfillmentAsync(decimal quantity, params string[] steps)
    {
        var fulfillment = (await ConfirmedAsync(quantity)).GetProperty("fulfillments")[0];

        foreach (var step in steps)
            fulfillment = await DoAsync(step, step is "shipFulfillment" ? Version(fulfillment, ("carrier", "Post")) : Version(fulfillment));

        return fulfillment;
    }

    public async Task<JsonElement> OrderAsync(string id, string fields = Order) => (await Owner.QueryAsync($"query($id: ID!) {{ order(id: $id) {{ {fields} }} }}", new { id })).GetProperty("order");

    /// <summary>The stock of one variant over all warehouses.</summary>
    public async Task<(decimal OnHand, decimal Allocated)> StockAsync(Goods goods)
    {
        var levels = (await Owner.QueryAsync("query($id: ID!) { stockLevels(where: { variantId: { eq: $id } }) { nodes { onHand allocated } } }", new { id = goods.VariantId })).GetProperty("stockLevels").GetProperty("nodes");

        return (levels.EnumerateArray().Sum(level => level.GetProperty("onHand").GetDecimal()), levels.EnumerateArray().Sum(level => level.GetProperty("allocated").GetDecimal()));
    }

    /// <summary>The input of a command: which object in which version, and what the command asks for besides.</summary>
    public static Dictionary<string, object?> Version(JsonElement it, params (string Name, object? Value)[] more) => Input(it.Text("id")!, it.Number("version"), more);

    /// <inheritdoc cref="Version"/>
    public static Dictionary<string, object?> Input(string id, int version, params (string Name, object? Value)[] more)
    {
        var input = new Dictionary<string, object?> { ["id"] = id, ["expectedVersion"] = version };

        foreach (var (name, value) in more)
            input[name] = value;

        return input;
    }

    private static string Pascal(string field) => char.ToUpperInvariant(field[0]) + field[1..];
}

/// <summary>Something that can be ordered.</summary>
public sealed record Goods(string ProductId, string VariantId, string Sku);

/// <summary>Short ways to read answers.</summary>
public static class Answers
{
    public static string? Text(this JsonElement it, string name) => it.GetProperty(name).GetString();

    public static int Number(this JsonElement it, string name) => it.GetProperty(name).GetInt32();

    public static decimal Amount(this JsonElement it, string name) => it.GetProperty(name).GetProperty("amount").GetDecimal();

    public static IReadOnlyList<string?> Texts(this JsonElement it, string name) => [.. it.GetProperty(name).EnumerateArray().Select(item => item.GetString())];

    public static string Path(this JsonElement error) => string.Join('.', error.Texts("field"));
}
