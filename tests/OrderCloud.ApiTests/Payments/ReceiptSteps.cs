using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Inventory;

namespace OrderCloud.ApiTests.Payments;

/// <summary>What a test of payments does on its way; each step must succeed.</summary>
internal static class ReceiptSteps
{
    private const string Shown =
        "receipt { id number version status method amount { amount currency } matched { amount } unmatched { amount } reference customer { id } receivedAt matches { amount { amount } takenBackAt order { id } } }";

    private const string Errors = "errors { __typename ... on Error { code message field }";

    public const string Record =
        $"mutation($input: RecordReceiptInput!) {{ recordReceipt(input: $input) {{ {Shown} {Errors} ... on ReceiptExceededError {{ left {{ amount currency }} }} ... on OrderNotPayableError {{ allowed }} }} }} }}";

    public const string Match =
        $"mutation($input: MatchReceiptInput!) {{ matchReceipt(input: $input) {{ {Shown} {Errors} ... on ReceiptExceededError {{ left {{ amount currency }} }} ... on ReceiptReversedError {{ status allowed }} ... on ReceiptVersionConflictError {{ current {{ version }} }} }} }} }}";

    public const string Reverse =
        $"mutation($input: ReverseReceiptInput!) {{ reverseReceipt(input: $input) {{ {Shown} {Errors} ... on ReceiptReversedError {{ status allowed }} }} }} }}";

    extension(GraphQLClient client)
    {
        /// <summary>A confirmed order over this many pieces at 10.00 each; its id.</summary>
        public async Task<string> ConfirmedAsync(decimal quantity)
        {
            var variant = await client.VariantAsync(price: 10);
            await client.ReceiveAsync(await client.FirstWarehouseAsync(), variant, quantity);
            var (id, _, status) = await client.OrderAsync(variant, quantity);
            Assert.Equal("CONFIRMED", status);

            return id;
        }

        /// <summary>A cash receipt, matched to one order or none.</summary>
        public async Task<JsonElement> RecordAsync(decimal amount, string? orderId = null, decimal? matched = null) => (await client.MutateAsync(Record, new
        {
            input = new { method = "CASH", amount, matches = orderId is null ? [] : new[] { new { orderId, amount = matched ?? amount } } },
        })).GetProperty("receipt");

        /// <summary>Payment status, balance due and received amount, as text.</summary>
        public async Task<string> PaidAsync(string orderId)
        {
            var order = (await client.QueryAsync("query($id: ID!) { order(id: $id) { paymentStatus balanceDue { amount } captured { amount } } }", new { id = orderId })).GetProperty("order");

            return $"{order.GetProperty("paymentStatus").GetString()} due {order.GetProperty("balanceDue").GetProperty("amount")} got {order.GetProperty("captured").GetProperty("amount")}";
        }

        /// <summary>The order's ledger, oldest first: kind and amount.</summary>
        public async Task<string[]> LedgerAsync(string orderId)
        {
            var order = (await client.QueryAsync("query($id: ID!) { order(id: $id) { payments { kind amount { amount } } } }", new { id = orderId })).GetProperty("order");

            return [.. order.GetProperty("payments").EnumerateArray().Select(fact => $"{fact.GetProperty("kind").GetString()} {fact.GetProperty("amount").GetProperty("amount")}")];
        }
    }
}
