using OrderCloud.Platform.Graph;

namespace OrderCloud.Host.Identity;

/// <summary>What a request says of its tenant beside its credential: the header X-Tenant and the host name. It may choose at sign-in; it never decides whose data is read.</summary>
internal sealed class TenantHint(AuthOptions options)
{
    public const string Header = "X-Tenant";

    /// <summary>True when a hint points at another tenant, or nowhere.</summary>
    public bool Contradicts(HttpRequest request, Guid tenant) => Hints(request).Any(hint => !(TryRead(hint, out var id) && id == tenant));

    /// <summary>The tenant that all hints point at; null without hints.</summary>
    /// <returns>False when they don't agree.</returns>
    public bool TryFind(HttpRequest request, out Guid? tenant)
    {
        var ids = Hints(request).Select(hint => TryRead(hint, out var id) ? id : Guid.Empty).Distinct().ToList();
        tenant = ids is [var only] ? only : null;

        return ids.Count <= 1;
    }

    /// <summary>A tenant's id as the API writes it, or its plain GUID: host names can't hold the other.</summary>
    public static bool TryRead(string? text, out Guid id) =>
        Guid.TryParseExact(text, "N", out id) || Guid.TryParseExact(text, "D", out id) || (NodeId.TryDecode(text, out var type, out id) && type == "Tenant");

    private IEnumerable<string?> Hints(HttpRequest request)
    {
        foreach (var value in request.Headers[Header])
            yield return value;

        if (options.TenantDomain is { Length: > 0 } domain && request.Host.Host.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase))
            yield return request.Host.Host[..^(domain.Length + 1)];
    }
}
