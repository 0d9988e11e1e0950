using System.Linq.Expressions;
using GraphQL.Types;
using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Turns what a client sent for one field of <c>where</c> into a predicate. One instance per input type of the schema.</summary>
internal abstract class Filter(string name)
{
    /// <summary>The input type's name.</summary>
    public string Name => name;

    /// <summary>The input type, described once all entities are known.</summary>
    public abstract InputObjectGraphType Describe();

    /// <returns>Null where nothing is asked for: an empty object filters nothing.</returns>
    public abstract Expression? Translate(Target target, IDictionary<string, object?> sent);

    protected static IEnumerable<IDictionary<string, object?>> Objects(object? list) => ((IEnumerable<object?>)list!).Cast<IDictionary<string, object?>>();

    /// <summary>The <c>and</c> and <c>or</c> of a filter: lists of itself.</summary>
    protected IEnumerable<FieldType> Combinators()
    {
        foreach (var (combinator, description) in (IEnumerable<(string, string)>)[("and", "All of these hold."), ("or", "At least one of these holds.")])
            yield return new FieldType { Name = combinator, Description = description, ResolvedType = new ListGraphType(new NonNullGraphType(new GraphQLTypeReference(name))) };
    }

    protected Expression? Combine(Target target, string combinator, object? list)
    {
        // Null is refused rather than skipped: a filter that silently disappears shows rows the client meant to hide.
        var parts = list is null ? throw Refusals.NullInFilter(combinator, name, $"[{name}!]!") : Objects(list).Select(item => Translate(target, item));

        return parts.Aggregate((Expression?)null, combinator is "and" ? Expressions.And : Expressions.Or);
    }
}

/// <summary>What is filtered by.</summary>
/// <param name="IsNullable">Whether any segment of the path may be null.</param>
/// <param name="IndexOf">What a sealed text is found by at a place; null where nobody has the key, and nothing is found.</param>
internal readonly record struct Target(Expression Value, bool IsNullable, SqlDialect Dialect, Func<string, string, long>? IndexOf = null);

/// <summary>One field of an object's filter.</summary>
/// <param name="Of">The field's value, given the expression of its object.</param>
/// <param name="IdOf">Set where operands are ids: the type they must be of.</param>
internal sealed record FilterField(string Name, string? Description, Func<Expression, Expression> Of, Filter Filter, Permission? Permission = null, string? IdOf = null);

/// <summary>An input whose values stay dictionaries: a class would lose the difference between absent and null.</summary>
internal sealed class FilterInputType : InputObjectGraphType
{
    public FilterInputType(string name, string description, IEnumerable<FieldType> fields)
    {
        (Name, Description) = (name, description);

        foreach (var field in fields)
            AddField(field);
    }

    public override object ParseDictionary(IDictionary<string, object?> value) => value;
}
