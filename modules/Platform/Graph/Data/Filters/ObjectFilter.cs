using System.Linq.Expressions;
using GraphQL.Types;
using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>The filter of an object: its declared fields, all of which must hold, and combinations of itself.</summary>
/// <param name="read">Reads the fields when first needed: entities refer to one another.</param>
internal sealed class ObjectFilter(string type, Func<IEnumerable<FilterField>> read, Permission? permission) : Filter(type + "FilterInput")
{
    private Dictionary<string, FilterField>? fields;

    private Dictionary<string, FilterField> Fields => fields ??= read().ToDictionary(it => it.Name);

    public override InputObjectGraphType Describe()
    {
        var input = new FilterInputType(Name, "What must hold, all of it; an empty object lets everything pass.", [.. Combinators(), .. Fields.Values.Select(Describe)]);

        return permission is { } right ? input.RequirePermission(right) : input;
    }

    public override Expression? Translate(Target target, IDictionary<string, object?> sent) =>
        sent.Aggregate((Expression?)null, (all, item) => Expressions.And(all, Translate(target, item.Key, item.Value)));

    private static FieldType Describe(FilterField field)
    {
        var described = new FieldType { Name = field.Name, Description = field.Description, ResolvedType = new GraphQLTypeReference(field.Filter.Name) };

        if (field.Permission is { } right)
            described.RequirePermission(right);

        return field.IdOf is { } type ? described.HoldsIdOf(type) : described;
    }

    private Expression? Translate(Target target, string name, object? sent)
    {
        if (name is "and" or "or")
            return Combine(target, name, sent);

        var field = Fields[name];
        var value = field.Of(target.Value);

        return sent is IDictionary<string, object?> operations
            ? field.Filter.Translate(target with { Value = value, IsNullable = target.IsNullable || Nullability.Of(value) }, operations)
            : throw Refusals.NullInFilter(name, Name, field.Filter.Name + "!");
    }
}
