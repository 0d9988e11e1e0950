namespace OrderCloud.Tests.Architecture;

/// <summary>The repository as files.</summary>
internal static class Folders
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    public static string At(string path) => Path.Combine(Root, path);

    /// <summary>Names of the folders right under <paramref name="path"/>.</summary>
    public static IEnumerable<string> Under(string path) => Directory.EnumerateDirectories(At(path)).Select(folder => Path.GetFileName(folder)!);

    /// <summary>Files below <paramref name="path"/> that match, as paths from the root with forward slashes; what the compiler makes is left out.</summary>
    public static IEnumerable<string> Files(string path, string pattern) => Directory.EnumerateFiles(At(path), pattern, SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(file => !file.Split('/').Intersect(["bin", "obj", "node_modules"]).Any())
        .Order(StringComparer.Ordinal);

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "OrderCloud.sln"))
        ? folder
        : Above(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository."));
}
