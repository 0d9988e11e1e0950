using System.Reflection;
using GraphQL.Resolvers;
using GraphQL.Types;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Platform.Graph;

/// <summary>Error records as object types that implement <c>interface Error</c>: message, code, field, and what the record adds.</summary>
internal sealed class ErrorTypes(GraphTypes types)
{
    private readonly Dictionary<Type, IObjectGraphType> known = [];

    public InterfaceGraphType<Error> Interface { get; } = Describe();

    public IEnumerable<IObjectGraphType> All => known.Values;

    public IObjectGraphType For(Type error)
    {
        if (known.TryGetValue(error, out var type))
            return type;

        var made = new ObjectGraphType { Name = error.Name, Description = XmlDocs.Of(error), IsTypeOf = error.IsInstanceOfType };
        made.MarkPublic();
        known.Add(error, made);

        made.AddField(Common("message", "What is wrong and what to do about it, in the caller's language.", new NonNullGraphType(Scalars.String), new FuncFieldResolver<object?>(context => Texts.Say(((Error)context.Source!).Message, context))));
        made.AddField(Common("code", "For programs: NOUN_STATE, never renamed.", new NonNullGraphType(Scalars.String), new ValueResolver(error => ((Error)error).Code)));
        made.AddField(Common("field", "Path into the arguments; null when no single field is at fault.", new ListGraphType(new NonNullGraphType(Scalars.String)), new FuncFieldResolver<object?>(context => ((Error)context.Source!).Field is [_, ..] path ? path : null)));

        foreach (var property in error.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property.Name is not ("EqualityContract" or "Code" or "Message" or "Field")))
            made.AddField(new FieldType
            {
                Name = Names.Camel(property.Name),
                Description = XmlDocs.Of(property),
                ResolvedType = types.Output(property),
                Resolver = RecordType.Resolver(property, types),
            });

        made.AddResolvedInterface(Interface);
        Interface.AddPossibleType(made);

        return made;
    }

    private static FieldType Common(string name, string description, IGraphType type, IFieldResolver? resolver = null) =>
        new() { Name = name, Description = description, ResolvedType = type, Resolver = resolver };

    private static InterfaceGraphType<Error> Describe()
    {
        var type = new InterfaceGraphType<Error> { Name = "Error", Description = "A refusal that the client can act on." };
        type.AddField(Common("message", "What is wrong and what to do about it, in the caller's language.", new NonNullGraphType(Scalars.String)));
        type.AddField(Common("code", "For programs: NOUN_STATE, never renamed.", new NonNullGraphType(Scalars.String)));
        type.AddField(Common("field", "Path into the arguments; null when no single field is at fault.", new ListGraphType(new NonNullGraphType(Scalars.String))));

        return type;
    }
}
