using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Host.Identity.Pages;

/// <summary>What every page of the account knows of its request: the language, where to go on to, and the word that its forms must send back.</summary>
public sealed class Page
{
    public const string ReturnField = "returnUrl", LanguageField = "lang";

    private const string LanguageCookie = "oc-lang";
    private const int LongestReturn = 2_000;

    private readonly HttpContext http;

    private Page(HttpContext http, string language, string returnUrl) => (this.http, Language, ReturnUrl) = (http, language, returnUrl);

    public string Language { get; }

    /// <summary>An address of this host.</summary>
    public string ReturnUrl { get; }

    /// <summary>The form token's field and value.</summary>
    public (string Name, string Value) FormToken
    {
        get
        {
            var tokens = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);

            return (tokens.FormFieldName, tokens.RequestToken!);
        }
    }

    /// <summary>The page's own languages, each by its own name, and this page in it.</summary>
    public IEnumerable<(string Code, string Name, string Address)> Languages =>
        [("en", "English", AddressIn("en")), ("zh-CN", "简体中文", AddressIn("zh-CN")), ("zh-TW", "繁體中文", AddressIn("zh-TW"))];

    /// <summary>This page once more: a form shows itself anew.</summary>
    public string Again => AddressIn(Language);

    /// <summary>Reads the request; a language that was chosen in it is kept in a cookie.</summary>
    public static Page Of(HttpContext http, string? returnUrl = null)
    {
        if (http.Request.Query[LanguageField] is [{ } wish] && Texts.Languages.Contains(wish))
            http.Response.Cookies.Append(LanguageCookie, wish, new() { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, IsEssential = true });
        else
            wish = http.Request.Cookies[LanguageCookie] is { } kept && Texts.Languages.Contains(kept) ? kept : Texts.Negotiate(http.Request.Headers.AcceptLanguage) ?? "en";

        return new(http, wish, Local(returnUrl ?? http.Request.Query[ReturnField]));
    }

    public string Say(Text text) => Texts.Say(text, Language);

    /// <summary>An address of a page, which goes on to the same place.</summary>
    public string To(string path) => ReturnUrl == "/" ? path : $"{path}{QueryString.Create(ReturnField, ReturnUrl)}";

    /// <summary>An address within this host; anything else would lend our name to another site's page.</summary>
    private static string Local(StringValues address) =>
        address is [{ Length: > 0 and <= LongestReturn } one] && RedirectHttpResult.IsLocalUrl(one) && !one.StartsWith('~') && !one.Any(char.IsControl) ? one : "/";

    private string AddressIn(string language)
    {
        var query = http.Request.Query.Where(field => field.Key is not LanguageField).Append(new(LanguageField, language));

        return http.Request.Path + new QueryBuilder(query).ToString();
    }
}
