using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>A browser without script: it keeps cookies, fills forms in and sends them with what the page put into them. It follows no redirect.</summary>
public sealed class Browser : IDisposable
{
    private static readonly HtmlParser Parser = new();
    private readonly HttpClient http;

    public Browser(Uri address, string language = "en")
    {
        http = new(GraphQLClient.Handler(Cookies)) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http => http;

    public async Task<Visit> GetAsync(string address)
    {
        using var answer = await http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);

        return await Visit.OfAsync(answer, Parser);
    }

    /// <summary>Sends the page's form.</summary>
    /// <param name="fields">What is filled in, over what the page holds; a null takes a field out.</param>
    /// <param name="form">Which of the page's forms.</param>
    public Task<Visit> SubmitAsync(Visit page, Dictionary<string, string?> fields, int form = 0)
    {
        var element = (IHtmlFormElement)page.Document.QuerySelectorAll("form")[form];
        var sent = element.QuerySelectorAll("input").OfType<IHtmlInputElement>().ToDictionary(input => input.Name!, input => (string?)input.Value);

        foreach (var select in element.QuerySelectorAll("select").OfType<IHtmlSelectElement>())
            sent[select.Name!] = select.Value;

        foreach (var (name, value) in fields)
            sent[name] = value;

        return PostAsync(element.GetAttribute("action")!, sent);
    }

    public async Task<Visit> PostAsync(string address, Dictionary<string, string?> fields, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Where(field => field.Value is not null).Select(field => new KeyValuePair<string, string>(field.Key, field.Value!))) };
        request.Headers.Add("Origin", http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        change?.Invoke(request);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        return await Visit.OfAsync(answer, Parser);
    }

    public Task<Visit> SignInAsync(string email, string password, string returnUrl = "/") => SignInAsync(this, email, password, returnUrl);

    public void Dispose() => http.Dispose();

    private static async Task<Visit> SignInAsync(Browser browser, string email, string password, string returnUrl) =>
        await browser.SubmitAsync(await browser.GetAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}"), new() { ["email"] = email, ["password"] = password });
}

/// <summary>What a browser was answered.</summary>
/// <param name="Location">Where it is sent on to.</param>
public sealed record Visit(HttpStatusCode Status, string? Location, string Body, IHtmlDocument Document, IReadOnlyDictionary<string, string> Headers)
{
    public string Title => Document.QuerySelector("h1")?.TextContent ?? "";

    /// <summary>The summary of what is wrong: which field each line leads to, and what it says.</summary>
    public IReadOnlyList<(string? Field, string Message)> Errors =>
        [.. Document.QuerySelectorAll("[role=alert] li").Select(line => (line.QuerySelector("a")?.GetAttribute("href")?.TrimStart('#'), line.TextContent.Trim()))];

    internal static async Task<Visit> OfAsync(HttpResponseMessage answer, HtmlParser parser)
    {
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join('\n', header.Value), StringComparer.OrdinalIgnoreCase);

        return new(answer.StatusCode, answer.Headers.Location?.OriginalString, body, parser.ParseDocument(body), headers);
    }
}
