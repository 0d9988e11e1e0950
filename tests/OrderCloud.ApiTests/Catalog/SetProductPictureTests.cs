using System.Net;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using SkiaSharp;

namespace OrderCloud.ApiTests.Catalog;

/// <summary>Pictures of products, sent or fetched; and that no link leads into the host's own network.</summary>
public abstract class SetProductPictureTests(PictureHost host) : ApiTest(host)
{
    private const string Shown = "name version picture pictureStatus pictureFailure pictureFailureMessage";
    private const string Set =
        $"mutation($input: SetProductPictureInput!) {{ setProductPicture(input: $input) {{ product {{ {Shown} }} errors {{ __typename ... on Error {{ code message field }} ... on ProductVersionConflictError {{ current {{ version }} }} }} }} }}";

    private readonly Outside outside = host.Outside;

    [Fact]
    public async Task A_picture_that_is_sent_is_shown_until_it_is_taken_away()
    {
        var owner = (await SignUpAsync()).Owner;
        var id = (await owner.ProductAsync()).Id();

        var sent = (await SendAsync(owner, new { id, expectedVersion = 1 }, Outside.Png)).GetProperty("product");
        Assert.Equal((2, "READY", null), (sent.GetProperty("version").GetInt32(), sent.Text("pictureStatus"), sent.Text("pictureFailure")));
        Assert.Equal(Outside.Png, await owner.Http.GetByteArrayAsync(new Uri(sent.Text("picture")!, UriKind.Relative), Cancelled));

        var gone = (await owner.MutateAsync(Set, new { input = new { id, expectedVersion = 2 } })).GetProperty("product");
        Assert.Equal(("NONE", null), (gone.Text("pictureStatus"), gone.Text("picture")));
    }

    [Fact]
    public async Task A_link_is_answered_at_once_and_its_picture_shown_soon()
    {
        var owner = (await SignUpAsync()).Owner;
        var id = (await owner.ProductAsync()).Id();

        var asked = (await owner.MutateAsync(Set, new { input = new { id, expectedVersion = 1, link = "https://pictures.test/teapot.png" } })).GetProperty("product");
        var fetched = await SettledAsync(owner, id);

        Assert.Equal(("FETCHING", null), (asked.Text("pictureStatus"), asked.Text("picture")));
        Assert.Equal("READY", fetched.Text("pictureStatus"));
        Assert.Equal(Outside.Png, await owner.Http.GetByteArrayAsync(new Uri(fetched.Text("picture")!, UriKind.Relative), Cancelled));
    }

    [Theory, Trait("Proves", "P18"), Trait("Proves", "T17")]
    [InlineData("https://127.0.0.1/"), InlineData("https://127.1/"), InlineData("https://2130706433/"), InlineData("https://0x7f000001/"), InlineData("https://0177.0.0.1/")]
    [InlineData("https://[::1]/"), InlineData("https://[::ffff:127.0.0.1]/"), InlineData("https://[::ffff:7f00:1]/"), InlineData("https://0.0.0.0/"), InlineData("https://localhost/"), InlineData("https://localhost./")]
    [InlineData("https://169.254.169.254/latest/meta-data/"), InlineData("https://[fd00::1]/"), InlineData("https://[fe80::1]/"), InlineData("https://10.0.0.1/"), InlineData("https://192.168.0.1/")]
    [InlineData("https://private.test/"), InlineData("https://mixed.test/"), InlineData("https://pictures.test:8443/teapot.png"), InlineData("https://pictures.test:22/")]
    public async Task No_link_leads_inside(string link)
    {
        var before = outside.Inward;
        var settled = await FetchedAsync((await SignUpAsync()).Owner, link);

        Assert.Equal(("FAILED", "ADDRESS_REFUSED", null), (settled.Text("pictureStatus"), settled.Text("pictureFailure"), settled.Text("picture")));
        Assert.Equal(before, outside.Inward);
    }

    [Fact, Trait("Proves", "P18"), Trait("Proves", "T17")]
    public async Task A_redirect_inside_is_not_followed()
    {
        var before = outside.Inward;
        var settled = await FetchedAsync((await SignUpAsync()).Owner, "https://pictures.test/inward");

        Assert.Equal(("FAILED", "STATUS_REFUSED"), (settled.Text("pictureStatus"), settled.Text("pictureFailure")));
        Assert.Equal(before, outside.Inward);
    }

    /// <summary>That nothing arrived counts only where something could have.</summary>
    [Fact, Trait("Proves", "P18")]
    public async Task Without_the_guard_the_same_listener_is_reached()
    {
        var (before, owner) = (outside.Inward, (await SignUpAsync()).Owner);
        outside.IsGuarded = false;

        try
        {
            Assert.Equal("FAILED", (await FetchedAsync(owner, "https://127.0.0.1/")).Text("pictureStatus"));
            Assert.True(outside.Inward > before, "Nothing arrived.");
        }
        finally
        {
            outside.IsGuarded = true;
        }
    }

    [Theory]
    [InlineData("missing", "STATUS_REFUSED"), InlineData("large", "TOO_LARGE"), InlineData("endless", "TOO_LARGE"), InlineData("page.png", "NO_PICTURE"), InlineData("vector.svg", "NO_PICTURE"), InlineData("silence", "UNREACHABLE")]
    public async Task What_is_no_picture_is_refused_and_the_one_before_stays(string path, string failure)
    {
        var owner = (await SignUpAsync()).Owner;
        owner.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-TW");
        var id = (await owner.ProductAsync()).Id();
        var kept = (await SendAsync(owner, new { id, expectedVersion = 1 }, Outside.Png)).GetProperty("product").Text("picture");

        await owner.MutateAsync(Set, new { input = new { id, expectedVersion = 2, link = $"https://pictures.test/{path}" } });
        var settled = await SettledAsync(owner, id);

        Assert.Equal(("FAILED", failure, kept), (settled.Text("pictureStatus"), settled.Text("pictureFailure"), settled.Text("picture")));
        Assert.Contains("。", settled.Text("pictureFailureMessage"), StringComparison.Ordinal);
        Assert.DoesNotContain(Outside.Secret, settled.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_given_last_wins_over_a_link_that_is_still_followed()
    {
        var owner = (await SignUpAsync()).Owner;
        var id = (await owner.ProductAsync()).Id();

        await owner.MutateAsync(Set, new { input = new { id, expectedVersion = 1, link = "https://pictures.test/slow.png" } });
        await outside.SlowAsked.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancelled);
        var sent = (await SendAsync(owner, new { id, expectedVersion = 2 }, Outside.Png)).GetProperty("product");
        outside.SlowAnswer.SetResult();
        await FetchedAsync(owner, "https://pictures.test/teapot.png", "TEA-2");

        Assert.Equal(sent.GetRawText(), (await ProductAsync(owner, id)).GetRawText());
    }

    [Theory]
    [InlineData("http://pictures.test/teapot.png"), InlineData("https://somebody@127.0.0.1/"), InlineData("https://somebody:secret@pictures.test/"), InlineData("file:///etc/passwd"), InlineData("teapot.png"), InlineData("https://")]
    public async Task What_is_no_link_is_refused(string link)
    {
        var owner = (await SignUpAsync()).Owner;
        var id = (await owner.ProductAsync()).Id();

        Assert.Equal(["input.link"], (await owner.RefusedAsync(Set, new { input = new { id, expectedVersion = 1, link } })).Fields("INPUT_INVALID"));
        Assert.Equal("NONE", (await ProductAsync(owner, id)).Text("pictureStatus"));
    }

    [Fact]
    public async Task A_long_link_both_at_once_and_no_picture_are_refused()
    {
        var owner = (await SignUpAsync()).Owner;
        var id = (await owner.ProductAsync()).Id();

        var tooLong = await owner.RefusedAsync(Set, new { input = new { id, expectedVersion = 1, link = $"https://pictures.test/{new string('a', 2_000)}" } });
        var both = await SendAsync(owner, new { id, expectedVersion = 1, link = "https://pictures.test/teapot.png" }, Outside.Png);
        var page = await SendAsync(owner, new { id, expectedVersion = 1 }, "<svg/>"u8.ToArray());

        Assert.Contains("input.link", tooLong.Fields("INPUT_INVALID"));
        Assert.Equal("link", Assert.Single(both.GetProperty("errors").EnumerateArray()).GetProperty("field")[1].GetString());
        Assert.Equal("picture", Assert.Single(page.GetProperty("errors").EnumerateArray()).GetProperty("field")[1].GetString());
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        var owner = (await SignUpAsync()).Owner;
        var id = (await owner.ProductAsync()).Id();

        var refused = await owner.RefusedAsync(Set, new { input = new { id, expectedVersion = 7 } });

        Assert.Equal(("ProductVersionConflictError", "VERSION_CONFLICT", "input.expectedVersion"), refused.Only());
    }

    [Fact]
    public async Task Another_tenants_product_is_as_unknown_as_one_that_never_was()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        var foreign = (await theirs.Owner.ProductAsync()).Id();

        var answers = await Task.WhenAll(new[] { foreign, NodeIds.Of("Product", Guid.NewGuid()) }.Select(id =>
            mine.Owner.SendAsync(Set, new { input = new { id, expectedVersion = 1, link = "https://pictures.test/teapot.png" } })));

        Assert.Contains("PRODUCT_NOT_FOUND", answers[0].Body, StringComparison.Ordinal);
        Assert.Equal(answers[1].Body, answers[0].Body);
    }

    [Fact]
    public async Task Lists_show_a_small_one_that_is_the_companys_alone_too()
    {
        var (owner, stranger) = ((await SignUpAsync()).Owner, (await SignUpAsync()).Owner);
        var id = (await owner.ProductAsync()).Id();
        var large = Drawn.Picture(SKEncodedImageFormat.Jpeg, 1200, 600);
        var place = (await SendAsync(owner, new { id, expectedVersion = 1 }, large)).GetProperty("product").Text("picture")!;

        using var small = await GetAsync(owner, place + "?size=small");
        using var whole = await GetAsync(owner, place);
        var bytes = await small.Content.ReadAsByteArrayAsync(Cancelled);

        Assert.Equal((HttpStatusCode.OK, "image/webp", (160, 80)), (small.StatusCode, small.Content.Headers.ContentType?.ToString(), Drawn.SizeOf(bytes)));
        Assert.Equal(["default-src 'none'; sandbox"], small.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(large, await whole.Content.ReadAsByteArrayAsync(Cancelled));
        Assert.True(bytes.Length < large.Length / 4, $"{bytes.Length} of {large.Length} bytes.");
        Assert.NotEqual(whole.Headers.ETag, small.Headers.ETag);

        using var strangers = await GetAsync(stranger, place + "?size=small");
        using var nobodys = await GetAsync(Anonymous(), place + "?size=small");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (strangers.StatusCode, nobodys.StatusCode));
    }

    [Fact]
    public async Task What_takes_its_place_frees_the_picture_before_sent_fetched_or_none()
    {
        var owner = (await SignUpAsync()).Owner;
        var (id, other) = ((await owner.ProductAsync()).Id(), (await owner.ProductAsync(sku: "TEA-2")).Id());
        var others = (await SendAsync(owner, new { id = other, expectedVersion = 1 }, Outside.Png)).GetProperty("product").Text("picture")!;
        var sent = (await SendAsync(owner, new { id, expectedVersion = 1 }, Outside.Png)).GetProperty("product").Text("picture")!;

        await owner.MutateAsync(Set, new { input = new { id, expectedVersion = 2, link = "https://pictures.test/teapot.png" } });
        var fetched = (await SettledAsync(owner, id)).Text("picture")!;
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(owner, sent), await StatusAsync(owner, fetched)));

        await owner.MutateAsync(Set, new { input = new { id, expectedVersion = (await ProductAsync(owner, id)).GetProperty("version").GetInt32() } });
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(owner, fetched), await StatusAsync(owner, others)));
    }

    [Fact]
    public async Task A_picture_that_opens_into_too_much_or_is_cut_off_is_refused_as_it_is()
    {
        var owner = (await SignUpAsync()).Owner;
        owner.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        var id = (await owner.ProductAsync()).Id();
        var large = Drawn.Picture(SKEncodedImageFormat.Webp, 5000, 4000);

        var much = Assert.Single((await SendAsync(owner, new { id, expectedVersion = 1 }, large)).GetProperty("errors").EnumerateArray());
        var cut = Assert.Single((await SendAsync(owner, new { id, expectedVersion = 1 }, Drawn.Picture(SKEncodedImageFormat.Jpeg, 300, 300)[..^400])).GetProperty("errors").EnumerateArray());

        Assert.Equal(("图片像素过多：最多 16 百万像素，请缩小后再试。", "图片已损坏或不完整，请重新保存。"), (much.Text("message"), cut.Text("message")));
        Assert.Equal("NONE", (await ProductAsync(owner, id)).Text("pictureStatus"));
    }

    [Fact]
    public async Task A_company_without_room_is_told_so_sent_or_fetched_and_keeps_what_it_has()
    {
        var tenant = await SignUpAsync();
        var owner = tenant.Owner;
        var (full, id) = ((await owner.ProductAsync(sku: "TEA-0")).Id(), (await owner.ProductAsync()).Id());
        var kept = (await SendAsync(owner, new { id = full, expectedVersion = 1 }, Outside.Png)).GetProperty("product").Text("picture")!;
        await RawSql.RunAsync(Host, tenant.Id, """UPDATE {platform.images} SET "Bytes" = 268435456 WHERE "TenantId" = {tenant}""");

        var refused = Assert.Single((await SendAsync(owner, new { id, expectedVersion = 1 }, Outside.Png)).GetProperty("errors").EnumerateArray());
        await owner.MutateAsync(Set, new { input = new { id, expectedVersion = 1, link = "https://pictures.test/teapot.png" } });
        var settled = await SettledAsync(owner, id);

        Assert.Equal(("INPUT_INVALID", "The company's pictures take up all of their room of 256 MiB."), (refused.Text("code"), refused.Text("message")));
        Assert.Equal(("FAILED", "NO_ROOM", null), (settled.Text("pictureStatus"), settled.Text("pictureFailure"), settled.Text("picture")));
        Assert.Equal("The company's pictures take up all of their room.", settled.Text("pictureFailureMessage"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(owner, kept));

        // What it takes the place of makes room for it.
        Assert.Equal("READY", (await SendAsync(owner, new { id = full, expectedVersion = 2 }, Outside.Png)).GetProperty("product").Text("pictureStatus"));
        Assert.Equal("READY", (await SendAsync(owner, new { id, expectedVersion = (await ProductAsync(owner, id)).GetProperty("version").GetInt32() }, Outside.Png)).GetProperty("product").Text("pictureStatus"));
    }

    [Fact]
    public async Task Of_hosts_that_share_the_queue_one_follows_each_link()
    {
        await using var beside = await host.AnotherAsync();
        var run = Guid.NewGuid().ToString("N");
        var tenants = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SignUpAsync()));
        List<(GraphQLClient Owner, string Id)> products = [];

        foreach (var (tenant, number) in tenants.Select((tenant, number) => (tenant, number)))
            for (var nth = 0; nth < 3; nth++)
            {
                var id = (await tenant.Owner.ProductAsync(sku: $"TEA-{nth}")).Id();
                await tenant.Owner.MutateAsync(Set, new { input = new { id, expectedVersion = 1, link = $"https://pictures.test/counted/{run}/{number}/{nth}" } });
                products.Add((tenant.Owner, id));
            }

        foreach (var (owner, id) in products)
            Assert.Equal("READY", (await SettledAsync(owner, id)).Text("pictureStatus"));

        Assert.Equal(Enumerable.Repeat(1, products.Count), outside.Asked.Where(it => it.Key.Contains(run, StringComparison.Ordinal)).Select(it => it.Value));
    }

    private static Task<HttpResponseMessage> GetAsync(GraphQLClient client, string place) => client.Http.GetAsync(new Uri(place, UriKind.Relative), Cancelled);

    private static async Task<HttpStatusCode> StatusAsync(GraphQLClient client, string place)
    {
        using var answer = await GetAsync(client, place);

        return answer.StatusCode;
    }

    private static async Task<JsonElement> ProductAsync(GraphQLClient client, string id) =>
        (await client.QueryAsync($"query($id: ID!) {{ product(id: $id) {{ {Shown} }} }}", new { id })).GetProperty("product");

    private static Task<JsonElement> SettledAsync(GraphQLClient client, string id) =>
        Eventually.GetAsync(() => ProductAsync(client, id), product => product.Text("pictureStatus") is not "FETCHING");

    private static async Task<JsonElement> FetchedAsync(GraphQLClient client, string link, string sku = "TEA-1")
    {
        var id = (await client.ProductAsync(sku: sku)).Id();
        await client.MutateAsync(Set, new { input = new { id, expectedVersion = 1, link } });

        return await SettledAsync(client, id);
    }

    private static Task<JsonElement> SendAsync(GraphQLClient client, object input, byte[] picture) => client.SendPictureAsync(Set, input, picture);
}

public sealed class SetProductPictureOnServerTests(PictureServerHost host) : SetProductPictureTests(host), IClassFixture<PictureServerHost>;

public sealed class SetProductPictureOnSqliteTests(PictureSqliteHost host) : SetProductPictureTests(host), IClassFixture<PictureSqliteHost>;
