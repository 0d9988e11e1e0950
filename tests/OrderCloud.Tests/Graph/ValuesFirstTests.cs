using System.Globalization;
using GraphQL;
using GraphQL.Execution;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Tests.Graph;

/// <summary>Reading values ahead answers as the engine does, mistakes too.</summary>
public sealed class ValuesFirstTests
{
    private readonly Schema schema;
    private int reads;

    public ValuesFirstTests() => schema = Made();

    [Theory]
    [InlineData("{ things { name size } }")]
    [InlineData("{ things { name again: name size __typename } }")]
    [InlineData("{ things { name ... on Thing { size } ...F } } fragment F on Thing { name }")]
    [InlineData("query($no: Boolean = false) { things { name @include(if: $no) size @skip(if: $no) } }")]
    [InlineData("{ things { name name size } }")]
    [InlineData("{ things { size broken name } }")]
    [InlineData("{ things { name required } }")]
    [InlineData("{ things { name huge } }")]
    [InlineData("{ things { part { name } name } }")]
    [InlineData("{ things { __typename part { again: name part { size __typename } } } }")]
    [InlineData("{ things { name part { required } } }")]
    [InlineData("{ things { part { part { huge } broken } } }")]
    [InlineData("{ some { name } }")]
    [InlineData("{ holey { name } }")]
    [InlineData("{ others { name } things { name } }")]
    public async Task It_answers_what_the_engine_answers(string document)
    {
        var expected = await AskAsync(document, new SerialExecutionStrategy());

        // Once to note what is selected, once to go by it.
        var strategy = new ValuesFirst();
        var parsed = new GraphQLDocumentBuilder().Build(document);

        Assert.Equal([expected, expected], [await AskAsync(document, strategy, parsed), await AskAsync(document, strategy, parsed)]);
        Assert.Contains("data", expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_ahead_is_read_again_by_the_engine()
    {
        await AskAsync("{ things { broken } }", new SerialExecutionStrategy());
        Assert.Equal(2, reads);

        reads = 0;
        await AskAsync("{ things { broken } }", new ValuesFirst());
        // The first with its list, each with its object, each by the engine.
        Assert.Equal(5, reads);
    }

    [Fact]
    public async Task Of_a_list_of_values_no_node_is_made_and_each_object_is_counted()
    {
        var result = await ExecuteAsync("{ things { name part { name } } }", new ValuesFirst());
        var list = Assert.IsType<ArrayExecutionNode>(Assert.Single(((RootExecutionNode)result.Data!).SubFields!));

        Assert.Null(list.Items);
        Assert.Equal(4, Assert.IsType<ReadObjects>(list.SerializedResult).Count);
    }

    private async Task<string> AskAsync(string document, IExecutionStrategy strategy, GraphQLDocument? parsed = null) => new GraphQLSerializer().Serialize(await ExecuteAsync(document, strategy, parsed));

    private async Task<ExecutionResult> ExecuteAsync(string document, IExecutionStrategy strategy, GraphQLDocument? parsed = null)
    {
        var executer = new DocumentExecuter(new GraphQLDocumentBuilder(), new DocumentValidator(), new DefaultExecutionStrategySelector([new ExecutionStrategyRegistration(strategy, OperationType.Query)]), []);

        return await executer.ExecuteAsync(new ExecutionOptions { Schema = schema, Query = document, Document = parsed, CancellationToken = TestContext.Current.CancellationToken });
    }

    private Schema Made()
    {
        var thing = new ObjectGraphType { Name = "Thing" };
        void Add(string name, IGraphType type, Func<int, object?> read) => thing.AddField(new FieldType { Name = name, ResolvedType = type, Resolver = new ValueResolver(source => read((int)source)) });

        Add("name", new NonNullGraphType(new StringGraphType()), number => number.ToString(CultureInfo.InvariantCulture));
        Add("size", new IntGraphType(), number => number is 1 ? null : number);
        Add("required", new NonNullGraphType(new IntGraphType()), number => number is 1 ? null : number);
        Add("huge", new IntGraphType(), number => number is 1 ? long.MaxValue : number);
        Add("broken", new IntGraphType(), _ => throw new InvalidOperationException($"Read {++reads} times"));
        Add("part", thing, number => number + 1);

        var other = new ObjectGraphType { Name = "Other", IsTypeOf = it => it is int };
        other.AddField(new FieldType { Name = "name", ResolvedType = new StringGraphType(), Resolver = new ValueResolver(source => $"{source}") });

        var query = new ObjectGraphType { Name = "Query" };
        query.AddField(new FieldType { Name = "some", ResolvedType = new ListGraphType(new NonNullGraphType(thing)), Resolver = new ValueResolver(_ => new object?[] { 1, null }) });
        query.AddField(new FieldType { Name = "holey", ResolvedType = new ListGraphType(thing), Resolver = new ValueResolver(_ => new object?[] { null, 2 }) });
        query.AddField(new FieldType { Name = "others", ResolvedType = new ListGraphType(other), Resolver = new ValueResolver(_ => new object[] { 1, "no thing" }) });
        query.AddField(new FieldType { Name = "things", ResolvedType = new ListGraphType(thing), Resolver = new ValueResolver(_ => new[] { 1, 2 }) });

        return new Schema { Query = query };
    }
}
