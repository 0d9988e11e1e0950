namespace OrderCloud.Benchmarks.Demo;

/// <summary>What <c>build/demo --json OUT</c> writes.</summary>
internal sealed record DemoResult(
    string Url, string TenantId, DemoOwner Owner, DemoClient ApiClient, string ImportStatus, DemoImported Imported, IReadOnlyList<DemoRejected> Rejected,
    IReadOnlyList<DemoMonth> InvoicedByMonth, DemoSeconds Seconds, IReadOnlyList<DemoLiveOrder> LiveOrders);

internal sealed record DemoOwner(string Email, string Password);

internal sealed record DemoClient(string ClientId, string ClientSecret);

/// <summary>What this run made; documents that were there already are <paramref name="Unchanged"/>.</summary>
internal sealed record DemoImported(int Lines, int Orders, int Returns, int Products, int Customers, int Unchanged);

internal sealed record DemoRejected(int Row, string Code, string Message);

/// <param name="Month">yyyy-MM.</param>
/// <param name="Net">With the currency's digits, as text: no reader makes a binary fraction of it.</param>
internal sealed record DemoMonth(string Month, string Net);

internal sealed record DemoSeconds(double Import, double Total);

internal sealed record DemoLiveOrder(string Number, string Status, string PaymentStatus);
