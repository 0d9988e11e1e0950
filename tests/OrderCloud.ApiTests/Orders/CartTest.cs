using System.Net;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

/// <summary>A test of carts: a company that sells, and pages with publishable keys.</summary>
public abstract class CartTest(HostFixture host) : OrderTest(host)
{
    /// <summary>Everything that a cart tells.</summary>
    protected const string Cart = "lines { id variantId variant { sku } sku name unit quantity unitPrice total { amount currency } } itemCount currency net { amount } tax { amount } total { amount } expiresAt";

    protected const string Add = $"mutation($input: AddToCartInput!) {{ addToCart(input: $input) {{ cart {{ {Cart} }} cartToken {TenantSession.Errors} }} }}";
    protected const string Set = $"mutation($input: SetCartQuantityInput!) {{ setCartQuantity(input: $input) {{ cart {{ {Cart} }} {TenantSession.Errors} }} }}";
    protected const string Get = $"query($token: String!) {{ cart(token: $token) {{ {Cart} }} }}";

    private readonly List<GraphQLClient> pages = [];

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        pages.ForEach(page => page.Dispose());

        return base.DisposeAsync();
    }

    /// <summary>A page with a publishable key that fills carts.</summary>
    /// <param name="at">Another host than the test's own.</param>
    protected async Task<GraphQLClient> PageAsync(TenantSession? tenant = null, string? channel = null, string[]? permissions = null, string kind = "PUBLISHABLE_KEY", RunningHost? at = null)
    {
        var made = await (tenant ?? Shop.Tenant).Owner.MutateAsync(
            $"mutation($input: CreateApiClientInput!) {{ createApiClient(input: $input) {{ clientSecret {TenantSession.Errors} }} }}",
            new { input = new { name = "Shop window", kind, permissions = permissions ?? ["catalog:read", "orders:checkout"], channel } });

        return Page(made.Text("clientSecret")!, at);
    }

    protected GraphQLClient Page(string key, RunningHost? at = null)
    {
        var page = new GraphQLClient((at ?? Host).Address);
        page.Http.DefaultRequestHeaders.Add("X-API-Key", key);
        pages.Add(page);

        return page;
    }

    /// <summary>Puts something into a cart, a new one where there is no token.</summary>
    protected static async Task<(JsonElement Cart, string Token)> AddAsync(GraphQLClient page, string variantId, decimal quantity = 1, string? cartToken = null)
    {
        var filled = await page.MutateAsync(Add, new { input = new { cartToken, variantId, quantity } });

        return (filled.GetProperty("cart"), filled.Text("cartToken")!);
    }

    protected static async Task<JsonElement> SetAsync(GraphQLClient page, string cartToken, string variantId, decimal quantity) =>
        (await page.MutateAsync(Set, new { input = new { cartToken, variantId, quantity } })).GetProperty("cart");

    protected static async Task<JsonElement> CartAsync(GraphQLClient page, string token) => (await page.QueryAsync(Get, new { token })).GetProperty("cart");

    /// <summary>What is in it, as SKU × quantity.</summary>
    protected static IReadOnlyList<string> Contents(JsonElement cart) => [.. cart.GetProperty("lines").EnumerateArray().Select(line => $"{line.Text("sku")} × {line.GetProperty("quantity").GetDecimal():0.###}")];

    protected static Task<IReadOnlyList<JsonElement>> AddRefusedAsync(GraphQLClient page, string variantId, object quantity, string? cartToken = null) =>
        page.RefusedAsync(Add, new { input = new { cartToken, variantId, quantity } });

    /// <summary>A word of the right form that opens nothing: one letter of it is another.</summary>
    protected static string Wrong(string token) => token[..^10] + (token[^10] == 'A' ? 'B' : 'A') + token[^9..];

    /// <summary>Every word that must open nothing here answers as one that never was.</summary>
    protected static async Task AssertOpensNothingAsync(GraphQLClient page, string variantId, params string[] tokens)
    {
        foreach (var (document, variables) in new (string, Func<string, object>)[]
        {
            (Get, token => new { token }),
            (Add, token => new { input = new { cartToken = token, variantId, quantity = 1 } }),
            (Set, token => new { input = new { cartToken = token, variantId, quantity = 0 } }),
        })
        {
            var unknown = await page.SendAsync(document, variables("never"));
            Assert.Equal((HttpStatusCode.OK, true), (unknown.Status, document == Get ? unknown.Body == """{"data":{"cart":null}}""" : unknown.Body.Contains("CART_NOT_FOUND", StringComparison.Ordinal)));

            foreach (var token in tokens)
                Assert.Equal(unknown.Body, (await page.SendAsync(document, variables(token))).Body);
        }
    }

    /// <summary>How many rows the company has of this table.</summary>
    protected async Task<int> RowsAsync(string table, TenantSession? tenant = null) => (await TenantRows.OfAsync(await Fixture.DatabaseAsync(), (tenant ?? Shop.Tenant).Id, platform: true))[table].Count;
}
