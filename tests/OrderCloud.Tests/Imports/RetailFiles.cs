using System.Runtime.CompilerServices;

namespace OrderCloud.Tests.Imports;

/// <summary>The sample data that lies in the repository.</summary>
public static class RetailFiles
{
    public static string Small => PathOf("small.csv.gz");

    public static string HalfYear => PathOf("2010-12_2011-05.csv.gz");

    /// <summary>True when every stated number is run: build/test --full.</summary>
    public static bool IsFull => Environment.GetEnvironmentVariable("ORDERCLOUD_FULL") == "1";

    private static string PathOf(string name, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../data/online-retail", name));
}
