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

            if (result.ImportStatus is not ("PARTIAL" or "FAILED"))
                return 0;

            await Console.Error.WriteLineAsync($"The import stopped: {result.ImportStatus}. What was made of it stays.");

            return 1;
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
        var earlier = await EarlierAsync(options);
        var shop = earlier is null ? await Shop.OpenAsync(options.Url, "Retail Demo Ltd", ClientPermissions)
            : await Shop.ReopenAsync(options.Url, earlier.TenantId, earlier.Owner.Email, earlier.Owner.Password, earlier.ApiClient.ClientId, earlier.ApiClient.ClientSecret);
        var import = await RetailImport.RunAsync(shop, options.Retail, earlier?.InvoicedByMonth ?? []);
        var live = await LiveOrders.RunAsync(shop);

        var result = new DemoResult(
            options.Url.ToString().TrimEnd('/'), shop.TenantId, new(shop.Email, shop.Password), new(shop.ClientId, shop.ClientSecret),
            import.Status, import.Imported, import.Rejected, import.Months, new(import.Seconds, total.Elapsed.TotalSeconds), live);

        if (options.Json is { } path)
            await File.WriteAllTextAsync(path, JsonSerializer.Serialize(result, Json));

        return result;
    }

    /// <summary>The run that made the tenant; null when this one makes its own.</summary>
    private static async Task<DemoResult?> EarlierAsync(DemoOptions options)
    {
        if (options.Tenant is not { } tenant)
            return null;

        var earlier = options.Json is { } path && File.Exists(path) ? JsonSerializer.Deserialize<DemoResult>(await File.ReadAllTextAsync(path), Json) : null;

        return earlier?.TenantId == tenant
            ? earlier
            : throw new FormatException("--tenant needs --json with the OUT of the run that made this tenant: its credentials are read there.");
    }
}
