using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Inventory;

/// <summary>What a test of stock, or of what needs stock, does on its way; each step must succeed.</summary>
internal static class StockSteps
{
    public const string ReceiveStock = $"mutation($input: ReceiveStockInput!) {{ receiveStock(input: $input) {{ goodsReceipt {{ id number status by reference warehouse {{ name }} lines {{ position variantId quantity note }} }} {TenantSession.Errors} }} }}";

    extension(GraphQLClient client)
    {
        /// <summary>A product with one variant; the variant's id.</summary>
        public async Task<string> VariantAsync(string kind = "STOCKED", decimal price = 10)
        {
            var payload = await client.MutateAsync(
                $"mutation($input: CreateProductInput!) {{ createProduct(input: $input) {{ product {{ variants {{ id }} }} {TenantSession.Errors} }} }}",
                new { input = new { name = "Tea", kind, variants = new[] { new { sku = $"TEA-{Guid.NewGuid():N}", unitPrice = price } } } });

            return payload.GetProperty("product").GetProperty("variants")[0].GetProperty("id").GetString()!;
        }

        /// <summary>The warehouse that came with the sign-up.</summary>
        public async Task<string> FirstWarehouseAsync() =>
            (await client.QueryAsync("{ warehouses(first: 1) { nodes { id } } }")).GetProperty("warehouses").GetProperty("nodes")[0].GetProperty("id").GetString()!;

        public async Task<string> WarehouseAsync(string name, int? rank = null)
        {
            var payload = await client.MutateAsync(
                $"mutation($input: CreateWarehouseInput!) {{ createWarehouse(input: $input) {{ warehouse {{ id }} {TenantSession.Errors} }} }}",
                new { input = new { name, rank } });

            return payload.GetProperty("warehouse").GetProperty("id").GetString()!;
        }

        public async Task<JsonElement> ReceiveAsync(string warehouseId, string variantId, decimal quantity) =>
            (await client.MutateAsync(ReceiveStock, new { input = new { warehouseId, lines = new[] { new { variantId, quantity } } } })).GetProperty("goodsReceipt");

        /// <summary>On hand, allocated and available of a variant, over all warehouses.</summary>
        public async Task<(decimal OnHand, decimal Allocated, decimal Available)> StockAsync(string variantId)
        {
            var stock = (await client.QueryAsync("query($id: ID!) { stock(variantId: $id) { onHand allocated available } }", new { id = variantId })).GetProperty("stock");

            return (stock.GetProperty("onHand").GetDecimal(), stock.GetProperty("allocated").GetDecimal(), stock.GetProperty("available").GetDecimal());
        }

        /// <summary>A draft of one line; its id and version.</summary>
        public async Task<(string Id, int Version)> DraftAsync(string variantId, decimal quantity)
        {
            var payload = await client.MutateAsync(
                $"mutation($input: CreateOrderInput!) {{ createOrder(input: $input) {{ order {{ id version }} {TenantSession.Errors} }} }}",
                new { input = new { shipTo = Home, lines = new[] { new { variantId, quantity } } } });

            return IdAndVersion(payload.GetProperty("order"));
        }

        /// <summary>An order of one line, submitted; its id, version and status.</summary>
        public async Task<(string Id, int Version, string Status)> OrderAsync(string variantId, decimal quantity)
        {
            var draft = await client.DraftAsync(variantId, quantity);
            var payload = await client.MutateAsync(
                $"mutation($input: SubmitOrderInput!) {{ submitOrder(input: $input) {{ order {{ id version status }} {TenantSession.Errors} }} }}",
                new { input = new { id = draft.Id, expectedVersion = draft.Version } });
            var (id, version) = IdAndVersion(payload.GetProperty("order"));

            return (id, version, payload.GetProperty("order").GetProperty("status").GetString()!);
        }
    }

    private static object Home => new { recipient = "Ann", line1 = "1 High Street", city = "London", postalCode = "N1 1AA", countryCode = "GB" };

    private static (string Id, int Version) IdAndVersion(JsonElement it) => (it.GetProperty("id").GetString()!, it.GetProperty("version").GetInt32());
}
