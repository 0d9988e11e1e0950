using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Graph.Loading;
using OrderCloud.Platform.Graph.Security;
using OrderCloud.Platform.Graph.Transport;
using OrderCloud.Platform.Idempotency;

namespace OrderCloud.Platform.Graph;

public sealed partial class GraphRoots
{
    private FieldType AddMutation(Type handler)
    {
        var arguments = Arguments(handler, typeof(Mutation<,>)) ?? throw new InvalidOperationException($"{handler.Name} does not derive from Mutation.");
        var (input, result) = (arguments[0], arguments[1]);
        var name = Names.Camel(handler.Name);
        var createsTenant = handler.IsAssignableTo(typeof(ICreatesTenant));
        var resultId = IdOf(result);
        Permission? requires = handler.IsAssignableTo(typeof(IGuarded)) ? RequiredBy(handler) : null;

        var field = Mutation.AddField(new FieldType
        {
            Name = name,
            ResolvedType = new NonNullGraphType(Payload(handler, result, arguments[2..])),
            Arguments = [new QueryArgument(Types.Input(input, nullable: false)) { Name = "input", Description = "What to do it with." }],
            Resolver = new FuncFieldResolver<object?>(context => RunAsync(context, new(
                context.RequestServices!, handler, name, context.Arguments!["input"].Value!, createsTenant ? null : IdempotencyRequest.KeyOf(context), createsTenant, resultId, requires,
                (context.UserContext as OperationContext)?.RequestId, NetworkAddress.Bare((context.UserContext as OperationContext)?.Address)?.ToString()))),
        });

        return handler.IsAssignableTo(typeof(IMovesMoney)) || handler.IsAssignableTo(typeof(IGuessable)) ? field.MarkGuessable() : field;
    }

    private static async ValueTask<object?> RunAsync(IResolveFieldContext context, MutationCall call)
    {
        var outcome = await call.Current.GetRequiredService<MutationPipeline>().RunAsync(call, context.CancellationToken);

        // What an earlier field of the document has read may be changed now.
        call.Current.GetRequiredService<Loaders>().Clear();

        if (outcome is Replayed)
            context.OutputExtensions["idempotency"] = new Dictionary<string, object?> { ["replayed"] = true };

        return outcome;
    }

    private ObjectGraphType<IOutcome> Payload(Type handler, Type result, Type[] declared)
    {
        var union = new UnionGraphType { Name = $"{handler.Name}Error", Description = $"What {Names.Camel(handler.Name)} may refuse." };

        foreach (var error in declared.Prepend(typeof(InvalidInputError)).Append(typeof(IdempotencyError)).Distinct())
            union.AddPossibleType(errors.For(error));

        var payload = new ObjectGraphType<IOutcome> { Name = $"{handler.Name}Payload", Description = "The result, or why nothing was written." };
        payload.MarkPublic();

        foreach (var (name, clr, description, read) in Parts(result))
            payload.AddField(new FieldType
            {
                Name = name,
                Description = description,
                ResolvedType = Types.Output(clr, nullable: true),
                Resolver = new FuncFieldResolver<object?>(context => context.Source switch
                {
                    IOutcome { Result: { } value } => read(value),
                    Replayed { ResultId: { } id } => entities.LoadOrNull(clr, context, id),
                    _ => null,
                }),
            });

        payload.AddField(new FieldType
        {
            Name = "errors",
            Description = "Null when done; else every reason, and nothing was written.",
            ResolvedType = new ListGraphType(new NonNullGraphType(union)),
            Resolver = new FuncFieldResolver<object?>(context => ((IOutcome)context.Source!).Errors),
        });

        return payload;
    }

    private static IEnumerable<(string Name, Type Clr, string? Description, Func<object, object?> Read)> Parts(Type result) => result.IsAssignableTo(typeof(IPayload))
        ? result.GetProperties().Where(property => property.Name != "EqualityContract")
            .Select(property => (Names.Camel(property.Name), property.PropertyType, XmlDocs.Of(property), RecordType.Reader(property)))
        : [(Names.Camel(Names.Of(result)), result, (string?)"Null when refused.", value => value)];

    private static Func<object, Guid?> IdOf(Type result)
    {
        if (result.GetProperty("Id") is { } id && id.PropertyType == typeof(Guid))
            return value => (Guid)Getters.For(id)(value)!;

        // A payload of several parts is found again by its first object that has an id.
        return result.GetProperties().FirstOrDefault(part => part.PropertyType.GetProperty("Id")?.PropertyType == typeof(Guid)) is { } main
            ? value => Getters.For(main)(value) is { } part ? (Guid)Getters.For(main.PropertyType.GetProperty("Id")!)(part)! : null
            : _ => null;
    }
}
