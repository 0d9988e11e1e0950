using System.Text.Json;

namespace OrderCloud.Benchmarks.Api;

/// <summary>A company on a running host: signed up, with a program of its own.</summary>
public sealed record Shop(Uri Host, string TenantId, string Email, string Password, string ClientId, string ClientSecret, ApiCaller Owner, ApiCaller Client)
{
    /// <summary>The GUID inside <see cref="TenantId"/>: base64 of <c>Tenant:</c> and 16 bytes.</summary>
    public Guid Tenant => new(Convert.FromBase64String(TenantId).AsSpan(7));

    private static readonly object Address = new { recipient = "Corner Café", line1 = "1 High Street", city = "Leeds", postalCode = "LS1 1AA", countryCode = "GB" };

    /// <summary>Signs a new company up, signs its owner in and makes an API client.</summary>
    public static async Task<Shop> OpenAsync(Uri host, string name, IReadOnlyList<string> clientPermissions)
    {
        var (email, password) = ($"owner-{Guid.NewGuid():N}@example.com", $"Demo-{Guid.NewGuid():N}");
        using var anonymous = new ApiCaller(host);

        var signedUp = await anonymous.MutateAsync(
            """mutation($in: SignUpInput!) { signUp(input: $in) { tenant { id } errors { ... on Error { code message field } } } }""",
            new { @in = new { email, password, companyName = name, currency = "GBP", timeZone = "Europe/London", language = "en" } });

        var owner = new ApiCaller(host);
        await owner.SignInAsync(email, password);

        var made = await owner.MutateAsync(
            """mutation($in: CreateApiClientInput!) { createApiClient(input: $in) { clientId clientSecret errors { ... on Error { code message field } } } }""",
            new { @in = new { name = "Storefront", permissions = clientPermissions } });

        var (id, secret) = (made.GetProperty("clientId").GetString()!, made.GetProperty("clientSecret").GetString()!);

        return new(host, signedUp.GetProperty("tenant").GetProperty("id").GetString()!, email, password, id, secret, owner, await ApiCaller.OfClientAsync(host, id, secret));
    }

    /// <summary>Signs in to a company of an earlier run.</summary>
    public static async Task<Shop> ReopenAsync(Uri host, string tenantId, string email, string password, string clientId, string clientSecret)
    {
        var owner = new ApiCaller(host);
        await owner.SignInAsync(email, password);

        return new(host, tenantId, email, password, clientId, clientSecret, owner, await ApiCaller.OfClientAsync(host, clientId, clientSecret));
    }

    /// <summary>A stocked product with one variant; returns the variant's id.</summary>
    public async Task<string> CreateProductAsync(string sku, string name, decimal unitPrice)
    {
        var payload = await Owner.MutateAsync(
            """mutation($in: CreateProductInput!) { createProduct(input: $in) { product { variants { id } } errors { ... on Error { code message field } } } }""",
            new { @in = new { name, kind = "STOCKED", variants = new[] { new { sku, unitPrice } } } });

        return payload.GetProperty("product").GetProperty("variants")[0].GetProperty("id").GetString()!;
    }

    public async Task ReceiveAsync(string variantId, decimal quantity)
    {
        var warehouses = await Owner.SendAsync("{ warehouses(first: 1) { nodes { id } } }");

        await Owner.MutateAsync(
            """mutation($in: ReceiveStockInput!) { receiveStock(input: $in) { goodsReceipt { number } errors { ... on Error { code message field } } } }""",
            new { @in = new { warehouseId = warehouses.GetProperty("warehouses").GetProperty("nodes")[0].GetProperty("id").GetString(), lines = new[] { new { variantId, quantity } } } });
    }

    public async Task<JsonElement> CreateOrderAsync(ApiCaller by, string? customerId, params object[] lines) => (await by.MutateAsync(
        """mutation($in: CreateOrderInput!) { createOrder(input: $in) { order { id version } errors { ... on Error { code message field } } } }""",
        new { @in = new { customerId, lines, shipTo = Address } })).GetProperty("order");
}
