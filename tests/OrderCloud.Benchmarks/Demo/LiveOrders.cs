using System.Text.Json;
using OrderCloud.Benchmarks.Api;

namespace OrderCloud.Benchmarks.Demo;

/// <summary>Two orders by hand from entry to paid: what the imported history can't show.</summary>
internal static class LiveOrders
{
    private const string Errors = "errors { ... on Error { code message field } }";

    public static async Task<IReadOnlyList<DemoLiveOrder>> RunAsync(Shop shop)
    {
        var tag = Guid.NewGuid().ToString("N")[..6].ToUpperInvariant();
        var mug = await shop.CreateProductAsync($"MUG-{tag}", "Stoneware mug", 7.95m);
        var tea = await shop.CreateProductAsync($"TEA-{tag}", "Breakfast tea, 250 g", 4.20m);
        await shop.ReceiveAsync(mug, 50);
        await shop.ReceiveAsync(tea, 80);

        var customer = (await shop.Owner.MutateAsync(
            $$"""mutation($in: CreateCustomerInput!) { createCustomer(input: $in) { customer { id } {{Errors}} } }""",
            new { @in = new { kind = "COMPANY", name = $"Corner Café {tag}" } })).GetProperty("customer").GetProperty("id").GetString();

        return
        [
            await ToPaidAsync(shop, await shop.CreateOrderAsync(shop.Client, customer, new { variantId = mug, quantity = 6 }, new { variantId = tea, quantity = 10 }), "BANK_TRANSFER"),
            await ToPaidAsync(shop, await shop.CreateOrderAsync(shop.Client, null, new { variantId = mug, quantity = 2 }), "CASH"),
        ];
    }

    private static async Task<DemoLiveOrder> ToPaidAsync(Shop shop, JsonElement draft, string method)
    {
        var id = draft.GetProperty("id").GetString()!;
        var submitted = (await shop.Client.MutateAsync(
            $$"""mutation($in: SubmitOrderInput!) { submitOrder(input: $in) { order { total { amount } fulfillments { id } } {{Errors}} } }""",
            new { @in = new { id, expectedVersion = draft.GetProperty("version").GetInt32() } })).GetProperty("order");

        foreach (var fulfillment in submitted.GetProperty("fulfillments").EnumerateArray())
            await DeliverAsync(shop, fulfillment.GetProperty("id").GetString()!);

        await shop.Owner.MutateAsync(
            $$"""mutation($in: RecordReceiptInput!) { recordReceipt(input: $in) { receipt { number } {{Errors}} } }""",
            new { @in = new { method, amount = submitted.GetProperty("total").GetProperty("amount").GetDecimal(), matches = new[] { new { orderId = id, amount = submitted.GetProperty("total").GetProperty("amount").GetDecimal() } } } });

        var done = (await shop.Owner.SendAsync("query($id: ID!) { order(id: $id) { number status paymentStatus } }", new { id })).GetProperty("order");

        return new(done.GetProperty("number").GetString()!, done.GetProperty("status").GetString()!, done.GetProperty("paymentStatus").GetString()!);
    }

    private static async Task DeliverAsync(Shop shop, string fulfillment)
    {
        var version = 1;

        foreach (var (field, extra) in new (string, Dictionary<string, object?>)[]
        {
            ("startPicking", []), ("packFulfillment", []), ("shipFulfillment", new() { ["carrier"] = "Royal Mail", ["trackingNumber"] = "RM123456785GB" }), ("confirmDelivery", []),
        })
        {
            var input = new Dictionary<string, object?>(extra) { ["id"] = fulfillment, ["expectedVersion"] = version };
            var done = await shop.Owner.MutateAsync($$"""mutation($in: {{char.ToUpperInvariant(field[0])}}{{field[1..]}}Input!) { {{field}}(input: $in) { fulfillment { version } {{Errors}} } }""", new { @in = input });
            version = done.GetProperty("fulfillment").GetProperty("version").GetInt32();
        }
    }
}
