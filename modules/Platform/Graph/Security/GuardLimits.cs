namespace OrderCloud.Platform.Graph.Security;

/// <summary>How long and how tangled a document may be: settings under <c>GraphQL:Guard</c>.</summary>
public sealed record GuardLimits
{
    /// <summary>Of the document's text in UTF-8.</summary>
    public int DocumentBytes { get; init; } = 64 * 1024;

    public int Tokens { get; init; } = 15_000;

    /// <summary>The engine compares an unknown name with every name of the schema, so its length is work.</summary>
    public int NameLength { get; init; } = 256;

    /// <summary>Nesting of braces and brackets of every kind; what keeps recursion off the end of the stack.</summary>
    public int ParserDepth { get; init; } = 64;

    public int Selections { get; init; } = 5_000;

    /// <summary>On one place of the document.</summary>
    public int Directives { get; init; } = 4;

    public int Fragments { get; init; } = 50;

    /// <summary>Fields of an operation or fragment with all spreads followed.</summary>
    public int ExpandedFields { get; init; } = 2_000;

    /// <summary>Spreads and inline fragments of an operation with all spreads followed: fragments that hold nothing but fragments.</summary>
    public int ExpandedFragments { get; init; } = 2_000;

    /// <summary>In one selection set.</summary>
    public int SameResponseName { get; init; } = 20;

    /// <summary>In one selection set.</summary>
    public int InlineFragments { get; init; } = 20;

    /// <summary>Pairs of fields that share a response name and so have to be compared, weighted by their arguments.</summary>
    public int Comparisons { get; init; } = 100_000;

    public int Aliases { get; init; } = 50;

    public int Variables { get; init; } = 100;

    public int Operations { get; init; } = 20;

    /// <summary>Of fields, outside introspection.</summary>
    public int Depth { get; init; } = 12;

    /// <summary>Below <c>__schema</c> or <c>__type</c>. The standard introspection query is 15 deep.</summary>
    public int IntrospectionDepth { get; init; } = 20;

    public int OfTypeNesting { get; init; } = 16;

    /// <summary>How often one path may pass each of the lists that lead from a type to other types.</summary>
    public int IntrospectionListNesting { get; init; } = 1;

    /// <summary>How often one path may pass the same field of the same type.</summary>
    public int FieldCycle { get; init; } = 3;

    public int MutationFields { get; init; } = 4;

    /// <summary>Of mutations whose secret could be guessed: sign-in, codes, payments.</summary>
    public int GuessableFields { get; init; } = 1;
}
