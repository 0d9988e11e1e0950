using GraphQLParser;
using GraphQLParser.AST;

namespace OrderCloud.Tests.Architecture;

/// <summary>What of a schema a client may lean on that another one no longer keeps.</summary>
internal static class BreakingChanges
{
    /// <returns>Where, as Type, Type.field or Type.field(argument), and what; sorted.</returns>
    public static IReadOnlyList<(string At, string What)> Between(string released, string now)
    {
        var (before, after) = (Types(released), Types(now));

        return [.. before.SelectMany(type => after.TryGetValue(type.Key, out var same) ? Between(type.Key, type.Value, same) : [(type.Key, "is gone")]).Order()];
    }

    private static IEnumerable<(string, string)> Between(string name, GraphQLTypeDefinition before, GraphQLTypeDefinition after)
    {
        if (before.Kind != after.Kind)
            return [(name, "is another kind of type")];

        return (before, after) switch
        {
            (GraphQLObjectTypeDefinition was, GraphQLObjectTypeDefinition now) => [.. Fields(name, was, now), .. Gone(name, Names(was.Interfaces), Names(now.Interfaces), "no longer implements"), .. Access(name, was, now)],
            (GraphQLInterfaceTypeDefinition was, GraphQLInterfaceTypeDefinition now) => Fields(name, was, now),
            (GraphQLInputObjectTypeDefinition was, GraphQLInputObjectTypeDefinition now) => Inputs(field => $"{name}.{field}", was.Fields, now.Fields),
            (GraphQLEnumTypeDefinition was, GraphQLEnumTypeDefinition now) => Gone(name, was.Values?.Select(it => it.Name.StringValue), now.Values?.Select(it => it.Name.StringValue), "lost the value"),
            (GraphQLUnionTypeDefinition was, GraphQLUnionTypeDefinition now) => Gone(name, was.Types?.Select(it => it.Name.StringValue), now.Types?.Select(it => it.Name.StringValue), "lost the member"),
            _ => [],
        };
    }

    private static IEnumerable<(string, string)> Fields(string type, IHasFieldsDefinitionNode before, IHasFieldsDefinitionNode after)
    {
        foreach (var was in before.Fields?.Items ?? [])
        {
            var at = $"{type}.{was.Name.StringValue}";

            if (after.Fields?.FirstOrDefault(it => it.Name == was.Name) is not { } now)
            {
                yield return (at, "is gone");

                continue;
            }

            if (!Gives(now.Type, was.Type))
                yield return (at, $"was {Text(was.Type)} and is {Text(now.Type)}");

            foreach (var change in Access(at, was, now).Concat(Inputs(argument => $"{at}({argument})", was.Arguments, now.Arguments)))
                yield return change;
        }
    }

    private static IEnumerable<(string, string)> Inputs(Func<string, string> at, IReadOnlyCollection<GraphQLInputValueDefinition>? before, IReadOnlyCollection<GraphQLInputValueDefinition>? after)
    {
        foreach (var was in before ?? [])
            if (after?.FirstOrDefault(it => it.Name == was.Name) is not { } now)
                yield return (at(was.Name.StringValue), "is gone");
            else if (!Gives(was.Type, now.Type) && !(now.DefaultValue is not null && Gives(was.Type, Nullable(now.Type))))
                yield return (at(now.Name.StringValue), $"took {Text(was.Type)} and takes {Text(now.Type)}");

        foreach (var added in after ?? [])
            if (added is { Type: GraphQLNonNullType, DefaultValue: null } && before?.Any(it => it.Name == added.Name) is not true)
                yield return (at(added.Name.StringValue), "is new and required");
    }

    // Another right than before keeps out clients that were let in.
    private static IEnumerable<(string, string)> Access(string at, IHasDirectivesNode before, IHasDirectivesNode after) =>
        Rights(after).Except(Rights(before)).Select(right => (at, $"now asks for {right}"));

    private static IEnumerable<string> Rights(IHasDirectivesNode node) =>
        node.Directives?.Where(it => it.Name.Value == "authorize").Select(it => it.Arguments?.Items is [{ Value: GraphQLStringValue policy }, ..] ? policy.Value.ToString() : "a signed-in caller") ?? [];

    private static IEnumerable<(string, string)> Gone(string at, IEnumerable<string>? before, IEnumerable<string>? after, string what) => (before ?? []).Except(after ?? []).Select(name => (at, $"{what} {name}"));

    /// <summary>Whether who counts on the second type can live with the first.</summary>
    private static bool Gives(GraphQLType given, GraphQLType wanted) => (given, wanted) switch
    {
        (GraphQLNonNullType value, GraphQLNonNullType other) => Gives(value.Type, other.Type),
        (GraphQLNonNullType value, _) => Gives(value.Type, wanted),
        (GraphQLListType value, GraphQLListType other) => Gives(value.Type, other.Type),
        (GraphQLNamedType value, GraphQLNamedType other) => value.Name == other.Name,
        _ => false,
    };

    private static GraphQLType Nullable(GraphQLType type) => type is GraphQLNonNullType required ? required.Type : type;

    private static string Text(GraphQLType type) => type switch
    {
        GraphQLNonNullType required => Text(required.Type) + "!",
        GraphQLListType list => $"[{Text(list.Type)}]",
        _ => ((GraphQLNamedType)type).Name.StringValue,
    };

    private static IEnumerable<string> Names(GraphQLImplementsInterfaces? interfaces) => interfaces?.Items.Select(it => it.Name.StringValue) ?? [];

    private static Dictionary<string, GraphQLTypeDefinition> Types(string schema) => Parser.Parse(schema).Definitions.OfType<GraphQLTypeDefinition>().ToDictionary(it => it.Name.StringValue);
}
