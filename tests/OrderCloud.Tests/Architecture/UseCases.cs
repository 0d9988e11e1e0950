using System.Reflection;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Platform.Graph.Events;

namespace OrderCloud.Tests.Architecture;

/// <summary>A use case is one class, one file, one field and one test file, all of one name.</summary>
internal static class UseCases
{
    public static IEnumerable<Type> Of(Assembly module) => module.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && (IsMutation(type) || IsQuery(type) || type.IsAssignableTo(typeof(ISubscription)))).OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>The root field's name: queries drop Get and List.</summary>
    public static string Field(Type useCase)
    {
        var name = useCase.Name;
        var noun = !IsQuery(useCase) ? name : name.StartsWith("Get", StringComparison.Ordinal) ? name[3..] : name.StartsWith("List", StringComparison.Ordinal) ? name[4..] : name;

        return char.ToLowerInvariant(noun[0]) + noun[1..];
    }

    /// <summary>True for a list that hangs on other objects: its field is on their type.</summary>
    public static bool IsChildList(Type useCase) => Bases(useCase).Any(ancestor => ancestor.IsGenericType && ancestor.GetGenericTypeDefinition() == typeof(ChildListQuery<,>));

    /// <summary>What is wrong with the use case's name or place, if anything.</summary>
    public static IEnumerable<string> Faults(Type useCase)
    {
        var module = Boundary.Name(useCase.Assembly);
        var reads = useCase.Name.StartsWith("Get", StringComparison.Ordinal) || useCase.Name.StartsWith("List", StringComparison.Ordinal);

        if (IsQuery(useCase) && !reads)
            yield return $"{useCase.Name} reads: its name begins with Get or List";

        if (!IsQuery(useCase) && reads)
            yield return $"{useCase.Name} is no query: its name does not begin with Get or List";

        if (useCase.Namespace != $"OrderCloud.{module}.Features")
            yield return $"{useCase.Name} is in {useCase.Namespace}, not in OrderCloud.{module}.Features";

        if (!File.Exists(Folders.At(FileOf(useCase))))
            yield return $"{useCase.Name} has no file {FileOf(useCase)} of its own";
    }

    /// <summary>Use cases that no test file is named after, neither with a database nor without.</summary>
    public static IEnumerable<string> Untested(IEnumerable<Type> useCases, IEnumerable<string> testFiles) =>
        useCases.Select(useCase => useCase.Name).Except(testFiles.Select(file => Path.GetFileNameWithoutExtension(file)).Select(name => name.EndsWith("Tests", StringComparison.Ordinal) ? name[..^5] : name));

    private static string FileOf(Type useCase) => $"modules/{Boundary.Name(useCase.Assembly)}/Features/{useCase.Name}.cs";

    private static bool IsMutation(Type type) => type.IsAssignableTo(typeof(IMutation));

    private static bool IsQuery(Type type) => type.IsAssignableTo(typeof(IQuery)) || Bases(type).Any(ancestor => ancestor.IsGenericType && ancestor.GetGenericTypeDefinition() == typeof(ListQuery<>));

    private static IEnumerable<Type> Bases(Type type) => type.BaseType is { } parent ? Bases(parent).Prepend(parent) : [];
}
