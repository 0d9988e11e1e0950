using System.Diagnostics;
using System.Text.Json;
using OrderCloud.Benchmarks.Api;

namespace OrderCloud.Benchmarks.Demo;

/// <summary><c>build/demo</c>: fills a running host through its public API.</summary>
internal static class DemoCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every right to read, and to place orders: what a storefront's server needs.</summary>
    private static readonly string[] ClientPermissions =
    [
        "analytics:read", "catalog:read", "catalog:read-cost", "customers:read", "inventory:read", "inventory:read-purchases", "orders:read", "payments:read", "payments:read-journal",
        "analytics:read-margin", "analytics:read-staff", "tenancy:read-settings", "tenancy:read-members", "tenancy:read-audit", "tenancy:read-health",
        "orders:create", "orders:edit", "orders:submit", "orders:cancel",
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var result = await RunAsync(DemoOptions.Parse(args));
            Console.WriteLine(JsonSerializer.Serialize(result with { Rejected = [.. result.Rejected.Take(20)] }, Json));

            return 0;
        }
        catch (Exception failure) when (failure is ApiException or HttpRequestException or IOException or FormatException)
        {
            await Console.Error.WriteLineAsync(failure.Message);

            return 1;
        }
    }

    public static async Task<DemoResult> RunAsync(DemoOptions options)
    {
        var total = Stopwatch.StartNew();
        var shop = await OpenAsync(options);
        var import = await RetailImport.RunAsync(shop, options.Retail);
        var live = await LiveOrders.RunAsync(shop);

        var result = new DemoResult(
            options.Url.ToString().TrimEnd('/'), shop.TenantId, new(shop.Email, shop.Password), new(shop.ClientId, shop.ClientSecret),
            import.Imported, import.Rejected, import.Months, new(import.Seconds, total.Elapsed.TotalSeconds), live);

        if (options.Json is { } path)
            await File.WriteAllTextAsync(path, JsonSerializer.Serialize(result, Json));

        return result;
    }

    private static async Task<Shop> OpenAsync(DemoOptions options)
    {
        if (options.Tenant is not { } tenant)
            return await Shop.OpenAsync(options.Url, "Retail Demo Ltd", ClientPermissions);

        var earlier = options.Json is { } path && File.Exists(path) ? JsonSerializer.Deserialize<DemoResult>(await File.ReadAllTextAsync(path), Json) : null;

        return earlier?.TenantId == tenant
            ? await Shop.ReopenAsync(options.Url, tenant, earlier.Owner.Email, earlier.Owner.Password, earlier.ApiClient.ClientId, earlier.ApiClient.ClientSecret)
            : throw new FormatException("--tenant needs --json with the OUT of the run that made this tenant: its credentials are read there.");
    }
}
