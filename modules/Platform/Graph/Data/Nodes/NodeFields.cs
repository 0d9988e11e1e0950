using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Validation;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Loading;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>The fields <c>node</c> and <c>nodes</c>: any object by its id alone.</summary>
internal sealed class NodeFields(EntityTypes all)
{
    private const int MaxNodes = 50;

    public IEnumerable<FieldType> Describe()
    {
        yield return Field("node", all.Node, "The object with this id; null if there is none, or none for this caller.", "id", new NonNullGraphType(Scalars.Id), One);
        yield return Field("nodes", new NonNullGraphType(new ListGraphType(all.Node)), $"The objects with these ids, at most {MaxNodes}, in their order; null where there is none.", "ids", new NonNullGraphType(new ListGraphType(new NonNullGraphType(Scalars.Id))), Many).AssumeSize(MaxNodes);
    }

    private FieldType Field(string name, IGraphType type, string description, string argument, IGraphType argumentType, Func<IResolveFieldContext, object?> resolve) => new FieldType
    {
        Name = name,
        Description = description,
        ResolvedType = type,
        Arguments = new QueryArguments(new QueryArgument(argumentType) { Name = argument, Description = argument is "id" ? "The object's id, as it was given out." : "The objects' ids, as they were given out." }),
        Resolver = new FuncFieldResolver<object?>(resolve),
        ValidateArguments = CheckAsync,
    };

    private ValueTask CheckAsync(FieldArgumentsValidationContext context)
    {
        foreach (var sent in context.Arguments?.Values.SelectMany(argument => Ids(argument.Value)) ?? [])
            if (Find(sent, out _) is null)
                context.ReportError(Refusals.BadId(context));

        return default;
    }

    private object? One(IResolveFieldContext context) => Load(context, context.Arguments!["id"].Value!) ?? throw Refusal(context);

    private object Many(IResolveFieldContext context)
    {
        List<object> ids = [.. Ids(context.Arguments!["ids"].Value)];

        if (ids.Count > MaxNodes)
            throw Refusals.TooManyNodes(ids.Count, MaxNodes);

        List<IDataLoaderResult?> loads = [.. ids.Select(id => Load(context, id))];

        // All are asked for before the first is awaited: one statement per type.
        return new Loaded<List<object?>>(async ct =>
        {
            List<object?> nodes = [];

            foreach (var load in loads)
                nodes.Add(load is null ? Refuse(context, nodes.Count) : await load.GetResultAsync(ct));

            return nodes;
        });
    }

    // The type, and with it the right that is needed, is known only now that the id is read.
    private IDataLoaderResult? Load(IResolveFieldContext context, object sent)
    {
        var type = Find(sent, out var id)!;

        return type.RequiredPermission() is { } right && !CallerOf(context).May(right) ? null : type.Load(context, id);
    }

    private static Caller CallerOf(IResolveFieldContext context) => context.RequestServices!.GetRequiredService<Caller>();

    private static ExecutionError Refusal(IResolveFieldContext context) => Authorization.Refusal(CallerOf(context));

    private static object? Refuse(IResolveFieldContext context, int index)
    {
        var refusal = Refusal(context);
        refusal.Path = [.. context.ResponsePath, index];
        context.Errors.Add(refusal);

        return null;
    }

    private IEntityType? Find(object sent, out Guid id) =>
        NodeId.TryDecode(sent.ToString(), out var name, out id) && all.Named(name) is { CanLoad: true } type ? type : null;

    private static IEnumerable<object> Ids(object? sent) => sent switch { null => [], string id => [id], IEnumerable<object> ids => ids, _ => [sent] };
}
