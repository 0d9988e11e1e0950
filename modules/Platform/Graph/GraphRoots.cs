using System.Reflection;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Execution;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Validation;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.Platform.Graph;

/// <summary>The schema under construction: modules add their types and use cases, one line each.</summary>
public sealed partial class GraphRoots
{
    private readonly ErrorTypes errors;
    private readonly EntityTypes entities;

    internal GraphRoots()
    {
        (errors, entities) = (new(Types), new(Types));
        Types.Follow = entities.Following;
    }

    public GraphTypes Types { get; } = new();

    internal ObjectGraphType Query { get; } = new() { Name = "Query", Description = "What can be asked. Of everything that a company has only the caller's own company's is found." };

    internal ObjectGraphType Mutation { get; } = new() { Name = "Mutation", Description = "What can be done. Each is done whole or not at all, and says in errors why not." };

    internal ObjectGraphType Subscription { get; } = new() { Name = "Subscription", Description = "What can be heard of as it happens." };

    /// <summary>Registers the one place where an entity meets GraphQL.</summary>
    public GraphRoots Type<TClr, TGraph>() where TClr : class where TGraph : EntityType<TClr>, new()
    {
        entities.Add(new TGraph());

        return this;
    }

    /// <summary>Registers the graph type of a shared value.</summary>
    public GraphRoots Value<TClr>(IObjectGraphType type)
    {
        Types.Register(typeof(TClr), type);

        return this;
    }

    /// <summary>Adds a field to another module's type: who owns the data owns the field.</summary>
    public GraphRoots Extend<TRef, TValue>(string field, string description, Permission permission, Func<TRef, IResolveFieldContext, ValueTask<TValue?>> value) where TRef : class =>
        Extended(entities.Extend(field, value), description, permission);

    /// <summary>The same for a value that a loader reads for all objects of a page at once.</summary>
    public GraphRoots Extend<TRef, TValue>(string field, string description, Permission permission, Func<TRef, IResolveFieldContext, IDataLoaderResult<TValue>> value) where TRef : class =>
        Extended(entities.Extend(field, value), description, permission);

    /// <summary>Adds a list to another module's type; its use case is a <see cref="ChildListQuery{TDb, T}"/>.</summary>
    public GraphRoots ExtendList<TRef, TUseCase>(string field) where TRef : class where TUseCase : class, IGuarded
    {
        var added = entities.ExtendList<TRef>(field, typeof(TUseCase));
        added.Description = XmlDocs.Of(typeof(TUseCase));
        added.RequirePermission(TUseCase.Requires);

        return this;
    }

    /// <summary>Hands everything over to the schema. Called once, after every module has spoken.</summary>
    internal void Complete(ISchema schema)
    {
        foreach (var field in entities.AddNodeFields(Query))
            field.RequirePermission(Permission.SignedIn);

        (schema.Query, schema.Mutation) = (Query, Mutation);

        if (Subscription.Fields.Count > 0)
            schema.Subscription = Subscription;

        foreach (var type in entities.Complete().Concat(Types.All).Concat(errors.All).Append(errors.Interface).Concat(Scalars.All))
            schema.RegisterType(type);
    }

    /// <summary>Adds a use case as a root field named after its class; queries drop Get and List.</summary>
    public GraphRoots Add<TUseCase>() where TUseCase : class
    {
        var handler = typeof(TUseCase);
        var field = handler.IsAssignableTo(typeof(IMutation)) ? AddMutation(handler)
            : handler.IsAssignableTo(typeof(ISubscription)) ? AddSubscription(handler)
            : Arguments(handler, typeof(ListQuery<>)) is not null ? AddList(handler) : AddQuery(handler);
        field.Description = XmlDocs.Of(handler);

        if (handler.IsAssignableTo(typeof(IPublic)))
            field.MarkPublic();
        else
            field.RequirePermission(RequiredBy(handler));

        return this;
    }

    private GraphRoots Extended(FieldType field, string description, Permission permission)
    {
        field.Description = description;
        field.RequirePermission(permission);

        return this;
    }

    private static Permission RequiredBy(Type handler) => handler.IsAssignableTo(typeof(IGuarded))
        ? (Permission)handler.GetProperty(nameof(IGuarded.Requires), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!
        : throw new InvalidOperationException($"{handler.Name} declares neither a permission (IGuarded) nor that it is public (IPublic).");

    private FieldType AddList(Type handler) => entities.AddList(Query, Names.Camel(handler.Name[4..]), handler);

    private FieldType AddQuery(Type handler)
    {
        var (arguments, result) = Arguments(handler, typeof(Query<,>)) is [var a, var r] ? (a, r) : throw new InvalidOperationException($"{handler.Name} is no use case.");
        var name = handler.Name.StartsWith("Get", StringComparison.Ordinal) ? handler.Name[3..] : handler.Name.StartsWith("List", StringComparison.Ordinal) ? handler.Name[4..] : handler.Name;

        return Query.AddField(new FieldType
        {
            Name = Names.Camel(name),
            ResolvedType = Types.Output(result, nullable: true),
            Arguments = ArgumentsOf(arguments),
            ValidateArguments = Checked(arguments),
            Resolver = new FuncFieldResolver<object?>(async context =>
            {
                var query = (IQuery)ActivatorUtilities.CreateInstance(context.RequestServices!, handler);
                (query as IRowQuery)?.Select(context);

                try
                {
                    return await query.RunAsync(Made(arguments, context.Arguments), context.CancellationToken);
                }
                catch (ArgumentRefusal refusal)
                {
                    throw refusal.SaidTo(context);
                }
            }),
        });
    }

    private FieldType AddSubscription(Type handler)
    {
        var (arguments, what) = Arguments(handler, typeof(Subscription<,>)) is [var a, var e] ? (a, e) : throw new InvalidOperationException($"{handler.Name} is no subscription.");
        var field = new FieldType { Name = Names.Camel(handler.Name), ResolvedType = Types.Output(what, nullable: true), Arguments = ArgumentsOf(arguments), ValidateArguments = Checked(arguments) };

        return SubscriptionField.Add(Subscription, field, handler, RequiredBy(handler), context => Made(arguments, context.Arguments));
    }

    private QueryArguments ArgumentsOf(Type record) => [.. Constructor(record).GetParameters().Select(parameter => Argument(parameter, record))];

    private static object Made(Type record, IDictionary<string, ArgumentValue>? arguments)
    {
        var given = arguments?.Where(argument => argument.Value.Source is not ArgumentSource.FieldDefault).ToDictionary(argument => argument.Key, argument => argument.Value.Value) ?? [];

        return Constructor(record).Invoke([.. Constructor(record).GetParameters().Select(parameter => RecordInputType.Argument(parameter, given))]);
    }

    /// <summary>A malformed id, or one of another type, is refused before anything runs.</summary>
    private static Func<FieldArgumentsValidationContext, ValueTask> Checked(Type record) => context =>
    {
        try
        {
            Made(record, context.Arguments);
        }
        catch (ExecutionError)
        {
            context.ReportError(Refusals.BadId(context));
        }

        return default;
    };

    private static ConstructorInfo Constructor(Type record) => record.GetConstructors().MaxBy(it => it.GetParameters().Length)!;

    private QueryArgument Argument(ParameterInfo parameter, Type owner) => new(Types.Input(parameter.ParameterType, parameter.HasDefaultValue || GraphTypes.IsNullable(parameter)))
    {
        Name = Names.Camel(parameter.Name!),
        Description = XmlDocs.OfParameter(owner, parameter.Name!),
    };

    /// <summary>The type arguments of the generic base class of this shape, whatever its arity.</summary>
    private static Type[]? Arguments(Type handler, Type shape)
    {
        for (var type = handler.BaseType; type is not null; type = type.BaseType)
            if (type.IsGenericType && type.GetGenericTypeDefinition() is var definition && (definition == shape || (shape.Name.Split('`')[0] is "Mutation" && definition.Name.StartsWith("Mutation`", StringComparison.Ordinal))))
                return type.GenericTypeArguments;

        return null;
    }
}
