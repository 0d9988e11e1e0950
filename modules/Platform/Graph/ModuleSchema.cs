using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using OrderCloud.Platform.Graph.Cost;

namespace OrderCloud.Platform.Graph;

/// <summary>The one schema, put together from the modules' tables of contents.</summary>
public sealed class ModuleSchema : Schema
{
    public ModuleSchema(IServiceProvider services, IEnumerable<IModule> modules, IEnumerable<ISharedTypes> shared) : base(services)
    {
        var roots = new GraphRoots();

        foreach (var types in shared)
            types.Register(roots);

        foreach (var module in modules)
            module.MapGraph(roots);

        Introspection.Open(Features);
        Directives.Register(new AuthorizeDirective(), new IdempotentDirective(), new DeferDirective(), new StreamDirective(), new CostDirective(), new ListSizeDirective(), new SpecifiedByDirective());
        roots.Complete(this);
        Initialize();
        Introspection.Complete(this);
        CommonDescriptions.Fill(this);
        AccessGate.Close(this);
        CostMarks.Show(this);
    }

    /// <summary>The schema as text: what is committed as host/schema.graphql.</summary>
    public string ToSdl() => this.Print(new() { IncludeDescriptions = true, IncludeDeprecationReasons = true });
}

/// <summary>Graph types for values that several modules share; the host registers them, since Platform knows no business words.</summary>
public interface ISharedTypes
{
    void Register(GraphRoots graph);
}

/// <summary>Shows in the schema which permission a field or type needs.</summary>
internal sealed class AuthorizeDirective : Directive
{
    public const string Authorize = "authorize", Policy = "policy", Apply = "apply";

    public AuthorizeDirective() : base(Authorize, DirectiveLocation.Object, DirectiveLocation.FieldDefinition)
    {
        Description = "Who may use this field or type: a permission, which is also an OAuth scope.";
        Arguments =
        [
            new QueryArgument(Scalars.String) { Name = Policy, Description = "The permission, module:verb." },
            new QueryArgument(new ListGraphType(new NonNullGraphType(Scalars.String))) { Name = "roles", Description = "Not used: a role is a set of permissions." },
            new QueryArgument(new NonNullGraphType(ApplyPolicy.Instance)) { Name = Apply, Description = "When it is asked for.", DefaultValue = ApplyPolicy.BeforeResolver },
        ];
        Repeatable = true;
    }

    public override bool? Introspectable => true;
}

/// <summary>When a permission is asked for, in HotChocolate's words.</summary>
internal sealed class ApplyPolicy : EnumerationGraphType
{
    public static readonly string BeforeResolver = Names.ScreamingSnake(nameof(BeforeResolver)), AfterResolver = Names.ScreamingSnake(nameof(AfterResolver)), Validation = Names.ScreamingSnake(nameof(Validation));

    public static readonly ApplyPolicy Instance = new();

    private ApplyPolicy()
    {
        (Name, Description) = (nameof(ApplyPolicy), "When a permission is asked for.");
        Add(BeforeResolver, BeforeResolver, "Before the field is resolved: without it the field is null, and the others go on.");
        Add(AfterResolver, AfterResolver, "Not used.");
        Add(Validation, Validation, "Before anything runs: without it the whole operation is refused.");
    }
}

/// <summary>Accepted for clients that know it; there is one answer, and it is whole.</summary>
internal sealed class DeferDirective : Directive
{
    public DeferDirective() : base("defer", DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment)
    {
        Description = "Allows the fragment to come later than the rest. It comes with it: the answer is whole.";
        Arguments =
        [
            new QueryArgument(Scalars.Boolean) { Name = "if", Description = "False to ask for it with the rest." },
            new QueryArgument(Scalars.String) { Name = "label", Description = "The client's name for what comes later." },
        ];
    }
}

/// <inheritdoc cref="DeferDirective"/>
internal sealed class StreamDirective : Directive
{
    public StreamDirective() : base("stream", DirectiveLocation.Field)
    {
        Description = "Allows the list's items to come one by one. They come at once: the answer is whole.";
        Arguments =
        [
            new QueryArgument(Scalars.Boolean) { Name = "if", Description = "False to ask for all at once." },
            new QueryArgument(new NonNullGraphType(Scalars.Int)) { Name = "initialCount", Description = "How many must be in the first answer.", DefaultValue = 0 },
            new QueryArgument(Scalars.String) { Name = "label", Description = "The client's name for what comes later." },
        ];
    }
}

/// <summary>Makes a mutation field safe to send again.</summary>
internal sealed class IdempotentDirective : Directive
{
    public IdempotentDirective() : base("idempotent", DirectiveLocation.Field)
    {
        Description = "Makes a mutation safe to send again: the same key and arguments take effect once.";
        Arguments = [new QueryArgument(new NonNullGraphType(Scalars.String)) { Name = "key", Description = "1 to 255 characters, made by the client, kept for 24 hours." }];
    }
}
