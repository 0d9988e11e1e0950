using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQLParser.AST;

namespace OrderCloud.Platform.Graph;

/// <summary>
/// What the specification of 2021 has introspection answer, and the engine doesn't by itself.
/// https://spec.graphql.org/October2021/#sec-Schema-Introspection
/// </summary>
internal static class Introspection
{
    /// <summary>Called before the schema is made.</summary>
    public static void Open(ExperimentalFeatures features) => (features.RepeatableDirectives, features.DeprecationOfInputValues) = (true, true);

    /// <summary>Called once it is.</summary>
    public static void Complete(ISchema schema)
    {
        // No scalar of ours is specified anywhere but in its description.
        Meta(schema, "__Type").AddField(new FieldType { Name = "specifiedByURL", ResolvedType = Scalars.String, Resolver = new FuncFieldResolver<object?>(_ => null) });

        // No argument of a directive of ours is deprecated.
        Meta(schema, "__Directive").Fields.Find("args")!.Arguments = [new QueryArgument(Scalars.Boolean) { Name = "includeDeprecated", DefaultValue = false }];
    }

    private static IObjectGraphType Meta(ISchema schema, string name) => (IObjectGraphType)schema.AllTypes[name]!;
}

/// <summary>Where a scalar is specified: clients take it that every schema has it.</summary>
internal sealed class SpecifiedByDirective : Directive
{
    public SpecifiedByDirective() : base("specifiedBy", DirectiveLocation.Scalar)
    {
        Description = "Where it is specified how a scalar behaves.";
        Arguments = [new QueryArgument(new NonNullGraphType(Scalars.String)) { Name = "url", Description = "The address of the specification." }];
    }

    public override bool? Introspectable => true;
}
