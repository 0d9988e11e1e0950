using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Host;
using OrderCloud.Orders.Domain;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Tests.Architecture;

public sealed class SchemaRulesTests(Offline product) : IClassFixture<Offline>
{
    /// <summary>What anybody may ask, signed in or not. Short on purpose. An id alone opens nothing: what it leads to has its own permission.</summary>
    private static readonly string[] Reviewed = ["me", "node", "nodes", "signUp"];

    private ISchema Schema => product.Services.GetRequiredService<ISchema>();

    [Fact, Trait("Capability", "A4/part"), Trait("Proves", "P12/part")]
    public void Every_root_field_and_object_type_says_who_may_use_it()
    {
        Assert.True(SchemaRules.Objects(Schema).Count() > 20);
        Assert.Empty(SchemaRules.Undeclared(Schema));
    }

    [Fact]
    public void What_anybody_may_ask_is_on_the_reviewed_list() => Assert.Equal(Reviewed, SchemaRules.PublicFields(Schema).Union(Reviewed).Order());

    [Fact]
    public void A_use_case_is_a_root_field_of_its_name()
    {
        var fields = SchemaRules.Roots(Schema).SelectMany(root => root.Fields).Select(field => field.Name).ToList();
        var useCases = Modules.All.SelectMany(module => UseCases.Of(module.GetType().Assembly)).Where(useCase => !UseCases.IsChildList(useCase)).Select(UseCases.Field).ToList();
        var missing = useCases.Except(fields).ToList();

        Assert.NotEmpty(useCases);
        Assert.True(missing.Count == 0, $"The schema lacks {string.Join(", ", missing)}.");
    }

    [Fact, Trait("Capability", "F4/part")]
    public void Every_refused_command_of_an_order_or_fulfillment_names_what_is_allowed_now()
    {
        List<string> commands = [.. OrderLifecycle.AllFields.Union(FulfillmentLifecycle.Rows.Select(row => row.Field))];

        Assert.True(commands.Count > 15);
        Assert.Empty(SchemaRules.Speechless(Schema, commands, "VariantInactiveError", "PriceOverrideNotAllowedError"));
        Assert.Equal(["VariantInactiveError", "PriceOverrideNotAllowedError"], SchemaRules.Speechless(Schema, commands));
    }

    [Fact]
    public void No_scalar_has_the_engines_name() => Assert.Empty(SchemaRules.ForeignScalars(Schema));

    [Fact]
    public void Every_type_field_argument_and_value_is_described_and_named_as_is_usual()
    {
        Assert.Empty(SchemaRules.Undescribed(Schema));
        Assert.Empty(SchemaRules.Misnamed(Schema));
        Assert.Empty(SchemaRules.OddMutations(Schema));
    }

    [Fact]
    public void The_rules_can_fail()
    {
        var bare = new ObjectGraphType { Name = "Bare" };
        bare.Field<GuidGraphType>("id");
        var query = new ObjectGraphType { Name = "Query" };
        query.Field<StringGraphType>("open").FieldType.MarkPublic();
        query.AddField(new FieldType { Name = "bare", ResolvedType = bare });
        var size = new EnumerationGraphType { Name = "size", Description = "How large." };
        size.Add("small", "small", "Not large.");
        query.Field<StringGraphType>("Of_size").Description("By size.").FieldType.MarkPublic().Arguments = [new QueryArgument(size) { Name = "Size" }];
        var mutation = new ObjectGraphType { Name = "Mutation" };
        mutation.AddField(new FieldType { Name = "make", ResolvedType = bare }.MarkPublic());
        var careless = new GraphQL.Types.Schema { Query = query, Mutation = mutation };
        careless.Initialize();

        Assert.Equal(["Bare", "Query.bare"], SchemaRules.Undeclared(careless));
        Assert.Equal(["make", "of_size", "open"], SchemaRules.PublicFields(careless));
        Assert.Equal(["Bare", "Bare.id", "Guid", "Mutation", "Mutation.make", "Query", "Query.bare", "Query.of_size(size)", "Query.open"], SchemaRules.Undescribed(careless).Order(StringComparer.Ordinal));
        Assert.Equal(["Query.of_size", "size", "size.small"], SchemaRules.Misnamed(careless).Order(StringComparer.Ordinal));
        Assert.Equal(["make"], SchemaRules.OddMutations(careless));
        Assert.Equal(["Guid"], SchemaRules.ForeignScalars(careless));
    }
}
