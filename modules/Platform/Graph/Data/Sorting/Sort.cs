using System.Linq.Expressions;
using GraphQL.Types;
using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>What rows of one type can be sorted by.</summary>
internal sealed class Sort(string name, Func<IEnumerable<SortField>> read, Permission? permission, EnumerationGraphType direction)
{
    private Dictionary<string, SortField>? fields;

    public string Name => name;

    private Dictionary<string, SortField> Fields => fields ??= read().ToDictionary(it => it.Name);

    public InputObjectGraphType Describe()
    {
        var input = new FilterInputType(name, "What to sort by, one key or several in the order written; ties are broken by the id.", Fields.Values.Select(Describe));

        return permission is { } right ? input.RequirePermission(right) : input;
    }

    /// <summary>The keys in the order that the client wrote them.</summary>
    public IEnumerable<Key> Keys(Expression row, IEnumerable<SentField> sent)
    {
        foreach (var (fieldName, value, nested) in sent)
        {
            var field = Fields[fieldName];
            var by = field.Of(row);

            if (field.Nested is { } sort)
                foreach (var key in sort.Keys(by, nested))
                    yield return key;
            else if (value is SortDirection order)
                yield return new Key(by, order is SortDirection.Desc);
        }
    }

    private FieldType Describe(SortField field)
    {
        var described = new FieldType { Name = field.Name, Description = field.Description, ResolvedType = field.Nested is { } nested ? new GraphQLTypeReference(nested.Name) : direction };

        return field.Permission is { } right ? described.RequirePermission(right) : described;
    }
}

/// <summary>One field of an object's sort.</summary>
/// <param name="Nested">Set where the field is an object with keys of its own.</param>
internal sealed record SortField(string Name, string? Description, Func<Expression, Expression> Of, Sort? Nested, Permission? Permission);
