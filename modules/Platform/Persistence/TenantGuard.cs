using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using OrderCloud.Platform.Sealing;

namespace OrderCloud.Platform.Persistence;

/// <summary>
/// Stamps added rows with the scope's tenant and throws on another tenant's. It sees tracked rows only:
/// ExecuteUpdate and ExecuteDelete rest on the read filter and the keys.
/// </summary>
internal sealed class TenantGuard : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new NotSupportedException("Saving is asynchronous here.");

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var context = eventData.Context!;

        if (context is ModuleDb module)
            Check(module);

        AppendOnly.Check(context.ChangeTracker);
        Versioning.Raise(context.ChangeTracker);
        (context as UnitDb)?.Unit?.Changes.Look(context.ChangeTracker);

        // Last: what the others look at is open.
        if (context is ModuleDb sealing)
            sealing.Closed = SealedRows.Close(sealing);

        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        PutBack(eventData.Context, isWritten: true);

        return ValueTask.FromResult(result);
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        PutBack(eventData.Context, isWritten: false);

        return Task.CompletedTask;
    }

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        PutBack(eventData.Context, isWritten: false);

        return Task.CompletedTask;
    }

    private static void PutBack(DbContext? context, bool isWritten)
    {
        if (context is not ModuleDb db)
            return;

        foreach (var member in db.Closed)
            member.PutBack(isWritten);

        db.Closed = [];
    }

    private static void Check(ModuleDb context)
    {
        foreach (var entry in context.ChangeTracker.Entries<ITenantOwned>())
        {
            var tenant = entry.Property(nameof(ITenantOwned.TenantId));

            if (entry.State is EntityState.Added && (Guid)tenant.CurrentValue! == Guid.Empty)
                tenant.CurrentValue = context.TenantId;

            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && ((Guid)tenant.CurrentValue! != context.TenantId || (entry.State is not EntityState.Added && (Guid)tenant.OriginalValue! != context.TenantId)))
                throw new InvalidOperationException($"A {entry.Metadata.ShortName()} of another tenant was about to be written.");
        }
    }
}
