using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace OrderCloud.Host.Identity.Pages;

/// <summary>How pages are sent: without script, framed by nobody, kept by nobody.</summary>
internal static class PageAnswer
{
    public const string Product = "OrderCloud";

    private static readonly byte[] Style = Read();

    /// <summary>Changes with the style, so that browsers may keep it for ever.</summary>
    public static string StyleAddress { get; } = $"/account/style-{Convert.ToHexString(SHA256.HashData(Style))[..16].ToLowerInvariant()}.css";

    /// <param name="formsGoTo">Another origin to which the page's form may lead in the end.</param>
    public static IResult Show<TPage>(this HttpContext http, Page page, IReadOnlyDictionary<string, object?>? parameters = null, int status = StatusCodes.Status200OK, string? formsGoTo = null)
        where TPage : AccountPage
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'{(formsGoTo is null ? "" : $" {formsGoTo}")}; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-cache, no-store";
        headers.Pragma = "no-cache";
        headers.ContentLanguage = page.Language;
        headers.Vary = "Accept-Language, Cookie";

        return new RazorComponentResult<TPage>(new Dictionary<string, object?>(parameters ?? new Dictionary<string, object?>()) { [nameof(AccountPage.Page)] = page }) { StatusCode = status, PreventStreamingRendering = true };
    }

    /// <summary>After a form: the next page is asked for anew, so that going back sends nothing twice.</summary>
    /// <param name="address">Without control characters; a header holds other letters as bytes in percent only.</param>
    public static IResult Go(string address) => new SeeOther(string.Concat(address.EnumerateRunes().Select(letter => letter.IsAscii ? letter.ToString() : Uri.EscapeDataString(letter.ToString()))));

    public static IResult ServeStyle(HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";

        return Results.Bytes(Style, "text/css; charset=utf-8");
    }

    private static byte[] Read()
    {
        using var stream = typeof(PageAnswer).Assembly.GetManifestResourceStream("account.css")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);

        return bytes;
    }

    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;

            return Task.CompletedTask;
        }
    }
}

/// <summary>A page of the account; its texts come from the catalogues.</summary>
public abstract class AccountPage : ComponentBase
{
    [Parameter, EditorRequired]
    public Page Page { get; set; } = null!;

    protected string Say(Platform.Graph.Text text) => Page.Say(text);
}

/// <summary>What is wrong with a form, in the page's language.</summary>
/// <param name="Field">The field's name; empty when no single one is at fault.</param>
public sealed record FormError(string Field, string Message);
