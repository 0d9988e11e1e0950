using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Makes the schema's field of a descriptor.</summary>
internal static class FieldTypes
{
    public static FieldType Of(EntityField field, IEntityType parent, EntityTypes all)
    {
        var made = new FieldType
        {
            Name = field.Name,
            Description = field.Description,
            ResolvedType = TypeOf(field, all.Types, isNullable: field.IsNullable || field.Permission is { IsForPrograms: false } || AsksForMore(field, parent, all)),
            Resolver = field.Resolver?.Invoke(all) ?? Resolver(field),
        };

        made.Reads(field.Reads);

        if (field.IsLoaded)
            made.MarkLoaded();

        return field.Permission is { } permission ? made.RequirePermission(permission) : made;
    }

    public static IFieldResolver Resolver<T, TValue>(Func<T, IResolveFieldContext, ValueTask<TValue>> value) => new FuncFieldResolver<TValue>(async context => await value((T)context.Source!, context));

    // What lies behind another permission must be nullable, or its refusal would blank the object that leads to it.
    private static bool AsksForMore(EntityField field, IEntityType parent, EntityTypes all) =>
        all.Find(field.ItemType ?? field.Clr)?.RequiredPermission() is { } needed && needed != parent.RequiredPermission();

    private static IGraphType TypeOf(EntityField field, GraphTypes types, bool isNullable)
    {
        if (field.IdOf is null && field.Digits is null)
            return types.Output(field.Clr, isNullable);

        IGraphType scalar = field.IdOf is null ? Scalars.Decimal : Scalars.Id;

        return isNullable ? scalar : new NonNullGraphType(scalar);
    }

    private static ValueResolver Resolver(EntityField field)
    {
        var read = Reading.Of(field.Value!);

        if (field.IdOf is { } type)
            return new(source => read(source) is Guid id ? NodeId.Encode(type, id) : null, Reading.Writer<Guid>(field.Value!, (json, id) => NodeId.Write(json, type, id)));

        if (field.Digits is { } digits)
            return new(source => read(source) is long value ? Scale.Out(value, digits) : null, Reading.Writer<long>(field.Value!, (json, value) => json.WriteNumberValue(Scale.Out(value, digits))));

        return new(read, Reading.Writer(field.Value!));
    }
}
