using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OrderCloud.ApiTests.Catalog;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Tenancy;

/// <summary>What a company is on its papers: kept per tenant, printed, and frozen on what was issued.</summary>
public abstract class CompanyProfileTests(HostFixture host) : ApiTest(host)
{
    private const string Profile = "name address { line1 line2 city region postalCode countryCode } taxId logo currency timeZone language";
    private const string Update = $"mutation($input: UpdateCompanyInput!) {{ updateCompany(input: $input) {{ tenant {{ version {Profile} }} {TenantSession.Errors} }} }}";
    private const string OfFulfillment = $"query($id: ID!) {{ node(id: $id) {{ ... on Fulfillment {{ issuer {{ {Profile} }} }} }} }}";

    private static readonly byte[] Png = Drawn.Png, Jpeg = Drawn.Jpeg, WebP = Drawn.WebP;

    private static readonly object Leeds = new { line1 = " 1 Dock Street ", line2 = "Unit 4", city = "Leeds", region = "West Yorkshire", postalCode = "LS10 1NB", countryCode = "GB" };

    [Fact, Trait("Capability", "B1")]
    public async Task It_is_kept_per_tenant_and_a_change_does_not_alter_issued_papers()
    {
        var shop = new Shop(await SignUpAsync("GBP", "Europe/London"));
        var logo = await WithLogoAsync(shop.Owner, new { expectedVersion = 1, name = "Harbour Goods", taxId = "GB 123 4567 89", address = Leeds }, Png);
        var first = (await shop.Owner.QueryAsync($"{{ company {{ {Profile} }} }}")).GetProperty("company");
        var issued = await shop.FulfillmentAsync(1, "startPicking", "packFulfillment", "shipFulfillment");
        var waiting = await shop.FulfillmentAsync(1, "startPicking");

        await WithLogoAsync(shop.Owner, new { expectedVersion = 2, name = "Harbour & Sons", taxId = (string?)null, address = (object?)null, timeZone = "Asia/Taipei", language = "zh-TW" }, Jpeg);
        var second = (await shop.Owner.QueryAsync($"{{ me {{ tenant {{ {Profile} }} }} }}")).GetProperty("me").GetProperty("tenant");

        Assert.Equal(
            ("Harbour Goods", "1 Dock Street", "Unit 4", "Leeds", "West Yorkshire", "LS10 1NB", "GB", "GB 123 4567 89", logo, "GBP", "Europe/London", "en"),
            (first.Text("name"), Place(first, "line1"), Place(first, "line2"), Place(first, "city"), Place(first, "region"), Place(first, "postalCode"), Place(first, "countryCode"),
                first.Text("taxId"), first.Text("logo"), first.Text("currency"), first.Text("timeZone"), first.Text("language")));
        Assert.Equal(("Harbour & Sons", null, "GBP", "Asia/Taipei", "zh-TW"), (second.Text("name"), second.Text("taxId"), second.Text("currency"), second.Text("timeZone"), second.Text("language")));
        Assert.NotEqual(logo, second.Text("logo"));

        // What has left says what it said; what has not says what the company is now. The old logo is still there to be printed.
        Assert.Equal(first.GetRawText(), (await IssuerAsync(shop.Owner, issued)).GetRawText());
        Assert.Equal(second.GetRawText(), (await IssuerAsync(shop.Owner, waiting)).GetRawText());
        Assert.Equal(Png, await BytesAsync(shop.Owner, logo));

        // Delivered afterwards, it is the same paper.
        await shop.DoAsync("confirmDelivery", Shop.Version(issued));
        Assert.Equal(first.GetRawText(), (await IssuerAsync(shop.Owner, issued)).GetRawText());

        // Another company has a profile of its own.
        var other = await SignUpAsync();
        Assert.Equal((JsonValueKind.Null, null, null), ((await CompanyAsync(other.Owner)).GetProperty("address").ValueKind, (await CompanyAsync(other.Owner)).Text("taxId"), (await CompanyAsync(other.Owner)).Text("logo")));
    }

    [Fact]
    public async Task Whoever_packs_prints_the_companys_profile()
    {
        var shop = new Shop(await SignUpAsync("GBP", "Europe/London"));
        var logo = await WithLogoAsync(shop.Owner, new { expectedVersion = 1, taxId = "GB 1", address = Leeds }, WebP);
        var fulfillment = await shop.FulfillmentAsync(1, "startPicking");
        var packer = await shop.Tenant.MemberAsync("warehouse");

        var issuer = await IssuerAsync(packer, fulfillment);

        Assert.Equal(("GB 1", "Leeds", logo), (issuer.Text("taxId"), Place(issuer, "city"), issuer.Text("logo")));
        Assert.Equal(WebP, await BytesAsync(packer, logo));
    }

    [Fact]
    public async Task A_logo_is_shown_as_a_picture_and_runs_nothing()
    {
        var owner = (await SignUpAsync()).Owner;
        var logo = await WithLogoAsync(owner, new { expectedVersion = 1 }, Png, name: "evil.html");

        using var answer = await owner.Http.GetAsync(new Uri(logo, UriKind.Relative), Cancelled);

        Assert.Equal((HttpStatusCode.OK, "image/png"), (answer.StatusCode, answer.Content.Headers.ContentType?.ToString()));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["default-src 'none'; sandbox"], answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["same-origin"], answer.Headers.GetValues("Cross-Origin-Resource-Policy"));
        Assert.Equal("no-cache, private", answer.Headers.CacheControl?.ToString());

        using var again = new HttpRequestMessage(HttpMethod.Get, logo);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await owner.Http.SendAsync(again, Cancelled);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task Another_companys_logo_does_not_exist()
    {
        var owner = (await SignUpAsync()).Owner;
        var logo = await WithLogoAsync(owner, new { expectedVersion = 1 }, Png);
        var stranger = (await SignUpAsync()).Owner;

        var known = await AnswerAsync(stranger, logo);
        var unknown = await AnswerAsync(stranger, $"/images/{Guid.CreateVersion7()}");

        Assert.Equal(HttpStatusCode.OK, (await AnswerAsync(owner, logo)).Status);
        Assert.Equal((HttpStatusCode.NotFound, ""), known);
        Assert.Equal(unknown, known);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AnswerAsync(Anonymous(), logo)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AnswerAsync(WithToken("ock_wrong"), logo)).Status);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<!doctype html><img src=x onerror=alert(1)>")]
    [InlineData("GIF89a, a picture of long ago")]
    [InlineData("PNG, it says of itself")]
    [InlineData("")]
    public async Task What_is_no_picture_is_refused_whatever_it_is_called(string content)
    {
        var owner = (await SignUpAsync()).Owner;

        var error = Assert.Single((await SendAsync(owner, new { expectedVersion = 1 }, System.Text.Encoding.UTF8.GetBytes(content), "logo.png")).GetProperty("errors").EnumerateArray());

        Assert.Equal(("INPUT_INVALID", "logo"), (error.Text("code"), error.GetProperty("field")[1].GetString()));
        Assert.Null((await CompanyAsync(owner)).Text("logo"));
    }

    [Fact]
    public async Task A_picture_that_is_too_large_is_refused_in_the_callers_language_and_one_byte_less_is_not()
    {
        var owner = (await SignUpAsync()).Owner;
        owner.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        byte[] most = [.. Png, .. new byte[(512 << 10) - Png.Length]];

        var error = Assert.Single((await SendAsync(owner, new { expectedVersion = 1 }, [.. most, 0], "logo.png")).GetProperty("errors").EnumerateArray());
        Assert.Equal("图片过大：最多 512 KiB，请缩小后再试。", error.Text("message"));

        Assert.Equal(most, await BytesAsync(owner, await WithLogoAsync(owner, new { expectedVersion = 1 }, most)));
    }

    [Fact]
    public async Task A_logo_that_no_paper_shows_is_freed_when_it_is_replaced_or_taken_away()
    {
        var (owner, stranger) = ((await SignUpAsync()).Owner, (await SignUpAsync()).Owner);
        var theirs = await WithLogoAsync(stranger, new { expectedVersion = 1 }, Png);
        var first = await WithLogoAsync(owner, new { expectedVersion = 1 }, Png);
        var second = await WithLogoAsync(owner, new { expectedVersion = 2 }, Jpeg);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), ((await AnswerAsync(owner, first)).Status, (await AnswerAsync(owner, second)).Status));

        // Refused, it changes nothing.
        Assert.Single((await SendAsync(owner, new { expectedVersion = 3 }, "no picture"u8.ToArray(), "logo.png")).GetProperty("errors").EnumerateArray());
        Assert.Equal(Jpeg, await BytesAsync(owner, second));

        await owner.MutateAsync(Update, new { input = new { expectedVersion = 3, logo = (string?)null } });
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), ((await AnswerAsync(owner, second)).Status, (await AnswerAsync(stranger, theirs)).Status));
    }

    [Fact]
    public async Task A_logo_that_two_papers_show_stays_whatever_the_company_shows_next()
    {
        var shop = new Shop(await SignUpAsync("GBP", "Europe/London"));
        var logo = await WithLogoAsync(shop.Owner, new { expectedVersion = 1 }, Png);
        var papers = new[] { await shop.FulfillmentAsync(1, "startPicking", "packFulfillment", "shipFulfillment"), await shop.FulfillmentAsync(1, "startPicking", "packFulfillment", "shipFulfillment") };

        await WithLogoAsync(shop.Owner, new { expectedVersion = 2 }, Jpeg);
        await WithLogoAsync(shop.Owner, new { expectedVersion = 3 }, WebP);

        foreach (var paper in papers)
            Assert.Equal(logo, (await IssuerAsync(shop.Owner, paper)).Text("logo"));

        Assert.Equal(Png, await BytesAsync(shop.Owner, logo));
    }

    /// <summary>Whichever comes first: the paper shows a logo that is there.</summary>
    [Fact]
    public async Task No_paper_is_issued_with_a_logo_that_is_freed_at_the_same_moment()
    {
        var shop = new Shop(await SignUpAsync("GBP", "Europe/London"));
        await WithLogoAsync(shop.Owner, new { expectedVersion = 1 }, Png);

        for (var round = 2; round < 8; round++)
        {
            var fulfillment = await shop.FulfillmentAsync(1, "startPicking", "packFulfillment");
            await Task.WhenAll(shop.DoAsync("shipFulfillment", Shop.Version(fulfillment, ("carrier", "Post"))), WithLogoAsync(shop.Owner, new { expectedVersion = round }, round % 2 == 0 ? Jpeg : Png));

            Assert.Equal(HttpStatusCode.OK, (await AnswerAsync(shop.Owner, (await IssuerAsync(shop.Owner, fulfillment)).Text("logo")!)).Status);
        }
    }

    [Fact]
    public async Task What_is_left_out_stays_and_null_takes_away()
    {
        var owner = (await SignUpAsync()).Owner;
        var logo = await WithLogoAsync(owner, new { expectedVersion = 1, taxId = "DE 1", address = Leeds }, Png);

        var kept = (await owner.MutateAsync(Update, new { input = new { expectedVersion = 2, name = "New" } })).GetProperty("tenant");
        var gone = (await owner.MutateAsync(Update, new { input = new { expectedVersion = 3, taxId = " ", address = (object?)null, logo = (string?)null } })).GetProperty("tenant");

        Assert.Equal(("DE 1", logo, "Leeds"), (kept.Text("taxId"), kept.Text("logo"), Place(kept, "city")));
        Assert.Equal((null, null, JsonValueKind.Null), (gone.Text("taxId"), gone.Text("logo"), gone.GetProperty("address").ValueKind));
    }

    [Fact]
    public async Task Each_wrong_field_is_named()
    {
        var owner = (await SignUpAsync()).Owner;

        var errors = await owner.RefusedAsync(Update, new { input = new { expectedVersion = 1, taxId = new string('1', 41), address = new { line1 = " ", city = new string('c', 101), countryCode = "XX", postalCode = new string('p', 21) } } });

        Assert.Equal(
            ["address.city", "address.countryCode", "address.line1", "address.postalCode", "taxId"],
            errors.Select(error => string.Join('.', error.GetProperty("field").EnumerateArray().Skip(1).Select(step => step.GetString()))).Order());
    }

    private static string? Place(JsonElement profile, string part) => profile.GetProperty("address").Text(part);

    private static async Task<JsonElement> CompanyAsync(GraphQLClient client) => (await client.QueryAsync($"{{ company {{ {Profile} }} }}")).GetProperty("company");

    private static async Task<JsonElement> IssuerAsync(GraphQLClient client, JsonElement fulfillment) =>
        (await client.QueryAsync(OfFulfillment, new { id = fulfillment.Text("id") })).GetProperty("node").GetProperty("issuer");

    private static async Task<byte[]> BytesAsync(GraphQLClient client, string path) => await client.Http.GetByteArrayAsync(new Uri(path, UriKind.Relative), Cancelled);

    private static async Task<(HttpStatusCode Status, string Body)> AnswerAsync(GraphQLClient client, string path)
    {
        using var answer = await client.Http.GetAsync(new Uri(path, UriKind.Relative), Cancelled);

        return (answer.StatusCode, answer.StatusCode is HttpStatusCode.NotFound ? await answer.Content.ReadAsStringAsync(Cancelled) : "");
    }

    /// <summary>Changes the profile, the logo with it; returns its place.</summary>
    private static async Task<string> WithLogoAsync(GraphQLClient client, object input, byte[] logo, string name = "logo.png")
    {
        var payload = await SendAsync(client, input, logo, name);
        Assert.True(payload.GetProperty("errors").ValueKind is JsonValueKind.Null, $"Refused: {payload}");

        return payload.GetProperty("tenant").Text("logo")!;
    }

    private static async Task<JsonElement> SendAsync(GraphQLClient client, object input, byte[] logo, string name)
    {
        var variables = JsonSerializer.SerializeToNode(new { input })!;
        variables["input"]!["logo"] = null;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(JsonSerializer.Serialize(new { query = Update, variables })), "operations" },
            { new StringContent("""{"0":["variables.input.logo"]}"""), "map" },
            { new ByteArrayContent(logo), "0", name },
        };
        using var answer = await client.Http.PostAsync(new Uri("/graphql", UriKind.Relative), form, Cancelled);

        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("data").GetProperty("updateCompany");
    }
}

public sealed class CompanyProfileOnServerTests(ServerHost host) : CompanyProfileTests(host);

public sealed class CompanyProfileOnSqliteTests(SqliteHost host) : CompanyProfileTests(host);
