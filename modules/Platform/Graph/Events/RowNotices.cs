using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Graph.Events;

/// <summary>Tells who follows rows of a kind, once a change of one is committed: whichever use case made it, none can forget.</summary>
public static class RowNotices
{
    /// <param name="of">What a changed row is told as: each topic with the id that its notice names. Told once per unit of work.</param>
    public static void Follow<TRow>(IServiceProvider scope, ModuleDb db, Func<EntityEntry<TRow>, IEnumerable<(string Topic, Guid ObjectId)>> of) where TRow : class
    {
        var told = new HashSet<(string, Guid)>();

        db.SavingChanges += (_, _) =>
        {
            foreach (var entry in db.ChangeTracker.Entries<TRow>().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
                foreach (var (topic, objectId) in of(entry))
                    if (told.Add((topic, objectId)))
                        Tell(scope, topic, objectId);
        };
    }

    /// <summary>Tells only that something of the kind has changed, however many rows it was.</summary>
    public static void Follow<TRow>(IServiceProvider scope, ModuleDb db, string topic) where TRow : class => Follow<TRow>(scope, db, _ => [(topic, Guid.Empty)]);

    private static void Tell(IServiceProvider scope, string topic, Guid objectId)
    {
        var (bus, key) = (scope.GetRequiredService<IEventBus>(), EventTopic.For(scope.GetRequiredService<TenantContext>(), topic));
        var notice = new EventNotice(Guid.CreateVersion7(), scope.GetRequiredService<TimeProvider>().GetUtcNow(), objectId);

        scope.GetRequiredService<UnitOfWork>().AfterCommit(() => bus.Publish(key, notice));
    }
}
