using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Transport;
using OrderCloud.Tenancy.Persistence;

namespace OrderCloud.Tenancy.Features;

/// <summary>The texts of stored documents, kept for a moment, since every request of such a program asks for one.</summary>
/// <param name="lifetime">Null where nobody says how long: then nothing is remembered.</param>
internal sealed class ProgramDocuments(IServiceProvider services, TimeProvider clock, AccessLifetime? lifetime = null) : IStoredDocuments
{
    private readonly RecentCache<string> recent = new(capacity: 500, clock);

    public async ValueTask<string?> FindAsync(TenantContext tenant, Guid program, string hash, CancellationToken ct)
    {
        var key = KeyOf(tenant, program, hash);

        if (recent.TryGet(key, out var text))
            return text;

        await using var scope = TenantScope.Of(services, tenant, Caller.System);
        text = await scope.Services.GetRequiredService<TenancyDb>().StoredDocuments.Where(it => it.ApiClientId == program && it.Hash == hash).Select(it => it.Text).SingleOrDefaultAsync(ct);

        if (text is not null)
            recent.Set(key, text, clock.GetUtcNow() + (lifetime?.Value ?? TimeSpan.Zero));

        return text;
    }

    public void Forget(TenantContext tenant, Guid program, string hash) => recent.Remove(KeyOf(tenant, program, hash));

    private static string KeyOf(TenantContext tenant, Guid program, string hash) => TenantKey.For(tenant, "document", $"{program:N}:{hash}").ToString();
}
