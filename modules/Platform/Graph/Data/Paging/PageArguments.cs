using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Which page a client asks for.</summary>
/// <param name="Backward">Counted from the end, as <c>last</c> does.</param>
internal sealed record PageArguments(int Size, bool Backward, string? After, string? Before)
{
    private const int DefaultSize = ListQuery.DefaultPageSize, MaxSize = ListQuery.MaxPageSize;

    /// <summary>The arguments of a list, in the order of the schema.</summary>
    /// <param name="filter">Null where nothing can be filtered.</param>
    /// <param name="sort">Null where nothing can be sorted.</param>
    public static QueryArguments Describe(string? filter, string? sort)
    {
        var arguments = new QueryArguments(
            Argument("first", Scalars.Int, $"How many items from the start, or after the cursor; {DefaultSize} by default, {MaxSize} at most."),
            Argument("after", Scalars.String, "Items after this cursor."),
            Argument("last", Scalars.Int, $"How many items from the end, or before the cursor; {MaxSize} at most."),
            Argument("before", Scalars.String, "Items before this cursor."));

        if (filter is not null)
            arguments.Add(Argument("where", new GraphQLTypeReference(filter), "Only items for which all of this holds."));

        if (sort is not null)
            arguments.Add(Argument("order", new ListGraphType(new NonNullGraphType(new GraphQLTypeReference(sort))), "How the items are sorted, by the first key first."));

        return arguments;
    }

    /// <summary>What can be refused before anything runs, and so refuses the whole operation.</summary>
    public static ValueTask CheckAsync(FieldArgumentsValidationContext context)
    {
        if (Sent<int?>(context.Arguments, "first") is not null && Sent<int?>(context.Arguments, "last") is not null)
            context.ReportError(Refusals.BothBoundaries(context));

        if (context.Arguments?.TryGetValue("where", out var sent) is not true || sent.Value is not { } where)
            return default;

        if (FilterLimits.Exceeded(where) is var (rule, limit, actual))
            context.ReportError(Refusals.TooComplex(context, rule, limit, actual));

        if (!InputAccess.AreIdsValid(context.FieldDefinition.Arguments!.Find("where")!.ResolvedType!, where))
            context.ReportError(Refusals.BadId(context));

        return default;
    }

    public static PageArguments Read(IResolveFieldContext context, string coordinate)
    {
        var (first, last) = (Sent<int?>(context.Arguments, "first"), Sent<int?>(context.Arguments, "last"));
        var (after, before) = (Sent<string>(context.Arguments, "after"), Sent<string>(context.Arguments, "before"));
        var size = first ?? last ?? DefaultSize;

        if (size < 0)
            throw Refusals.NegativePage(size, coordinate);

        if (size > MaxSize)
            throw Refusals.PageTooLarge(size, MaxSize, coordinate);

        // Who gives only `before` wants what lies just before it.
        return new PageArguments(size, Backward: last is not null || (first is null && before is not null && after is null), after, before);
    }

    // The engine's own way looks for conversions each time.
    private static T? Sent<T>(IDictionary<string, ArgumentValue>? arguments, string name) => arguments?.TryGetValue(name, out var sent) is true && sent.Value is T value ? value : default;

    private static QueryArgument Argument(string name, IGraphType type, string description) => new(type) { Name = name, Description = description };
}
