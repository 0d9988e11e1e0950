using GraphQL;
using GraphQL.Types;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Tests.Architecture;

/// <summary>What the whole schema must be like.</summary>
internal static class SchemaRules
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

    private static bool IsDeclared(IProvideMetadata what) => what.RequiredPermission() is not null || what.IsPublic();
}
