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

        Directives.Register(new AuthorizeDirective(), new IdempotentDirective(), new CostDirective(), new ListSizeDirective());
        roots.Complete(this);
        Initialize();
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
    public AuthorizeDirective() : base("authorize", DirectiveLocation.Object, DirectiveLocation.FieldDefinition)
    {
        Description = "Who may use this field or type: a permission, which is also an OAuth scope.";
        Arguments = [new QueryArgument(Scalars.String) { Name = "policy", Description = "The permission, module:verb." }];
        Repeatable = true;
    }

    public override bool? Introspectable => true;
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
