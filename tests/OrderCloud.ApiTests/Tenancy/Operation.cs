using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Tenancy;

/// <summary>What the operator's commands do, without the process around them.</summary>
internal static class Operation
{
    public static Task PlanAsync(RunningHost host, TenantSession tenant, params (PlanResource Resource, long Limit)[] limits) =>
        RunAsync(host, tenant, it => it.SetPlanAsync("Small", limits.ToDictionary(limit => limit.Resource, limit => limit.Limit), TestContext.Current.CancellationToken));

    public static Task SuspendAsync(RunningHost host, TenantSession tenant) => RunAsync(host, tenant, it => it.SuspendAsync(TestContext.Current.CancellationToken));

    private static async Task RunAsync(RunningHost host, TenantSession tenant, Func<IOperator, Task<string?>> work)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var scope = TenantScope.Of(host.Services, new TenantContext(NodeIds.ToGuid(tenant.Id)), Caller.System);
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        await unit.BeginAsync(ct);
        Assert.NotNull(await work(scope.Services.GetRequiredService<IOperator>()));
        await unit.CommitAsync(ct);
    }
}
