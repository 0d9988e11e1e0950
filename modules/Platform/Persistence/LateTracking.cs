#pragma warning disable EF1001 // As in EfServices.

using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace OrderCloud.Platform.Persistence;

/// <summary>Queries that ask for what tracks rows when there is a row to track; left to itself EF has each ask before it reads.</summary>
internal sealed class LateTracking(QueryContextDependencies dependencies, RelationalQueryContextDependencies relational) : IQueryContextFactory
{
    public QueryContext Create() => new Context(dependencies, relational);

    private sealed class Context(QueryContextDependencies dependencies, RelationalQueryContextDependencies relational) : RelationalQueryContext(dependencies, relational)
    {
        private bool isStandAlone;

        public override void InitializeStateManager(bool standAlone = false) => isStandAlone = standAlone;

        public override InternalEntityEntry? TryGetEntry(IKey key, object[] keyValues, bool throwOnNullKey, out bool hasNullKey)
        {
            base.InitializeStateManager(isStandAlone);

            return base.TryGetEntry(key, keyValues, throwOnNullKey, out hasNullKey);
        }

        public override InternalEntityEntry StartTracking(IEntityType entityType, object entity, in ISnapshot snapshot)
        {
            base.InitializeStateManager(isStandAlone);

            return base.StartTracking(entityType, entity, snapshot);
        }

        public override void SetNavigationIsLoaded(object entity, INavigationBase navigation)
        {
            base.InitializeStateManager(isStandAlone);
            base.SetNavigationIsLoaded(entity, navigation);
        }
    }
}
