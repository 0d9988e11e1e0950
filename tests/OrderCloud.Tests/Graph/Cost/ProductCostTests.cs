using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Graph.Cost;
using OrderCloud.Tests.Architecture;

namespace OrderCloud.Tests.Graph.Cost;

/// <summary>What our own documents cost on the product's schema.</summary>
public sealed class ProductCostTests(Offline product) : IClassFixture<Offline>
{
    private static readonly CostLimits Limits = new();

    private ISchema Schema => product.Services.GetRequiredService<ISchema>();

    [Fact]
    public void The_consoles_documents_cost_less_than_half_of_what_is_allowed()
    {
        var dear = Costs("host/console/src").Where(it => it.Cost.Fields >= Limits.FieldCost / 2 || it.Cost.Types >= Limits.TypeCost / 2).ToList();

        Assert.True(dear is [], string.Join('\n', dear));
        Assert.True(Costs("host/console/src").Count() > 100);
    }

    [Fact]
    public void Every_request_of_the_samples_is_allowed() =>
        Assert.All(Costs("host/requests"), it => Assert.True(it.Cost.Fields <= Limits.FieldCost && it.Cost.Types <= Limits.TypeCost, $"{it}"));

    [Fact]
    public void The_schema_shows_what_is_weighed()
    {
        var text = File.ReadAllText(Folders.At("host/schema.graphql"));

        Assert.Contains("totalCount: Int! @cost(weight: \"10\")", text);
        Assert.Contains("@listSize(assumedSize: 100, slicingArguments: [\"first\", \"last\"], slicingArgumentDefaultValue: 20, sizedFields: [\"edges\", \"nodes\"], requireOneSlicingArgument: false)", text);
        Assert.Contains("lines: [OrderLine!]! @listSize(assumedSize: 3)", text);
    }

    // Every condition holds, a page has 20 rows or, where the console reads on and on, 100; a filter is as long as the longest of the console's.
    private IEnumerable<(string Name, OperationCost Cost)> Costs(string folder)
    {
        var texts = Folders.Files(folder, "*.graphql").Select(file => File.ReadAllText(Folders.At(file))).ToList();
        var fragments = texts.SelectMany(text => Parser.Parse(text).Definitions.OfType<GraphQLFragmentDefinition>()).ToList();

        foreach (var document in texts.Select(text => Parser.Parse(text)))
        {
            foreach (var fragment in fragments.Where(it => !document.Definitions.OfType<GraphQLFragmentDefinition>().Any(own => own.FragmentName.Name == it.FragmentName.Name)))
                document.Definitions.Add(fragment);

            foreach (var operation in document.Definitions.OfType<GraphQLOperationDefinition>())
                yield return (operation.Name?.StringValue ?? "", new CostPlanner(document, Schema).Plan(operation).Of(Variables(operation)));
        }
    }

    private static Inputs Variables(GraphQLOperationDefinition operation) => (operation.Variables?.Items ?? []).Where(it => it.DefaultValue is null).ToDictionary(it => it.Variable.Name.StringValue, object? (it) => TypeName(it.Type) switch
    {
        "Boolean" => true,
        "Int" => operation.Name == "ImportErrors" ? 100 : 20,
        var name when name.EndsWith("FilterInput", StringComparison.Ordinal) => new Dictionary<string, object?> { ["and"] = Enumerable.Range(0, 12).Select(_ => new Dictionary<string, object?> { ["name"] = "" }).ToList<object?>() },
        _ => "",
    }).ToInputs();

    private static string TypeName(GraphQLType type) => type switch
    {
        GraphQLNonNullType required => TypeName(required.Type),
        GraphQLListType list => TypeName(list.Type),
        GraphQLNamedType named => named.Name.StringValue,
        _ => "",
    };
}
