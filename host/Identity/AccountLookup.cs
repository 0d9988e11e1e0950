using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OrderCloud.Host.Identity.Persistence;
using OrderCloud.Platform.Access;

namespace OrderCloud.Host.Identity;

/// <summary>Finds accounts outside any tenant's scope: for doors and pages.</summary>
internal sealed class AccountLookup(IServiceProvider services)
{
    public Task<Account?> ByKeyAsync(string key, CancellationToken ct) => FindAsync(account => account.EmailKey == key, ct);

    public Task<Account?> ByIdAsync(Guid id, CancellationToken ct) => FindAsync(account => account.Id == id, ct);

    private async Task<Account?> FindAsync(Expression<Func<Account, bool>> wanted, CancellationToken ct)
    {
        await using var scope = TenantScope.WithoutTenant(services, Caller.Anonymous);

        return await scope.Services.GetRequiredService<IdentityDb>().Accounts.AsNoTracking().SingleOrDefaultAsync(wanted, ct);
    }
}
