using OrderCloud.Platform.Graph;

namespace OrderCloud.Tenancy.Features;

/// <summary>The sites that a publishable key is bound to.</summary>
internal static class Sites
{
    private const int Most = 20, Longest = 150;

    /// <returns>Each site once, as a browser names it; what is none is noted at its place.</returns>
    public static List<string> RequireSites(this Problems problems, IReadOnlyList<string> wanted, string field)
    {
        problems.Require(wanted.Count <= Most, $"At most {Most} sites.", field);

        foreach (var (index, text) in wanted.Take(Most).Index())
            problems.Require(Site(text) is not null, "Write a site as https://shop.example.com, without a path; http only for localhost.", field, $"{index}");

        return [.. wanted.Select(Site).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private static string? Site(string text) =>
        text.Length <= Longest && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" } && !text.Contains('*', StringComparison.Ordinal)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            ? $"{uri.Scheme}://{uri.IdnHost}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}"
            : null;
}
