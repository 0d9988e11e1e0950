using System.Linq.Expressions;
using GraphQL.Types;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>The filter of a list: whether all, none or some of its items pass, or whether it has any.</summary>
internal sealed class ListFilter(string name, Type item, Filter of, bool itemIsNullable) : Filter(name)
{
    public override InputObjectGraphType Describe()
    {
        var items = new GraphQLTypeReference(of.Name);

        return new FilterInputType(Name, "What must hold of the items of a list, all of it.", [
            new FieldType { Name = "all", Description = "Each item passes; a list without items does.", ResolvedType = items },
            new FieldType { Name = "none", Description = "No item passes.", ResolvedType = items },
            new FieldType { Name = "some", Description = "At least one item passes.", ResolvedType = items },
            new FieldType { Name = "any", Description = "Whether there is any item.", ResolvedType = Scalars.Boolean },
        ]);
    }

    public override Expression? Translate(Target target, IDictionary<string, object?> sent) =>
        sent.Aggregate((Expression?)null, (all, item) => Expressions.And(all, Translate(target, item.Key, item.Value)));

    private Expression? Translate(Target target, string operation, object? sent)
    {
        var list = target.Value.WithoutConvert();

        if (operation is "any")
            return sent is bool any ? (any ? Any(list) : Expression.Not(Any(list))) : throw Refusals.NullInFilter(operation, Name, "Boolean!");

        if (sent is not IDictionary<string, object?> conditions)
            throw Refusals.NullInFilter(operation, Name, of.Name + "!");

        var row = Expression.Parameter(item, "item");
        var predicate = of.Translate(new Target(row, itemIsNullable, target.Dialect, target.IndexOf), conditions) is { } condition ? Expression.Lambda(condition, row) : null;

        return operation switch
        {
            "all" => predicate is null ? null : Expression.Call(typeof(Enumerable), nameof(Enumerable.All), [item], list, predicate),
            "some" => Any(list, predicate),
            "none" => Expression.Not(Any(list, predicate)),
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "The schema knows no such operation."),
        };
    }

    private MethodCallExpression Any(Expression list, LambdaExpression? predicate = null) =>
        Expression.Call(typeof(Enumerable), nameof(Enumerable.Any), [item], predicate is null ? [list] : [list, predicate]);
}
