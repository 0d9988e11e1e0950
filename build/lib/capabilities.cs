#:property PublishAot=false

// Writes docs/capabilities.md: which row of tests/data/capabilities.csv is tested, by which tests. Reads the test
// assemblies' metadata without loading them, so that no test code runs here.
// Usage: capabilities.cs REPOSITORY ASSEMBLY... ; with CI set in the environment it compares and writes nothing.

using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

var root = args[0];
var titles = Csv.Read(Path.Combine(root, "tests/data/capabilities.csv"));
var claims = args[1..].SelectMany(TestAssembly.Claims).ToList();

var empty = claims.Where(claim => !claim.Runs).Select(claim => $"{claim.Test} names the capability '{claim.Id}', but is no test or is skipped.");
var unknown = claims.Where(claim => !titles.ContainsKey(claim.Id))
    .Select(claim => $"{claim.Test} names the capability '{claim.Id}', which tests/data/capabilities.csv doesn't have.");
var mistakes = empty.Concat(unknown).ToList();
mistakes.ForEach(Console.Error.WriteLine);

var file = Path.Combine(root, "docs/capabilities.md");
var page = Page.Of(titles, claims);

if (mistakes is not [])
    return 1;

if (File.Exists(file) && File.ReadAllText(file) == page)
    return 0;

if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
{
    Console.Error.WriteLine("docs/capabilities.md isn't what the tests say: run build/capabilities and commit it.");
    return 1;
}

Directory.CreateDirectory(Path.GetDirectoryName(file)!);
File.WriteAllText(file, page);
Console.WriteLine("docs/capabilities.md is rewritten.");
return 0;

/// <summary>A test's word that it checks a capability.</summary>
/// <param name="Whole">The whole row rather than a part of it.</param>
/// <param name="Runs">False for a skipped test, and for a method that isn't a test: an empty word.</param>
internal sealed record Claim(string Id, bool Whole, string Test, bool Runs);

internal static class Page
{
    public static string Of(IReadOnlyDictionary<string, string> titles, IReadOnlyList<Claim> claims)
    {
        var byId = claims.ToLookup(claim => claim.Id);
        var whole = titles.Keys.Count(id => byId[id].Any(claim => claim.Whole));
        var part = titles.Keys.Count(id => byId[id].Any()) - whole;

        var page = new StringBuilder()
            .Append("# Capabilities\n\n")
            .Append("Made by `build/capabilities` from the tests' `Capability` traits and `tests/data/capabilities.csv`. ")
            .Append("A row is *whole* when a test says that it checks all of it, *part* when tests check some of it.\n\n")
            .Append(CultureInfo.InvariantCulture, $"{titles.Count} rows: {whole} whole, {part} in part, {titles.Count - whole - part} not yet.\n\n")
            .Append("| id | capability | tested | by |\n|---|---|---|---|\n");

        foreach (var (id, title) in titles)
            page.Append(CultureInfo.InvariantCulture, $"| {id} | {title.Replace("|", "\\|")} | {State(byId[id])} | {Tests(byId[id])} |\n");

        return page.ToString();
    }

    private static string State(IEnumerable<Claim> claims) =>
        claims.Any(claim => claim.Whole) ? "whole" : claims.Any() ? "part" : "";

    private static string Tests(IEnumerable<Claim> claims) =>
        string.Join("<br>", claims.Select(claim => claim.Test).Distinct().Order(StringComparer.Ordinal));
}

internal static class TestAssembly
{
    /// <summary>What the tests in the assembly <paramref name="path"/> claim, by their own traits and their class's.</summary>
    public static IEnumerable<Claim> Claims(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = file.GetMetadataReader();
        var claims = new List<Claim>();

        foreach (var type in reader.TypeDefinitions.Select(reader.GetTypeDefinition))
        {
            var ofClass = Capabilities(reader, type.GetCustomAttributes()).ToList();

            foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition))
            {
                var own = Capabilities(reader, method.GetCustomAttributes()).ToList();
                var test = $"{reader.GetString(type.Name)}.{reader.GetString(method.Name)}";

                var runs = Runs(reader, method.GetCustomAttributes());

                claims.AddRange((runs ? ofClass.Concat(own) : own).Select(value => ClaimOf(value, test, runs)));
            }
        }

        return claims;
    }

    private static Claim ClaimOf(string value, string test, bool runs) => value.EndsWith("/part", StringComparison.Ordinal)
        ? new(value[..^"/part".Length], Whole: false, test, runs)
        : new(value, Whole: true, test, runs);

    private static IEnumerable<string> Capabilities(MetadataReader reader, CustomAttributeHandleCollection attributes) =>
        from attribute in attributes.Select(reader.GetCustomAttribute)
        where NameOf(reader, attribute) == "TraitAttribute"
        let arguments = attribute.DecodeValue(Names.Only).FixedArguments
        where arguments is [{ Value: "Capability" }, _]
        select (string)arguments[1].Value!;

    private static bool Runs(MetadataReader reader, CustomAttributeHandleCollection attributes) =>
        attributes.Select(reader.GetCustomAttribute).Any(attribute =>
            NameOf(reader, attribute) is var name
            && (name.EndsWith("FactAttribute", StringComparison.Ordinal) || name.EndsWith("TheoryAttribute", StringComparison.Ordinal))
            && !attribute.DecodeValue(Names.Only).NamedArguments.Any(argument => argument is { Name: "Skip", Value: not null }));

    private static string NameOf(MetadataReader reader, CustomAttribute attribute) => attribute.Constructor.Kind switch
    {
        HandleKind.MemberReference => TypeName(reader, reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent),
        _ => TypeName(reader, reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType()),
    };

    private static string TypeName(MetadataReader reader, EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeReference => reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type).Name),
        HandleKind.TypeDefinition => reader.GetString(reader.GetTypeDefinition((TypeDefinitionHandle)type).Name),
        _ => "",
    };

    /// <summary>Types by name alone: an attribute's arguments can be decoded without the assemblies of their types.</summary>
    private sealed class Names : ICustomAttributeTypeProvider<string>
    {
        public static readonly Names Only = new();

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();
        public string GetSystemType() => "Type";
        public string GetSZArrayType(string elementType) => elementType + "[]";
        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => TypeName(reader, handle);
        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => TypeName(reader, handle);
        public string GetTypeFromSerializedName(string name) => name;
        public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;
        public bool IsSystemType(string type) => type == "Type";
    }
}

internal static class Csv
{
    /// <summary>Title by id, in the file's order; a title with a comma is quoted.</summary>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        var titles = new OrderedDictionary<string, string>();

        foreach (var line in File.ReadLines(path).Skip(1))
        {
            var comma = line.IndexOf(',');
            var title = line[(comma + 1)..];
            titles.Add(line[..comma], title.StartsWith('"') ? title[1..^1].Replace("\"\"", "\"") : title);
        }

        return titles;
    }
}
