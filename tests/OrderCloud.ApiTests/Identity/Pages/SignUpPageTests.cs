using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.ApiTests.Tenancy.Audit;

namespace OrderCloud.ApiTests.Identity.Pages;

public sealed class SignUpPageTests(ServerHost host) : ApiTest(host)
{
    [Fact, Trait("Capability", "A2/part")]
    public async Task A_visitor_gets_his_company_and_is_in()
    {
        using var browser = new Browser(Host.Address, "zh-TW");
        var page = await browser.GetAsync("/account/sign-up?returnUrl=%2Fwelcome");

        var answer = await browser.SubmitAsync(page, new() { ["companyName"] = "台北茶行", ["displayName"] = "林小姐", ["email"] = $"lin-{Guid.NewGuid():N}@example.com", ["password"] = "four words nobody guesses" });

        Assert.Equal((HttpStatusCode.SeeOther, "/welcome"), (answer.Status, answer.Location));
        using var api = Anonymous();
        api.Cookies.Add(browser.Cookies.GetAllCookies());
        var company = (await api.QueryAsync("{ company { name currency timeZone language } }")).GetProperty("company");
        // Currency and time zone as the page offered them to a browser from Taiwan.
        Assert.Equal("""{"name":"台北茶行","currency":"TWD","timeZone":"Asia/Taipei","language":"zh-TW"}""", company.ToString());
        var founded = await api.AuditAsync(new { operation = new { eq = "signUp" } });
        Assert.NotEmpty(founded);
        Assert.All(founded, entry => Assert.Equal((true, true), (entry.Text("requestId") is not null, entry.Text("networkAddress")!.StartsWith("127.", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once_each_line_leads_to_its_field_and_what_was_typed_stays_but_the_password()
    {
        using var browser = new Browser(Host.Address);

        var answer = await browser.SubmitAsync(await browser.GetAsync("/account/sign-up"), new() { ["companyName"] = " ", ["email"] = "ann at example", ["password"] = "short", ["currency"] = "XYZ" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(["companyName", "currency", "email", "password"], answer.Errors.Select(error => error.Field).Order(StringComparer.Ordinal));
        Assert.All(answer.Errors, error => Assert.Equal("true", answer.Document.GetElementById(error.Field!)!.GetAttribute("aria-invalid")));
        Assert.Equal("ann at example", answer.Document.GetElementById("email")!.GetAttribute("value"));
        Assert.Null(answer.Document.GetElementById("password")!.GetAttribute("value"));
        Assert.StartsWith("Not yet:", answer.Document.Title, StringComparison.Ordinal);
    }

    [Fact, Trait("Capability", "R3/part")]
    public async Task Twenty_companies_of_one_address_are_enough_for_a_quarter_of_an_hour_and_mistakes_do_not_count()
    {
        await using var host = await Fixture.AnotherHostAsync(_ => { });
        using var browser = new Browser(host.Address, "zh-CN");
        var page = await browser.GetAsync("/account/sign-up");
        var taken = $"{Guid.NewGuid():N}@example.com";
        Task<Visit> SignUpAsync(string password, string? email = null) => browser.SubmitAsync(page, new() { ["companyName"] = "A", ["email"] = email ?? $"{Guid.NewGuid():N}@example.com", ["password"] = password });

        for (var tries = 0; tries < 3; tries++)
            Assert.Equal(HttpStatusCode.BadRequest, (await SignUpAsync("short")).Status);

        for (var made = 0; made < 10; made++)
            Assert.Equal(HttpStatusCode.SeeOther, (await SignUpAsync("four words nobody guesses", made is 0 ? taken : null)).Status);

        // Each of these costs a hash as well.
        for (var tries = 0; tries < 10; tries++)
            Assert.Equal(HttpStatusCode.BadRequest, (await SignUpAsync("four words nobody guesses", taken)).Status);

        var refused = await SignUpAsync("four words nobody guesses");
        Assert.Equal((HttpStatusCode.TooManyRequests, "来自此地址的公司注册过多，请稍后再试。"), (refused.Status, Assert.Single(refused.Errors).Message));
    }

    [Fact, Trait("Capability", "R3/part"), Trait("Proves", "P15")]
    public async Task The_form_and_the_api_share_them()
    {
        await using var host = await Fixture.AnotherHostAsync(_ => { });
        // Each client of the tests has an address of its own; here one does both.
        using var browser = new Browser(host.Address, "zh-CN");
        var page = await browser.GetAsync("/account/sign-up");
        async Task<JsonElement> ByApiAsync(string password = "four words nobody guesses")
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
            {
                Content = JsonContent.Create(new
                {
                    query = "mutation($input: SignUpInput!) { signUp(input: $input) { tenant { id } errors { ... on Error { code message } } } }",
                    variables = new { input = new { email = $"{Guid.NewGuid():N}@example.com", password, companyName = "A", currency = "EUR", timeZone = "Europe/Berlin", language = "en" } },
                }),
            };
            request.Headers.Add("GraphQL-preflight", "1");
            request.Headers.Add("Origin", host.Address.GetLeftPart(UriPartial.Authority));
            browser.Cookies.GetAllCookies().Where(cookie => cookie.Name == "oc").ToList().ForEach(cookie => cookie.Expired = true);
            using var answer = await browser.Http.SendAsync(request, Cancelled);

            return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("data").GetProperty("signUp");
        }

        Task<Visit> ByFormAsync() => browser.SubmitAsync(page, new() { ["companyName"] = "A", ["email"] = $"{Guid.NewGuid():N}@example.com", ["password"] = "four words nobody guesses" });

        for (var made = 0; made < 10; made++)
        {
            Assert.Equal("INPUT_INVALID", (await ByApiAsync("short")).GetProperty("errors")[0].GetProperty("code").GetString());
            Assert.Equal(JsonValueKind.Object, (await ByApiAsync()).GetProperty("tenant").ValueKind);
            Assert.Equal(HttpStatusCode.SeeOther, (await ByFormAsync()).Status);
        }

        var refused = (await ByApiAsync()).GetProperty("errors")[0];
        Assert.Equal(("SIGN_UPS_EXHAUSTED", "来自此地址的公司注册过多，请稍后再试。"), (refused.GetProperty("code").GetString(), refused.GetProperty("message").GetString()));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await ByFormAsync()).Status);
    }

    [Theory, InlineData("zh-CN", "这个|密码"), InlineData("zh-TW", "這個|密碼")]
    public async Task A_refusal_is_said_in_the_pages_language(string language, string words)
    {
        using var browser = new Browser(Host.Address, language);

        var answer = await browser.SubmitAsync(await browser.GetAsync("/account/sign-up"), new() { ["companyName"] = "A", ["email"] = $"{Guid.NewGuid():N}@example.com", ["password"] = "password1234" });

        Assert.Matches(words, Assert.Single(answer.Errors).Message);
    }

    [Theory]
    [InlineData("en-GB,en;q=0.9", "GBP", "Europe/London")]
    [InlineData("en-US", "USD", "America/New_York")]
    [InlineData("zh-CN", "CNY", "Asia/Shanghai")]
    [InlineData("de", "USD", "Etc/UTC")]
    public async Task Currency_and_time_zone_are_guessed_by_the_browsers_country(string wish, string currency, string zone)
    {
        using var browser = new Browser(Host.Address, wish);

        var page = await browser.GetAsync("/account/sign-up");

        Assert.Equal([currency, zone], page.Document.QuerySelectorAll("option[selected]").Select(option => option.GetAttribute("value")));
    }
}
