using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using GraphQL.Resolvers;
using GraphQL.Types;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Platform.Graph;

/// <summary>A record as an object type: its public properties are the fields, its XML comments the descriptions.</summary>
internal sealed class RecordType : ObjectGraphType
{
    public RecordType(Type clr, GraphTypes types)
    {
        (Name, Description) = (Names.Of(clr), XmlDocs.Of(clr));
        IsTypeOf = clr.IsInstanceOfType;
        this.MarkPublic();

        foreach (var property in Properties(clr))
            AddField(Field(property, types));
    }

    private static FieldType Field(PropertyInfo property, GraphTypes types)
    {
        var field = new FieldType { Name = Names.Camel(property.Name), Description = XmlDocs.Of(property), ResolvedType = types.Output(property), Resolver = Resolver(property, types) };

        return types.GuardOf(property) is { } guard ? field.RequirePermission(guard) : field;
    }

    private static IEnumerable<PropertyInfo> Properties(Type clr) =>
        clr.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.Name != "EqualityContract" && property.GetIndexParameters() is []);

    internal static IFieldResolver Resolver(PropertyInfo property, GraphTypes types)
    {
        var read = Getters.For(property);
        var clr = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

        if (GraphTypes.IsReference(clr))
            return types.Follow!(clr, read);

        if (GraphTypes.IsNodeId(clr))
            return new ValueResolver(source => IdText(read(source)));

        if (GraphTypes.ItemOf(clr) is { } item && GraphTypes.IsNodeId(item))
            return new FuncFieldResolver<object?>(context => ((IEnumerable?)read(context.Source!))?.Cast<object>().Select(IdText));

        return clr == typeof(Text)
            ? new FuncFieldResolver<object?>(context => read(context.Source!) is Text text ? Texts.Say(text, context) : null)
            : new ValueResolver(read, Reading.Writer(Getters.Of(property)));
    }

    /// <summary>Reads a part of a payload as the wire wants it.</summary>
    internal static Func<object, object?> Reader(PropertyInfo property)
    {
        var read = Getters.For(property);

        return GraphTypes.IsNodeId(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) ? source => IdText(read(source)) : read;
    }

    private static string? IdText(object? id) => id is null ? null : NodeId.Encode(Names.Of(id.GetType().GenericTypeArguments[0]), (Guid)id.GetType().GetProperty("Value")!.GetValue(id)!);
}

/// <summary>Compiled property readers: reflection on the hot path costs more than the SQL.</summary>
internal static class Getters
{
    private static readonly ConcurrentDictionary<PropertyInfo, Func<object, object?>> All = new();

    public static Func<object, object?> For(PropertyInfo property) => All.GetOrAdd(property, static it => Reading.Of(Of(it)));

    public static LambdaExpression Of(PropertyInfo property)
    {
        var source = Expression.Parameter(property.DeclaringType!);

        return Expression.Lambda(Expression.Property(source, property), source);
    }
}
