using System.Net;
using AngleSharp.Html.Dom;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Identity.Pages;

/// <summary>What holds for every page of the account.</summary>
public sealed class PagesTests(ServerHost host) : ApiTest(host)
{
    private static readonly string[] Open = ["/account/sign-in", "/account/sign-up"], SignedIn = ["/account", "/account/sessions", "/account/choose-tenant", "/account/sign-out"];

    [Theory, InlineData("en", "en"), InlineData("zh-CN", "zh-CN,zh;q=0.9"), InlineData("zh-TW", "zh-HK")]
    public async Task A_page_speaks_the_browsers_language_and_needs_no_script(string language, string wish)
    {
        var pages = await AllAsync(wish);

        Assert.Equal(Open.Length + SignedIn.Length, pages.Count);
        Assert.All(pages, page =>
        {
            Assert.Equal((HttpStatusCode.OK, language), (page.Status, page.Document.DocumentElement.GetAttribute("lang")));
            Assert.Empty(page.Document.QuerySelectorAll("script, style, [style], [onclick], iframe, object"));
            Assert.Equal(language != "en", page.Title.Any(letter => letter >= '\u4e00'));
            Assert.NotEqual("", page.Title);
        });
    }

    [Fact, Trait("Proves", "P17")]
    public async Task A_page_runs_nothing_is_framed_by_nobody_and_kept_by_nobody()
    {
        Assert.All(await AllAsync("en"), page =>
        {
            Assert.StartsWith("default-src 'none'; style-src 'self';", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.Equal(("nosniff", "same-origin"), (page.Headers["X-Content-Type-Options"], page.Headers["Referrer-Policy"]));
            Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Every_field_has_a_label_every_page_one_heading_and_its_landmarks()
    {
        var inputs = 0;

        Assert.All(await AllAsync("en"), page =>
        {
            Assert.Single(page.Document.QuerySelectorAll("h1"));
            Assert.Single(page.Document.QuerySelectorAll("main"));
            Assert.Equal("#main", page.Document.QuerySelector("a.skip")!.GetAttribute("href"));
            Assert.True(page.Document.QuerySelectorAll("[autofocus]").Length <= 1);
            var fields = page.Document.QuerySelectorAll("input:not([type=hidden]), select");
            Assert.All(fields, field => Assert.Single(page.Document.QuerySelectorAll($"label[for={field.Id}]")));
            Assert.All(page.Document.QuerySelectorAll("[aria-describedby]"), field => Assert.All(field.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotNull(page.Document.GetElementById(id))));
            inputs += fields.Length;
        });

        Assert.True(inputs > 5);
    }

    [Fact]
    public async Task A_language_that_was_chosen_stays_chosen_and_the_way_on_is_kept()
    {
        using var browser = new Browser(Host.Address);

        var first = await browser.GetAsync("/account/sign-in?returnUrl=%2Forders%3Fstatus%3DDRAFT");
        var link = first.Document.QuerySelectorAll("nav a").OfType<IHtmlAnchorElement>().Single(it => it.GetAttribute("lang") == "zh-TW").GetAttribute("href")!;
        var chosen = await browser.GetAsync(link);
        var later = await browser.GetAsync("/account/sign-up");

        Assert.Equal(("zh-TW", "zh-TW"), (chosen.Document.DocumentElement.GetAttribute("lang"), later.Document.DocumentElement.GetAttribute("lang")));
        Assert.Equal("/orders?status=DRAFT", chosen.Document.QuerySelector("input[name=returnUrl]")!.GetAttribute("value"));
        Assert.Equal("true", chosen.Document.QuerySelector("nav a[lang=zh-TW]")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task The_style_may_be_kept_for_ever_and_has_another_name_when_it_changes()
    {
        using var browser = new Browser(Host.Address);
        var address = (await browser.GetAsync("/account/sign-in")).Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        var style = await browser.GetAsync(address);

        Assert.Matches("^/account/style-[0-9a-f]{16}\\.css$", address);
        Assert.Contains("immutable", style.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.StartsWith("text/css", style.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", style.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_sent_to_the_door_and_back_after_it()
    {
        using var browser = new Browser(Host.Address);

        Assert.Equal((HttpStatusCode.SeeOther, "/account/sign-in?returnUrl=%2Faccount%2Fsessions"), await WhereAsync(browser, "/account/sessions"));
        Assert.Equal((HttpStatusCode.SeeOther, "/account/sign-in"), await WhereAsync(browser, "/account/choose-tenant"));
        Assert.Equal((HttpStatusCode.SeeOther, "/account/sign-in"), await WhereAsync(browser, "/account/sign-out"));
    }

    private static async Task<(HttpStatusCode, string?)> WhereAsync(Browser browser, string address)
    {
        var visit = await browser.GetAsync(address);

        return (visit.Status, visit.Location);
    }

    private async Task<List<Visit>> AllAsync(string language)
    {
        var tenant = await SignUpAsync();
        using var browser = new Browser(Host.Address, language);
        var pages = new List<Visit>();

        foreach (var address in Open)
            pages.Add(await browser.GetAsync(address));

        await browser.SignInAsync(tenant.Email, tenant.Password);

        foreach (var address in SignedIn)
            pages.Add(await browser.GetAsync(address));

        return pages;
    }
}
