using System.Collections;
using System.Reflection;
using GraphQL.Resolvers;
using GraphQL.Types;
using OrderCloud.Platform.Access;

namespace OrderCloud.Platform.Graph;

/// <summary>Which graph type stands for which CLR type: scalars, enums, records as objects, records as inputs. One instance each.</summary>
public sealed class GraphTypes
{
    private static readonly NullabilityInfoContext Nullability = new();
    private static readonly Lock OneAtATime = new();
    private readonly Dictionary<Type, IGraphType> outputs = [];
    private readonly Dictionary<Type, IGraphType> inputs = [];
    private readonly Dictionary<Type, IGraphType> enums = [];
    private readonly Dictionary<(Type, string), Permission> guards = [];

    /// <summary>Every type made here; the schema is told of all of them.</summary>
    public IEnumerable<IGraphType> All => outputs.Values.Concat(inputs.Values).Concat(enums.Values).Distinct();

    /// <summary>Makes a field follow a reference into another module.</summary>
    internal Func<Type, Func<object, object?>, IFieldResolver>? Follow { get; set; }

    public void Register(Type clr, IObjectGraphType type) => outputs.Add(clr, type);

    public bool Knows(Type clr) => outputs.ContainsKey(clr);

    public IGraphType Output(PropertyInfo property) => Output(property.PropertyType, IsNullable(property));

    /// <summary>The type of a field that gives this CLR type.</summary>
    public IGraphType Output(Type clr, bool nullable)
    {
        var bare = Nullable.GetUnderlyingType(clr) ?? clr;
        var type = ItemOf(bare) is { } item ? new ListGraphType(Output(item, nullable: Nullable.GetUnderlyingType(item) is not null)) : Named(bare);

        return nullable || bare != clr ? type : new NonNullGraphType(type);
    }

    /// <summary>The type of an argument or input field that takes this CLR type.</summary>
    public IGraphType Input(Type clr, bool nullable)
    {
        var bare = Nullable.GetUnderlyingType(clr) ?? clr;

        if (bare.IsGenericType && bare.GetGenericTypeDefinition() == typeof(Optional<>))
            return Input(bare.GenericTypeArguments[0], nullable: true);

        var type = ItemOf(bare) is { } item ? new ListGraphType(Input(item, nullable: false)) : NamedInput(bare);

        return nullable || bare != clr ? type : new NonNullGraphType(type);
    }

    /// <summary>A member of a shared record that not everybody who sees the record may see. Said before the record is first used.</summary>
    public void Guard(Type record, string property, Permission permission) => guards[(record, property)] = permission;

    internal Permission? GuardOf(PropertyInfo property) => guards.TryGetValue((property.DeclaringType!, property.Name), out var permission) ? permission : null;

    public IGraphType Enum(Type clr)
    {
        if (!enums.TryGetValue(clr, out var type))
            enums[clr] = type = new EnumOf(clr);

        return type;
    }

    public static bool IsNullable(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null || (!property.PropertyType.IsValueType && StateOf(() => Nullability.Create(property).ReadState) is NullabilityState.Nullable);

    public static bool IsNullable(ParameterInfo parameter) =>
        Nullable.GetUnderlyingType(parameter.ParameterType) is not null || (!parameter.ParameterType.IsValueType && StateOf(() => Nullability.Create(parameter).WriteState) is NullabilityState.Nullable);

    // The context keeps what it has read and isn't safe for several threads; two schemas may be built at once.
    private static NullabilityState StateOf(Func<NullabilityState> read)
    {
        lock (OneAtATime)
            return read();
    }

    internal static Type? ItemOf(Type clr) => clr == typeof(string) || !clr.IsAssignableTo(typeof(IEnumerable)) ? null
        : clr.IsArray ? clr.GetElementType() : clr.GenericTypeArguments is [var item] ? item : null;

    internal static bool IsNodeId(Type clr) => clr.IsGenericType && clr.GetGenericTypeDefinition() == typeof(Id<>);

    private IGraphType Named(Type clr)
    {
        if (clr == typeof(Text))
            return Scalars.String;

        if (IsNodeId(clr))
            return Scalars.Id;

        if (Scalars.For(clr) is { } scalar)
            return scalar;

        if (clr.IsEnum)
            return Enum(clr);

        // An entity's type is registered by its module, perhaps later: refer to it by name. Other records describe themselves.
        if (outputs.ContainsKey(clr) || !IsPlainRecord(clr))
            return new GraphQLTypeReference(Names.Of(clr));

        outputs[clr] = null!;
        outputs[clr] = new RecordType(clr, this);

        return new GraphQLTypeReference(Names.Of(clr));
    }

    private IGraphType NamedInput(Type clr)
    {
        if (IsNodeId(clr))
            return Scalars.Id;

        if (Scalars.For(clr) is { } scalar)
            return scalar;

        if (clr.IsEnum)
            return Enum(clr);

        if (!inputs.ContainsKey(clr))
        {
            inputs[clr] = null!;
            inputs[clr] = new RecordInputType(clr, this);
        }

        return new GraphQLTypeReference(clr.Name);
    }

    /// <summary>A record like CustomerRef, by which modules name each other's objects.</summary>
    internal static bool IsReference(Type clr) => clr.Name.EndsWith("Ref", StringComparison.Ordinal);

    // The compiler gives every record a method of this name.
    private static bool IsPlainRecord(Type clr) => !IsReference(clr)
        && (clr.GetMethod("<Clone>$") is not null || (clr.IsValueType && clr.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null));
}

/// <summary>An enum as its values in capitals; their XML comments are the descriptions.</summary>
internal sealed class EnumOf : EnumerationGraphType
{
    public EnumOf(Type clr)
    {
        (Name, Description) = (clr.Name, XmlDocs.Of(clr));

        foreach (var field in clr.GetFields(BindingFlags.Public | BindingFlags.Static))
            Add(Names.ScreamingSnake(field.Name), field.GetValue(null), XmlDocs.Of(field));
    }
}
