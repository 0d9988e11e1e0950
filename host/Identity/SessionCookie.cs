namespace OrderCloud.Host.Identity;

/// <summary>The cookie of the console's session. Over https it has the prefix by which browsers bind it to this host; without https it is for the own machine.</summary>
internal static class SessionCookie
{
    private const string Secure = "__Host-oc", Plain = "oc";

    public static string? Read(HttpRequest request) => request.Cookies[NameFor(request)] is { Length: > 0 } value ? value : null;

    public static void Write(HttpContext http, string value) => http.Response.Cookies.Append(NameFor(http.Request), value, Options(http.Request));

    public static void Delete(HttpContext http) => http.Response.Cookies.Delete(NameFor(http.Request), Options(http.Request));

    private static string NameFor(HttpRequest request) => request.IsHttps ? Secure : Plain;

    private static CookieOptions Options(HttpRequest request) =>
        new() { HttpOnly = true, Secure = request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
