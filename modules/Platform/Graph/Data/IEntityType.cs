using System.Linq.Expressions;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>An entity's type, whatever the entity.</summary>
internal interface IEntityType : IObjectGraphType
{
    Type Clr { get; }

    IReadOnlyList<EntityField> Declared { get; }

    /// <summary>The entity's id; null for what can't be listed or loaded by itself.</summary>
    LambdaExpression? IdBy { get; }

    /// <summary>Reads the id of an entity.</summary>
    Guid IdOf(object entity);

    bool CanLoad { get; }

    /// <summary>Loads an entity by its id, together with others; null where there is none for this caller.</summary>
    IDataLoaderResult Load(IResolveFieldContext context, Guid id);

    /// <summary>Makes the fields, now that all types are known.</summary>
    void Complete(EntityTypes all);
}
