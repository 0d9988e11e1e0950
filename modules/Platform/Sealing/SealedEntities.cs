using Microsoft.EntityFrameworkCore.Diagnostics;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Sealing;

/// <summary>Opens the entities that a query makes.</summary>
internal sealed class SealedEntities : IMaterializationInterceptor
{
    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
    {
        // Work across tenants has no key, and leaves closed what it doesn't need.
        if (materializationData is { Context: ModuleDb db, EntityType: Microsoft.EntityFrameworkCore.Metadata.IEntityType type })
            SealedRows.Open(type, entity, db.DataKey);

        return entity;
    }
}
