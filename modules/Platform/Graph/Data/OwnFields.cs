using System.Linq.Expressions;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>
/// What an entity itself keeps of an object in another module, e.g. an order its customer's id and name: modules don't join,
/// so this is what the object can be filtered and sorted by.
/// </summary>
public sealed class OwnFields<T>
{
    private readonly List<EntityField> fields = [];

    internal IReadOnlyList<EntityField> All => fields;

    /// <summary>The object's id.</summary>
    public EntityField Id<TRef>(Expression<Func<T, Guid?>> id) => Add(new EntityField("id", typeof(Guid)) { IdOf = Names.Of(typeof(TRef)), Value = Expression.Lambda(id.Body.WithoutConvert(), id.Parameters) });

    public EntityField Prop<TValue>(string name, Expression<Func<T, TValue>> value) =>
        Add(new EntityField(name, value.ReturnType) { IsNullable = Nullability.Of(value.Body), Value = value });

    private EntityField Add(EntityField field)
    {
        fields.Add(field);

        return field;
    }
}
