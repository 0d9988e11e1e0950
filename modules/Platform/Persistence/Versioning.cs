using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace OrderCloud.Platform.Persistence;

/// <summary>An ordinary column, raised in the same UPDATE and equal on all databases.</summary>
internal static class Versioning
{
    public static void Configure(ModelBuilder model)
    {
        foreach (var type in model.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IVersioned))))
            type.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
    }

    public static void Raise(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries<IVersioned>())
        {
            var version = entry.Property(nameof(IVersioned.Version));

            if (entry.State is EntityState.Added)
                version.CurrentValue = 1;

            if (entry.State is EntityState.Modified)
                version.CurrentValue = (int)version.OriginalValue! + 1;
        }
    }
}
