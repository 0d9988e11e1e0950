using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host.Identity;

/// <summary>What the operator's commands do in a company, while hosts go on serving it: what loses a race to them tries again, as their own work does.</summary>
internal static class OperatorWork
{
    private const int Attempts = 8;

    /// <param name="origin">What the changes are put down to.</param>
    /// <param name="work">Null to leave everything as it was.</param>
    public static Task<T?> RunAsync<T>(IServiceProvider services, Guid tenantId, string origin, Func<IServiceProvider, Task<T?>> work, CancellationToken ct) where T : class =>
        services.GetRequiredService<Database>().RepeatAsync(
            async () =>
            {
                await using var scope = TenantScope.Of(services, new TenantContext(tenantId), Caller.System, new Origin(origin));
                var unit = scope.Services.GetRequiredService<UnitOfWork>();
                await unit.BeginAsync(ct);
                var done = await work(scope.Services);

                if (done is not null)
                    await unit.CommitAsync(ct);

                return done;
            },
            ct, Attempts, evenIfUnavailable: true);
}
