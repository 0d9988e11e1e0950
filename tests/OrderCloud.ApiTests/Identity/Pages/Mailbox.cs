using AngleSharp.Html.Dom;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Identity.Pages;

/// <summary>What was mailed to an address, as the mailbox page of Development shows it.</summary>
internal static class Mailbox
{
    /// <summary>Subjects and links, newest first; waits until there are as many as wanted.</summary>
    public static Task<List<(string Subject, string Link, string Text, string Language)>> OfAsync(RunningHost host, string email, int count = 1) => Eventually.GetAsync(async () =>
    {
        using var browser = new Browser(host.Address);
        var page = await browser.GetAsync("/dev/mailbox");

        return page.Document.QuerySelectorAll("article.mail").Where(mail => mail.GetAttribute("data-to")!.Equals(email, StringComparison.OrdinalIgnoreCase))
            .Select(mail => (mail.QuerySelector("h2")!.TextContent, PathOf(mail.QuerySelector("a")), mail.TextContent, mail.GetAttribute("lang")!)).ToList();
    }, mails => mails.Count >= count);

    private static string PathOf(AngleSharp.Dom.IElement? link) => link is IHtmlAnchorElement anchor ? new Uri(anchor.Href).PathAndQuery : "";
}
