using System.Text.RegularExpressions;
using GraphQL;
using GraphQL.Types;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Tests.Architecture;

/// <summary>What the whole schema must be like.</summary>
internal static partial class SchemaRules
{
    // Names of the engine's own scalars, which a client written for the contract doesn't know.
    private static readonly string[] Unknown = ["Guid", "DateOnly", "DateTimeOffset", "Date", "Time", "TimeOnly", "BigInt", "Complex", "Seconds", "Milliseconds", "Uri", "Short", "Byte"];

    private static readonly string[] AboutInput = ["InvalidInputError", "IdempotencyError", "NotFoundError", "VersionConflictError"];

    public static IEnumerable<IObjectGraphType> Roots(ISchema schema) => new[] { schema.Query, schema.Mutation, schema.Subscription }.OfType<IObjectGraphType>();

    public static IEnumerable<IObjectGraphType> Objects(ISchema schema) => schema.AllTypes.OfType<IObjectGraphType>()
        .Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)).Except(Roots(schema));

    /// <summary>Root fields and object types that say neither who may use them nor that anybody may.</summary>
    public static IEnumerable<string> Undeclared(ISchema schema) => Objects(schema).Where(type => !IsDeclared(type)).Select(type => type.Name)
        .Concat(Roots(schema).SelectMany(root => root.Fields.Where(field => !IsDeclared(field)).Select(field => $"{root.Name}.{field.Name}")));

    /// <summary>Root fields that need no credential.</summary>
    public static IEnumerable<string> PublicFields(ISchema schema) => Roots(schema).SelectMany(root => root.Fields).Where(field => field.IsPublic()).Select(field => field.Name).Order(StringComparer.Ordinal);

    public static IEnumerable<string> ForeignScalars(ISchema schema) => schema.AllTypes.OfType<ScalarGraphType>().Select(type => type.Name).Intersect(Unknown);

    /// <summary>Refusals of these mutations that don't tell what is allowed instead. Those that find fault with the input are left out.</summary>
    public static IEnumerable<string> Speechless(ISchema schema, IEnumerable<string> mutations, params IReadOnlyCollection<string> aboutInput) => mutations
        .Select(name => schema.Mutation!.Fields.Single(field => field.Name == name).ResolvedType!.GetNamedType())
        .SelectMany(payload => ((UnionGraphType)((IObjectGraphType)payload).Fields.Single(field => field.Name == "errors").ResolvedType!.GetNamedType()).PossibleTypes)
        .Where(error => !aboutInput.Contains(error.Name) && !AboutInput.Any(end => error.Name.EndsWith(end, StringComparison.Ordinal)) && error.Fields.All(field => field.Name != "allowed"))
        .Select(error => error.Name).Distinct();

    /// <summary>Types, fields, arguments and enum values that nobody has described.</summary>
    public static IEnumerable<string> Undescribed(ISchema schema) =>
        from part in Parts(schema)
        where string.IsNullOrWhiteSpace(part.What.Description)
        select part.Name;

    /// <summary>Names that aren't written as GraphQL writes them: types in Pascal case, fields and arguments in camel case, enum values in capitals.</summary>
    public static IEnumerable<string> Misnamed(ISchema schema) =>
        from part in Parts(schema)
        let name = part.Name.Split('.', '(')[^1].TrimEnd(')')
        where !(part.What switch { IGraphType => PascalCase(), EnumValueDefinition => Capitals(), _ => CamelCase() }).IsMatch(name)
        select part.Name;

    /// <summary>Mutations whose input, payload and union of errors aren't named after them.</summary>
    public static IEnumerable<string> OddMutations(ISchema schema) =>
        from field in schema.Mutation!.Fields
        let verb = char.ToUpperInvariant(field.Name[0]) + field.Name[1..]
        let payload = (IObjectGraphType)field.ResolvedType!.GetNamedType()
        where payload.Name != $"{verb}Payload"
            || field.Arguments is not [{ Name: "input" } input] || input.ResolvedType is not NonNullGraphType || input.ResolvedType.GetNamedType().Name != $"{verb}Input"
            || payload.Fields.Find("errors")?.ResolvedType?.GetNamedType().Name != $"{verb}Error"
        select field.Name;

    private static IEnumerable<(string Name, IProvideDescription What)> Parts(ISchema schema)
    {
        // Of the engine's own the specification speaks.
        foreach (var type in schema.AllTypes.Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal) && type.Name is not ("String" or "Int" or "Float" or "Boolean" or "ID")))
        {
            yield return (type.Name, type);

            foreach (var value in (type as EnumerationGraphType)?.Values ?? Enumerable.Empty<EnumValueDefinition>())
                yield return ($"{type.Name}.{value.Name}", value);

            foreach (var field in (type as IComplexGraphType)?.Fields ?? Enumerable.Empty<FieldType>())
            {
                yield return ($"{type.Name}.{field.Name}", field);

                foreach (var argument in field.Arguments ?? [])
                    yield return ($"{type.Name}.{field.Name}({argument.Name})", argument);
            }
        }
    }

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex PascalCase();

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$")]
    private static partial Regex CamelCase();

    [GeneratedRegex("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$")]
    private static partial Regex Capitals();

    private static bool IsDeclared(IProvideMetadata what) => what.RequiredPermission() is not null || what.IsPublic();
}
