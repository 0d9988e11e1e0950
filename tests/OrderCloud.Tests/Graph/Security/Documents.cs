using System.Text;

namespace OrderCloud.Tests.Graph.Security;

/// <summary>Documents that stop an unguarded engine, and honest ones that look like them.</summary>
internal static class Documents
{
    /// <summary>The query every tool sends first: 15 levels deep.</summary>
    public const string Introspection = """
        query IntrospectionQuery { __schema { queryType { name } mutationType { name } subscriptionType { name }
          types { ...FullType } directives { name description locations args { ...InputValue } } } }
        fragment FullType on __Type { kind name description
          fields(includeDeprecated: true) { name description args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
          inputFields { ...InputValue } interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
        fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
          ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }
        """;

    /// <summary>60 fields, 5 fragments: what a page of the console asks for.</summary>
    public static string Page { get; } =
        "query Page($first: Int) { " + string.Join(' ', Enumerable.Range(0, 5).Select(i => $"p{i}: product(id: \"{i}\") {{ ...F{i} }}")) + " } "
        + string.Join(' ', Enumerable.Range(0, 5).Select(i => $"fragment F{i} on Product {{ " + string.Join(' ', Enumerable.Range(0, 5).Select(j => $"id name next {{ id }}")) + " } "));

    public static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    public static string Join(int times, Func<int, string> part) => string.Join(' ', Enumerable.Range(0, times).Select(part));

    /// <summary>Each fragment spreads the next one twice.</summary>
    public static string Doubling(int levels, string leaf = "id") =>
        "{ ...F0 } " + Join(levels, i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}") + $" fragment F{levels} on Query {{ product {{ {leaf} }} }}";

    public static string SpreadAtRoot(int fragments) =>
        "{ " + Join(fragments, i => $"...F{i}") + " } " + Join(fragments, i => $"fragment F{i} on Query {{ product {{ id name }} }}");

    public static string InlineFragments(int outer, int inner) =>
        "{ " + Repeat("... on Query { product { " + Repeat("... on Product { next { id } } ", inner) + "} } ", outer) + "}";

    public static string Nested(int levels) => Repeat("{ next ", levels) + "{ id }" + Repeat("}", levels);
}
