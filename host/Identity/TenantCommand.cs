using System.Globalization;
using OrderCloud.Contracts.Tenancy;

namespace OrderCloud.Host.Identity;

/// <summary><c>tenant plan</c>, <c>suspend</c> and <c>resume</c>: what the operator settles for a company.</summary>
internal static class TenantCommand
{
    private static readonly Dictionary<string, PlanResource> Resources = new()
    {
        ["members"] = PlanResource.Members,
        ["warehouses"] = PlanResource.Warehouses,
        ["orders-per-month"] = PlanResource.OrdersPerMonth,
        ["api-points-per-second"] = PlanResource.ApiPointsPerSecond,
    };

    /// <param name="limits">As <c>members=5</c>; what is missing has no limit.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> SetPlanAsync(IServiceProvider services, string tenant, string name, IEnumerable<string> limits, TextWriter output, CancellationToken ct)
    {
        if (name.Trim() is not { Length: > 0 and <= IOperator.PlanNameLength } plan)
            return await SayAsync(output, $"A plan's name has 1 to {IOperator.PlanNameLength} characters.", exitCode: 2);

        var read = new Dictionary<PlanResource, long>();

        foreach (var limit in limits)
        {
            if (limit.Split('=') is not [var word, var number] || !Resources.TryGetValue(word, out var resource) || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var most) || most > int.MaxValue || !read.TryAdd(resource, most))
                return await SayAsync(output, $"'{limit}' is no limit: write each once as {string.Join(", ", Resources.Keys.Select(key => $"{key}=10"))}.", exitCode: 2);
        }

        return await RunAsync(services, tenant, it => it.SetPlanAsync(plan, read, ct), company => $"{company} is on the plan {plan} now.", output, ct);
    }

    /// <inheritdoc cref="SetPlanAsync"/>
    public static Task<int> SuspendAsync(IServiceProvider services, string tenant, TextWriter output, CancellationToken ct) =>
        RunAsync(services, tenant, it => it.SuspendAsync(ct), company => $"{company} is suspended: nobody gets in from now on.", output, ct);

    /// <inheritdoc cref="SetPlanAsync"/>
    public static Task<int> ResumeAsync(IServiceProvider services, string tenant, TextWriter output, CancellationToken ct) =>
        RunAsync(services, tenant, it => it.ResumeAsync(ct), company => $"{company} is open again.", output, ct);

    private static async Task<int> RunAsync(
        IServiceProvider services, string tenant, Func<IOperator, Task<string?>> work, Func<string, string> done, TextWriter output, CancellationToken ct)
    {
        if (!TenantHint.TryRead(tenant, out var tenantId) || tenantId == Guid.Empty)
            return await SayAsync(output, $"'{tenant}' is no tenant's id: give it as the API shows it, or as a GUID.", exitCode: 2);

        return await OperatorWork.RunAsync(services, tenantId, "tenant", scope => work(scope.GetRequiredService<IOperator>()), ct) is { } company
            ? await SayAsync(output, done(company), exitCode: 0)
            : await SayAsync(output, $"There is no tenant {tenant}.", exitCode: 1);
    }

    private static async Task<int> SayAsync(TextWriter output, string sentence, int exitCode)
    {
        await output.WriteLineAsync(sentence);

        return exitCode;
    }
}
