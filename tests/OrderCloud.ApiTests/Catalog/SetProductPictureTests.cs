using System.Net.Http.Json;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Catalog;

/// <summary>Pictures of products, sent or fetched; and that no link leads into the host's own network.</summary>
public sealed class SetProductPictureTests(PictureHost host) : ApiTest(host), IClassFixture<PictureHost>
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

    private static async Task<JsonElement> SendAsync(GraphQLClient client, object input, byte[] picture)
    {
        var variables = JsonSerializer.SerializeToNode(new { input })!;
        variables["input"]!["picture"] = null;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(JsonSerializer.Serialize(new { query = Set, variables })), "operations" },
            { new StringContent("""{"0":["variables.input.picture"]}"""), "map" },
            { new ByteArrayContent(picture), "0", "teapot.png" },
        };
        using var answer = await client.Http.PostAsync(new Uri("/graphql", UriKind.Relative), form, Cancelled);

        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("data").GetProperty("setProductPicture");
    }
}
