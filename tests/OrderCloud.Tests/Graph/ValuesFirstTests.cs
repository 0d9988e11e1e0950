using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using System.Text.Json;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Execution;
using GraphQL.Resolvers;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Graph.Loading;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Tests.Graph;

/// <summary>Reading values ahead answers as the engine does, mistakes too.</summary>
public sealed class ValuesFirstTests
{
    private readonly Schema schema;
    private readonly Owners owners = new();
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
    [InlineData("{ things { name parts { size name } } }")]
    [InlineData("{ things { parts { name } none { name } broken } }")]
    [InlineData("{ things { parts { parts { required } } name } }")]
    [InlineData("{ things { holes { name } torn { name } } }")]
    [InlineData("{ things { ...F } } fragment F on Thing { parts { name owner { name } } }")]
    [InlineData("query($no: Boolean = false) { things { parts { name } size @include(if: $no) } }")]
    [InlineData("{ things { parts { name } required } }")]
    [InlineData("{ some { name } }")]
    [InlineData("{ holey { name } }")]
    [InlineData("{ others { name } things { name } }")]
    [InlineData("{ things { name owner { name } } }")]
    [InlineData("{ things { owner { again: name __typename } part { name owner { name } } } }")]
    [InlineData("{ things { owner { name } required } }")]
    [InlineData("{ things { owner { required } } }")]
    [InlineData("{ things { owner { name } } others { name } }")]
    [InlineData("{ things { lost { name } size } }")]
    [InlineData("{ things { hidden { name } size } }")]
    public async Task It_answers_what_the_engine_answers(string document)
    {
        var expected = await AskAsync(document, new SerialExecutionStrategy());

        // Once to note what is selected, once to go by it.
        var strategy = new ValuesFirst();
        var parsed = new GraphQLDocumentBuilder().Build(document);

        Assert.Equal([expected, expected], [await AskAsync(document, strategy, parsed), await AskAsync(document, strategy, parsed)]);
        Assert.Equal(Written(await ExecuteAsync(document, new SerialExecutionStrategy())), Written(await ExecuteAsync(document, strategy, parsed)));
        Assert.Contains("data", expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_ahead_is_read_again_by_the_engine()
    {
        await AskAsync("{ things { broken } }", new SerialExecutionStrategy());
        Assert.Equal(2, reads);

        reads = 0;
        await AskAsync("{ things { broken } }", new ValuesFirst());
        // The first with its list when that is read and when the engine comes to it, each with its object, each by the engine.
        Assert.Equal(6, reads);
    }

    [Fact]
    public async Task Of_a_list_of_values_no_node_is_made_and_each_object_is_counted()
    {
        var result = await ExecuteAsync("{ things { name part { name } } }", new ValuesFirst());
        var list = Assert.IsType<ArrayExecutionNode>(Assert.Single(((RootExecutionNode)result.Data!).SubFields!));

        Assert.Null(list.Items);
        Assert.Equal(4, Assert.IsType<ReadObjects>(list.SerializedResult).Count);
    }

    [Theory]
    [InlineData("{ things { name owner { name } part { owner { name } } } }", 2 + 1 + 2 + 2)]
    [InlineData("{ things { name owner { name } } others { name } }", null)]
    [InlineData("{ things { name hidden { name } } }", null)]
    public async Task Objects_that_a_lone_list_refers_to_are_loaded_at_once_and_need_no_node(string document, int? objects)
    {
        var result = await ExecuteAsync(document, new ValuesFirst());
        var list = Assert.IsType<ArrayExecutionNode>(((RootExecutionNode)result.Data!).SubFields![0]);

        Assert.Equal(objects, (list.SerializedResult as ReadObjects)?.Count);
        Assert.True(owners.Loads.Count is 1 or 0, "One statement for all of a type.");
    }

    [Fact]
    public async Task What_is_written_is_written_again_alike()
    {
        var result = await ExecuteAsync("{ things { name size part { name } } }", new ValuesFirst());
        var first = Written(result);

        Assert.Equal("""{"data":{"things":[{"name":"1","size":null,"part":{"name":"2"}},{"name":"2","size":2,"part":{"name":"3"}}]}}""", first);
        Assert.Equal(first, Written(result));
    }

    private static string Written(ExecutionResult result)
    {
        using var text = new PooledBuffer();
        JsonText.Write(text, result, static (json, it) => ResultWriter.Write(json, it, new ErrorView("request", Detail: false, Schema: false)));

        return Encoding.UTF8.GetString(text.Written.Span);
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
        void Add(string name, IGraphType type, Func<int, object?> read, Func<Utf8JsonWriter, object, bool>? write = null) => thing.AddField(new FieldType { Name = name, ResolvedType = type, Resolver = new ValueResolver(source => read((int)source), write) });

        Add("name", new NonNullGraphType(new StringGraphType()), number => number.ToString(CultureInfo.InvariantCulture), Reading.Writer((int number) => number.ToString(CultureInfo.InvariantCulture)));
        Add("size", new IntGraphType(), number => number is 1 ? null : number, Reading.Writer((int number) => number == 1 ? null : (int?)number));
        Add("required", new NonNullGraphType(new IntGraphType()), number => number is 1 ? null : number, Reading.Writer((int number) => number == 1 ? null : (int?)number));
        Add("huge", new IntGraphType(), number => number is 1 ? long.MaxValue : number);
        Add("broken", new IntGraphType(), _ => throw new InvalidOperationException($"Read {++reads} times"));
        Add("part", thing, number => number + 1);
        Add("parts", new NonNullGraphType(new ListGraphType(new NonNullGraphType(thing))), number => new object[] { number, number + 1 });
        Add("none", new ListGraphType(thing), _ => null);
        Add("holes", new ListGraphType(new NonNullGraphType(thing)), number => new object?[] { number, null });
        Add("torn", new ListGraphType(thing), _ => throw new InvalidOperationException("It can't be read."));

        // The first thing is nobody's.
        void Refer(string name, Func<object, object?> read, Func<IFieldResolver, IFieldResolver>? behind = null) =>
            thing.AddField(new FieldType { Name = name, ResolvedType = owners, Resolver = (behind ?? (it => it))(new ReferenceResolver(new(owners), read)) });

        Refer("owner", number => number is 1 ? null : Owners.IdOf((int)number));
        Refer("lost", _ => Guid.Empty);
        Refer("hidden", number => Owners.IdOf((int)number), it => new Gated(it, [new Permission("things:see")]));

        var other = new ObjectGraphType { Name = "Other", IsTypeOf = it => it is int };
        other.AddField(new FieldType { Name = "name", ResolvedType = new StringGraphType(), Resolver = new ValueResolver(source => $"{source}") });

        var query = new ObjectGraphType { Name = "Query" };
        query.AddField(new FieldType { Name = "some", ResolvedType = new ListGraphType(new NonNullGraphType(thing)), Resolver = new ValueResolver(_ => new object?[] { 1, null }) });
        query.AddField(new FieldType { Name = "holey", ResolvedType = new ListGraphType(thing), Resolver = new ValueResolver(_ => new object?[] { null, 2 }) });
        query.AddField(new FieldType { Name = "others", ResolvedType = new ListGraphType(other), Resolver = new ValueResolver(_ => new object[] { 1, "no thing" }) });
        query.AddField(new FieldType { Name = "things", ResolvedType = new ListGraphType(thing), Resolver = new ValueResolver(_ => new[] { 1, 2 }) });

        return new Schema { Query = query };
    }

    private sealed class Owners : ObjectGraphType, IEntityType
    {
        private readonly BatchLoader<Guid, object> loader;

        public Owners()
        {
            Name = "Owner";
            loader = new((ids, _) =>
            {
                Loads.Add(ids);

                return Task.FromResult<IReadOnlyDictionary<Guid, object>>(ids.Where(id => id != Guid.Empty).ToDictionary(id => id, id => (object)id));
            });
            AddField(new FieldType { Name = "name", ResolvedType = new StringGraphType(), Resolver = new ValueResolver(id => $"{id}", Reading.Writer((Guid id) => $"{id}")) });
            AddField(new FieldType { Name = "required", ResolvedType = new NonNullGraphType(new StringGraphType()), Resolver = new ValueResolver(_ => null) });
        }

        public List<IReadOnlyList<Guid>> Loads { get; } = [];

        public Type Clr => typeof(Guid);

        public IReadOnlyList<EntityField> Declared => [];

        public LambdaExpression? IdBy => null;

        public bool CanLoad => true;

        public static Guid IdOf(int number) => new(number, 0, 0, new byte[8]);

        public IDataLoaderResult Load(IResolveFieldContext context, Guid id) => loader.Load(id);

        Guid IEntityType.IdOf(object entity) => (Guid)entity;

        public void Complete(EntityTypes all) { }
    }
}
