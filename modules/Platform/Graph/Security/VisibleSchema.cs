using GraphQL;
using GraphQL.Conversion;
using GraphQL.Instrumentation;
using GraphQL.Introspection;
using GraphQL.Types;
using GraphQL.Utilities;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.Platform.Graph.Security;

/// <summary>What introspection shows: with <c>Introspection:PerRole</c> what its caller may use, else all of the schema.</summary>
internal sealed class VisibleSchema(ISchema whole, bool isPerRole)
{
    public bool IsPerRole => isPerRole;

    /// <summary>The same schema for whatever an operation does, except that it shows the caller's part of itself. Nothing of it outlives the operation.</summary>
    public ISchema For(Caller caller) => isPerRole ? new ShownTo(whole, new CallersPart(whole, caller)) : whole;

    /// <summary>Hides fields, input fields and arguments whose right is lacking, and types to which nothing that is left leads.</summary>
    private sealed class CallersPart(ISchema schema, Caller caller) : ISchemaFilter
    {
        private readonly Lazy<HashSet<string>> reached = new(() => Reach(schema, caller));

        public Task<bool> AllowType(IGraphType type) => Task.FromResult(IsMeta(type.Name) || reached.Value.Contains(type.Name));

        public Task<bool> AllowField(IGraphType parent, IFieldType field) => Task.FromResult(Shows(caller, parent, (FieldType)field));

        public Task<bool> AllowArgument(IFieldType field, QueryArgument argument) => Task.FromResult(Shows(caller, argument.ResolvedType!));

        public Task<bool> AllowEnumValue(EnumerationGraphType parent, EnumValueDefinition enumValue) => Task.FromResult(true);

        public Task<bool> AllowDirective(Directive directive) => Task.FromResult(true);

        private static bool Shows(Caller caller, IGraphType parent, FieldType field) => IsMeta(parent.Name) || (parent is IInputObjectGraphType
            ? May(caller, field) && Shows(caller, field.ResolvedType!)
            : (field.IsPublic() || May(caller, parent)) && Authorization.Needs(field, parent).All(caller.May));

        private static bool Shows(Caller caller, IGraphType input) => May(caller, input.GetNamedType());

        private static bool May(Caller caller, IProvideMetadata what) => what.RequiredPermission() is not { } needed || caller.May(needed);

        private static HashSet<string> Reach(ISchema schema, Caller caller)
        {
            var reached = new HashSet<string>(StringComparer.Ordinal);
            var next = new Stack<IGraphType>([Scalars.String, schema.AllTypes["Boolean"]!]);

            foreach (var root in (IGraphType?[])[schema.Query, schema.Mutation, schema.Subscription])
                if (root is not null)
                    next.Push(root);

            foreach (var argument in schema.Directives.SelectMany(directive => directive.Arguments ?? []))
                next.Push(argument.ResolvedType!);

            while (next.TryPop(out var type))
            {
                var named = type.GetNamedType();

                if (!reached.Add(named.Name))
                    continue;

                foreach (var other in Neighbours(named, caller))
                    next.Push(other);
            }

            return reached;
        }

        private static IEnumerable<IGraphType> Neighbours(IGraphType type, Caller caller)
        {
            if (type is IComplexGraphType complex)
                foreach (var field in complex.Fields.Where(field => Shows(caller, type, field)))
                {
                    yield return field.ResolvedType!;

                    foreach (var argument in (field.Arguments ?? []).Where(argument => Shows(caller, argument.ResolvedType!)))
                        yield return argument.ResolvedType!;
                }

            if (type is IImplementInterfaces implementing)
                foreach (var contract in implementing.ResolvedInterfaces)
                    yield return contract;

            if (type is IAbstractGraphType open)
                foreach (var possible in open.PossibleTypes.Where(possible => May(caller, possible)))
                    yield return possible;
        }

        private static bool IsMeta(string name) => name.StartsWith("__", StringComparison.Ordinal);
    }

    /// <summary>A schema with another filter.</summary>
    private sealed class ShownTo(ISchema schema, ISchemaFilter filter) : ISchema
    {
        public ISchemaFilter Filter { get => filter; set => throw Closed(); }

        public ExperimentalFeatures Features { get => schema.Features; set => throw Closed(); }

        public bool Initialized => schema.Initialized;

        public INameConverter NameConverter => schema.NameConverter;

        public IFieldMiddlewareBuilder FieldMiddleware => schema.FieldMiddleware;

        public IObjectGraphType Query { get => schema.Query; set => throw Closed(); }

        public IObjectGraphType? Mutation { get => schema.Mutation; set => throw Closed(); }

        public IObjectGraphType? Subscription { get => schema.Subscription; set => throw Closed(); }

        public SchemaDirectives Directives => schema.Directives;

        public SchemaTypes AllTypes => schema.AllTypes;

        public IEnumerable<Type> AdditionalTypes => schema.AdditionalTypes;

        public IEnumerable<IGraphType> AdditionalTypeInstances => schema.AdditionalTypeInstances;

        public IEnumerable<(Type clrType, Type graphType)> TypeMappings => schema.TypeMappings;

        public IEnumerable<(Type clrType, Type graphType)> BuiltInTypeMappings => schema.BuiltInTypeMappings;

        public ISchemaComparer Comparer { get => schema.Comparer; set => throw Closed(); }

        public FieldType SchemaMetaFieldType => schema.SchemaMetaFieldType;

        public FieldType TypeMetaFieldType => schema.TypeMetaFieldType;

        public FieldType TypeNameMetaFieldType => schema.TypeNameMetaFieldType;

        public string? Description { get => schema.Description; set => throw Closed(); }

        public Dictionary<string, object?> Metadata => schema.Metadata;

        public IMetadataReader MetadataReader => schema.MetadataReader;

        public TType GetMetadata<TType>(string key, TType defaultValue = default!) => schema.GetMetadata(key, defaultValue);

        public TType GetMetadata<TType>(string key, Func<TType> defaultValueFactory) => schema.GetMetadata(key, defaultValueFactory);

        public bool HasMetadata(string key) => schema.HasMetadata(key);

        public void Initialize() => schema.Initialize();

        public void RegisterVisitor(ISchemaNodeVisitor visitor) => throw Closed();

        public void RegisterVisitor(Type type) => throw Closed();

        public void RegisterType(IGraphType type) => throw Closed();

        public void RegisterType(Type type) => throw Closed();

        public void RegisterTypeMapping(Type clrType, Type graphType) => throw Closed();

        private static InvalidOperationException Closed() => new("The schema is made, and changes no more.");
    }
}
