using Microsoft.EntityFrameworkCore;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Host.Identity;

/// <summary>Forgets codes and tokens a day after their end. Until then a second use of one is known for what it is.</summary>
internal sealed partial class TokenPruning(IServiceProvider services, TimeProvider clock, ILogger<TokenPruning> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1), Kept = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PruneAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
            {
                Failed(failure.GetType().Name);
            }
        }
    }

    private async Task PruneAsync(CancellationToken ct)
    {
        var before = (clock.GetUtcNow() - Kept).UtcDateTime;
        await using var scope = TenantScope.WithoutTenant(services, Caller.System);
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        await unit.BeginAsync(ct);
        var db = scope.Services.GetRequiredService<IdentityDb>();
        await db.Set<OAuthToken>().Where(token => token.ExpirationDate < before).ExecuteDeleteAsync(ct);
        await db.Set<OAuthAuthorization>().Where(authorization => authorization.CreationDate < before && !authorization.Tokens.Any()).ExecuteDeleteAsync(ct);
        await unit.CommitAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old tokens could not be forgotten ({Failure}); trying again in an hour")]
    private partial void Failed(string failure);
}
