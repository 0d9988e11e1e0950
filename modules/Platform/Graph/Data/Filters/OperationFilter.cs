using System.Linq.Expressions;
using GraphQL.Types;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>The filter of a single value: a set of operations, each with one operand or a list of them.</summary>
/// <param name="operand">The operand's GraphQL type, without nullability.</param>
/// <param name="operations">In the order of the schema.</param>
internal sealed class OperationFilter(string name, IGraphType operand, IReadOnlyList<Operation> operations) : Filter(name)
{
    private readonly Dictionary<string, Operation> byName = operations.ToDictionary(operation => operation.Name);

    /// <summary>Strings alone can combine operations on one field.</summary>
    public bool HasCombinators { get; init; }

    /// <summary>False for the values of an enum that is never null: a null among them could only be a mistake.</summary>
    public bool ItemsAreNullable { get; init; } = true;

    /// <summary>The operand as the column holds it; the operation's name decides how a number finer than the column is rounded.</summary>
    public Func<object, string, object> Convert { get; init; } = (value, _) => value;

    /// <summary>Set for a sealed text: its place.</summary>
    public string? SealedIn { get; init; }

    public override InputObjectGraphType Describe() => new FilterInputType(Name, "What must hold of a value, all of it. A negation lets rows without a value pass.", [.. HasCombinators ? Combinators() : [], .. operations.Select(Describe)]);

    public override Expression? Translate(Target target, IDictionary<string, object?> sent) =>
        sent.Aggregate((Expression?)null, (all, item) => Expressions.And(all, Translate(target, item.Key, item.Value)));

    private FieldType Describe(Operation operation) => new() { Name = operation.Name, Description = operation.Description, ResolvedType = TypeOf(operation) };

    private IGraphType TypeOf(Operation operation) => operation.TakesList ? new ListGraphType(ItemsAreNullable ? operand : new NonNullGraphType(operand)) : operand;

    private Expression? Translate(Target target, string name, object? sent)
    {
        if (HasCombinators && name is "and" or "or")
            return Combine(target, name, sent);

        var operation = byName[name];
        var value = target with { Value = target.Value.Lift(target.IsNullable) };

        return sent switch
        {
            null when !(operation.AcceptsNull && target.IsNullable) => throw Refusals.NullInFilter(name, Name, $"{TypeOf(operation)}!"),
            IEnumerable<object?> items when operation.TakesList => operation.Of(value, Items(target, operation, items)),
            _ => operation.Of(value, sent is null ? null : Converted(target, sent, name)),
        };
    }

    private object Converted(Target target, object sent, string operation) => SealedIn is { } place ? target.IndexOf?.Invoke((string)sent, place) ?? 0L : Convert(sent, operation);

    private List<object?> Items(Target target, Operation operation, IEnumerable<object?> sent)
    {
        List<object?> items = [.. sent.Select(item => item is null ? null : Converted(target, item, operation.Name))];

        return target.IsNullable || !items.Contains(null) ? items : throw Refusals.NullInFilter(operation.Name, Name, $"[{operand}!]");
    }
}

/// <summary>One operation: its name and the predicate it makes of a value and its operand.</summary>
/// <param name="Of">The operand is null only where <paramref name="AcceptsNull"/>; a list for <paramref name="TakesList"/>.</param>
internal sealed record Operation(string Name, string Description, Func<Target, object?, Expression> Of, bool TakesList = false, bool AcceptsNull = false);
