using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace OrderCloud.Platform.Persistence;

/// <summary>Keeps ledgers as they were written. It sees tracked rows only, as <see cref="TenantGuard"/> does.</summary>
internal static class AppendOnly
{
    /// <exception cref="InvalidOperationException">A row of a ledger was about to be changed or deleted.</exception>
    public static void Check(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries<IAppendOnly>())
            if (entry.State is EntityState.Modified or EntityState.Deleted)
                throw new InvalidOperationException($"A {entry.Metadata.ShortName()} is written once: add another row instead.");
    }
}
