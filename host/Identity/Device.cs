namespace OrderCloud.Host.Identity;

/// <summary>What a browser says of itself, cut down to what its user knows it by.</summary>
internal static class Device
{
    public const int Longest = 40;

    // The first that is named counts: Edge names Chrome too, Chrome names Safari.
    private static readonly (string Mark, string Name)[] Browsers = [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("Chrome/", "Chrome"), ("CriOS", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    /// <returns>Empty when it says nothing that is known.</returns>
    public static string Of(string? userAgent) => string.Join(" · ", Find(Browsers, userAgent).Concat(Find(Systems, userAgent)));

    private static IEnumerable<string> Find((string Mark, string Name)[] known, string? userAgent) =>
        known.Where(it => userAgent?.Contains(it.Mark, StringComparison.Ordinal) is true).Select(it => it.Name).Take(1);
}
