using System.Net.Http.Json;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Catalog;

/// <summary>What a test of the catalogue does on its way; each step must succeed.</summary>
internal static class ProductSteps
{
    private const string Variant = "id sku option unitPrice currency active version barcodes { code }";

    private const string Errors = "errors { __typename ... on Error { code message field } ... on SkuTakenError { sku variantId name } ... on BarcodeTakenError { barcode variantId name }";

    public const string Create = $"mutation($input: CreateProductInput!) {{ createProduct(input: $input) {{ product {{ id name description kind unit active version variants {{ {Variant} }} }} {Errors} }} }} }}";

    public const string Update =
        $"mutation($input: UpdateProductInput!) {{ updateProduct(input: $input) {{ product {{ name description unit active version }} errors {{ __typename ... on Error {{ code message field }} ... on ProductVersionConflictError {{ expectedVersion current {{ name version }} }} }} }} }}";

    public const string Add = $"mutation($input: AddVariantInput!) {{ addVariant(input: $input) {{ variant {{ {Variant} product {{ name version variants {{ sku }} }} }} {Errors} ... on VariantLimitReachedError {{ limit }} }} }} }}";

    public const string UpdateVariant =
        $"mutation($input: UpdateVariantInput!) {{ updateVariant(input: $input) {{ variant {{ {Variant} }} {Errors} ... on VariantVersionConflictError {{ expectedVersion current {{ sku version }} }} }} }} }}";

    extension(GraphQLClient client)
    {
        /// <summary>A product with one variant.</summary>
        public async Task<JsonElement> ProductAsync(string name = "Teapot", string sku = "TEA-1", decimal price = 12.5m, string kind = "STOCKED", params string[] barcodes) =>
            (await client.MutateAsync(Create, new { input = new { name, kind, variants = new[] { new { sku, unitPrice = price, barcodes } } } })).GetProperty("product");

        /// <summary>Sends a picture with a <c>setProductPicture</c>.</summary>
        /// <returns>The payload.</returns>
        public async Task<JsonElement> SendPictureAsync(string document, object input, byte[] picture)
        {
            var variables = JsonSerializer.SerializeToNode(new { input })!;
            variables["input"]!["picture"] = null;
            using var form = new MultipartFormDataContent
            {
                { new StringContent(JsonSerializer.Serialize(new { query = document, variables })), "operations" },
                { new StringContent("""{"0":["variables.input.picture"]}"""), "map" },
                { new ByteArrayContent(picture), "0", "teapot.png" },
            };
            using var answer = await client.Http.PostAsync(new Uri("/graphql", UriKind.Relative), form, TestContext.Current.CancellationToken);

            return (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("data").GetProperty("setProductPicture");
        }
    }

    public static string Id(this JsonElement it) => it.GetProperty("id").GetString()!;

    public static JsonElement OnlyVariant(this JsonElement product) => Assert.Single(product.GetProperty("variants").EnumerateArray());
}
