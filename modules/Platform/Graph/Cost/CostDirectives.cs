using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Platform.Graph.Cost;

/// <summary>Shows in the schema what a field weighs, where that isn't the usual. https://ibm.github.io/graphql-specs/cost-spec.html</summary>
internal sealed class CostDirective : Directive
{
    public CostDirective() : base("cost", DirectiveLocation.FieldDefinition)
    {
        Description = "What a field adds to the cost of an operation; else 1 for an object or list, 0 for a leaf.";
        Arguments = [new QueryArgument(new NonNullGraphType(Scalars.String)) { Name = "weight", Description = "A whole number." }];
    }

    public override bool? Introspectable => true;
}

/// <summary>Shows how long a list is taken to be.</summary>
internal sealed class ListSizeDirective : Directive
{
    public ListSizeDirective() : base("listSize", DirectiveLocation.FieldDefinition)
    {
        Description = "How many items the cost of an operation counts.";
        var names = new ListGraphType(new NonNullGraphType(Scalars.String));
        Arguments =
        [
            new QueryArgument(Scalars.Int) { Name = "assumedSize", Description = "Where no argument says it, or the most of them." },
            new QueryArgument(names) { Name = "slicingArguments", Description = "Arguments that say it." },
            new QueryArgument(Scalars.Int) { Name = "slicingArgumentDefaultValue", Description = "Where none of them is sent." },
            new QueryArgument(names) { Name = "sizedFields", Description = "Lists within the field's object that it is about." },
            new QueryArgument(Scalars.Boolean) { Name = "requireOneSlicingArgument", Description = "Whether one of them must be sent.", DefaultValue = true },
        ];
    }

    public override bool? Introspectable => true;
}

/// <summary>Puts both on every field that they concern, once per schema.</summary>
internal static class CostMarks
{
    private static readonly string[] Boundaries = ["first", "last"], Items = ["edges", "nodes"];

    public static void Show(ISchema schema)
    {
        foreach (var type in schema.AllTypes.OfType<IObjectGraphType>().Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)))
            foreach (var field in type.Fields)
                Show(field, isRoot: type == schema.Query || type == schema.Mutation || type == schema.Subscription, isPage: type.Name.EndsWith("Connection", StringComparison.Ordinal));
    }

    private static void Show(FieldType field, bool isRoot, bool isPage)
    {
        if (field.Cost(isRoot) is FieldFacts.RootCost and var weight)
            field.ApplyDirective("cost", "weight", $"{weight}");

        if (field.IsPaged())
            field.ApplyDirective("listSize", directive => directive
                .AddArgument(new("assumedSize") { Value = ListQuery.MaxPageSize })
                .AddArgument(new("slicingArguments") { Value = Boundaries })
                .AddArgument(new("slicingArgumentDefaultValue") { Value = ListQuery.DefaultPageSize })
                .AddArgument(new("sizedFields") { Value = Items })
                .AddArgument(new("requireOneSlicingArgument") { Value = false }));
        else if (!isPage && field.IsList() && field.ResolvedType!.GetNamedType() is IComplexGraphType or UnionGraphType)
            field.ApplyDirective("listSize", "assumedSize", field.AssumedSize());
    }
}
