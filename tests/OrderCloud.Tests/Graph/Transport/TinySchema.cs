using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Tests.Graph.Transport;

/// <summary>A schema of a few fields, each there for a test.</summary>
internal static class TinySchema
{
    public static Schema Make()
    {
        var thing = new ObjectGraphType { Name = "Thing" };
        thing.AddField(Field("id", new NonNullGraphType(new IdGraphType()), _ => "1"));
        thing.AddField(Field("name", new StringGraphType(), _ => "it's a \"thing\""));
        thing.AddField(Field("price", new DecimalGraphType(), _ => 12.50m));
        thing.AddField(Field("parent", thing, _ => new object()));
        thing.AddField(Field("secretCost", new NonNullGraphType(new StringGraphType()), object? (_) => null));

        var query = new ObjectGraphType { Name = "Query" };
        query.AddField(Field("thing", thing, _ => new object()));
        query.AddField(Things(thing));
        query.AddField(Field("hello", new StringGraphType(), context => $"hello {context.RequestServices!.GetRequiredService<Caller>().Name}"));
        query.AddField(Field("language", new StringGraphType(), context => ((OperationContext)context.UserContext).AcceptLanguage));
        query.AddField(Field("tenant", new StringGraphType(), context => context.RequestServices!.GetRequiredService<TenantScope.Identity>().Tenant?.Id.ToString()));
        query.AddField(Field("values", new ListGraphType(new AnyScalar()), _ => Values));
        query.AddField(Field("fail", new StringGraphType(), _ => throw new InvalidOperationException("Npgsql: password 'hunter2'")));
        query.AddField(Field("failRequired", new NonNullGraphType(new StringGraphType()), object? (_) => null));
        query.AddField(Field("refused", new StringGraphType(), _ => throw new ExecutionError("Too many items.") { Code = "HC0051", Extensions = new() { ["requestedItems"] = 500 } }));
        query.AddField(Field("wait", new StringGraphType(), async context =>
        {
            await Waiting.Hold(context.GetArgument<string>("until"), context.CancellationToken);

            return "waited";
        }, new QueryArgument<NonNullGraphType<StringGraphType>> { Name = "until" }));
        query.AddField(Field("echo", new DecimalGraphType(), context => context.GetArgument<object>("number"), new QueryArgument<DecimalGraphType> { Name = "number" }));
        query.AddField(Field("text", new StringGraphType(), context => context.GetArgument<object>("value"), new QueryArgument<NonNullGraphType<StringGraphType>> { Name = "value" }));
        query.AddField(Field("deep", new AnyScalar(), context => context.GetArgument<object>("value"), new QueryArgument(new AnyScalar()) { Name = "value" }));

        query.AddField(Field("optional", new StringGraphType(), context => context.GetArgument<object>("value") ?? "null", new QueryArgument(new NonNullGraphType(new StringGraphType())) { Name = "value", DefaultValue = "default" }));
        query.AddField(Field("all", new StringGraphType(), context => string.Join(',', context.GetArgument<List<int?>>("of") ?? []), new QueryArgument(new ListGraphType(new IntGraphType())) { Name = "of" }));
        query.AddField(Field("pair", new StringGraphType(), context => string.Join(',', context.GetArgument<Dictionary<string, object?>>("of").Select(it => $"{it.Key}={it.Value ?? "null"}")), new QueryArgument(new NonNullGraphType(Pair())) { Name = "of" }));
        query.AddField(Even());

        var mutation = new ObjectGraphType { Name = "Mutation" };
        mutation.AddField(Field("write", new StringGraphType(), context => ((OperationContext)context.UserContext).IdempotencyKey ?? "no key").RequirePermission(Tokens.Write));
        mutation.AddField(Field("replay", new StringGraphType(), context => (context.OutputExtensions["idempotency"] = new Dictionary<string, object?> { ["replayed"] = true }) is null ? null : "again"));

        mutation.AddField(Field("takeFiles", new StringGraphType(), context => $"one {Named(context.GetArgument<UploadFile?>("firstUpload"))}; many {string.Join(", ", (context.GetArgument<object?[]?>("allUploads") ?? []).Cast<UploadFile?>().Select(Named))}; box {Named(context.GetArgument<Dictionary<string, object?>?>("uploadBox")?["boxedFile"] as UploadFile)}",
            new QueryArgument(Scalars.Upload) { Name = "firstUpload" }, new QueryArgument(new ListGraphType(Scalars.Upload)) { Name = "allUploads" }, new QueryArgument(Box()) { Name = "uploadBox" }));

        var subscription = new ObjectGraphType { Name = "Subscription" };
        ThingChanged.AddTo(subscription);

        return new Schema { Query = query, Mutation = mutation, Subscription = subscription };
    }

    // As a module's list in pages, of which there are three.
    private static FieldType Things(IGraphType thing)
    {
        var connection = new ObjectGraphType { Name = "ThingsConnection" };
        connection.AddField(Field("nodes", new ListGraphType(thing), _ => new object[] { 1, 2, 3 }));

        return Field("things", connection, _ => new object(), new QueryArgument(new IntGraphType()) { Name = "first" }).MarkPaged();
    }

    // Its argument is looked at before anything is executed, as a list's or an id's is.
    private static FieldType Even()
    {
        var even = Field("even", new IntGraphType(), context => context.GetArgument<int>("value"), new QueryArgument(new NonNullGraphType(new IntGraphType())) { Name = "value" });

        even.ValidateArguments = context =>
        {
            if (context.GetArgument<int>("value") % 2 != 0)
                context.ReportError(new ValidationError("Odd.") { Code = ErrorCodes.ValidationFailed });

            return default;
        };

        return even;
    }

    private static string Named(UploadFile? file) => file is null ? "" : $"{file.Name}:{System.Text.Encoding.UTF8.GetString(file.Content.Span)}";

    private static InputObjectGraphType Box()
    {
        var box = new InputObjectGraphType { Name = "UploadBox" };
        box.AddField(new FieldType { Name = "boxedFile", ResolvedType = Scalars.Upload });

        return box;
    }

    private static InputObjectGraphType Pair()
    {
        var pair = new InputObjectGraphType { Name = "Pair" };
        pair.AddField(new FieldType { Name = "left", ResolvedType = new NonNullGraphType(new StringGraphType()) });
        pair.AddField(new FieldType { Name = "right", ResolvedType = new IntGraphType(), DefaultValue = 7 });

        return pair;
    }

    private static readonly object?[] Values =
    [
        1, 9_007_199_254_740_993L, 12.50m, 1234567890123456.789123m, 0.1, double.NaN, true, null, "é \u2028 <b>'",
        Guid.Parse("0198c0de-0000-7000-8000-000000000001"), new Dictionary<string, object?> { ["a"] = 1 }, new[] { 1, 2 }, DayOfWeek.Friday,
    ];

    public static FieldType Field(string name, IGraphType type, Func<IResolveFieldContext, object?> resolve, params QueryArgument[] arguments) =>
        new() { Name = name, ResolvedType = type, Arguments = [.. arguments], Resolver = new FuncFieldResolver<object?>(resolve) };

    private static FieldType Field(string name, IGraphType type, Func<IResolveFieldContext, Task<object?>> resolve, params QueryArgument[] arguments) =>
        new() { Name = name, ResolvedType = type, Arguments = [.. arguments], Resolver = new FuncFieldResolver<object?>(async context => await resolve(context)) };

    private sealed class AnyScalar : ScalarGraphType
    {
        public AnyScalar() => Name = "Any";

        public override object? ParseValue(object? value) => value;

        public override object? Serialize(object? value) => value;
    }
}

/// <summary>Fields that wait until a test lets them go.</summary>
internal static class Waiting
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, TaskCompletionSource> Gates = [];
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> Inside = [];

    public static async Task Hold(string name, CancellationToken ct)
    {
        Inside.AddOrUpdate(name, 1, (_, count) => count + 1);
        await Gate(name).Task.WaitAsync(ct);
    }

    public static async Task Until(string name, int count)
    {
        while (Inside.GetValueOrDefault(name) < count)
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }

    /// <summary>How many have come so far.</summary>
    public static int Begun(string name) => Inside.GetValueOrDefault(name);

    public static void Release(string name) => Gate(name).TrySetResult();

    private static TaskCompletionSource Gate(string name) => Gates.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}

/// <summary>The least rule that guards something: fields with a permission refuse the whole operation.</summary>
internal sealed class PermissionRule : ValidationRuleBase, INodeVisitor, IOperationRule
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(this);

    public ValueTask EnterAsync(ASTNode node, ValidationContext context)
    {
        if (node is GraphQLField && context.TypeInfo.GetFieldDef()?.RequiredPermission() is { } permission && context.RequestServices!.GetRequiredService<Caller>() is var caller && !caller.May(permission))
            context.ReportError(new ValidationError(Authorization.Refusal(caller).Message) { Code = Authorization.Refusal(caller).Code });

        return default;
    }

    public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => default;
}
