using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders.Imports;

[Trait("Capability", "E5/part")]
public sealed class SaveImportProfileTests(ServerHost host) : ImportTest(host)
{
    private static readonly string Document = ImportSteps.Mutation("saveImportProfile");

    [Fact]
    public async Task A_profile_is_saved_as_it_was_said()
    {
        var profile = (await Owner.MutateAsync(Document, new
        {
            input = new
            {
                name = " Fairs ",
                channel = "fair",
                isHistory = true,
                encoding = "BIG5",
                delimiter = "SEMICOLON",
                decimalMark = "COMMA",
                timeFormat = "dd.MM.yyyy HH:mm",
                timeZone = "Asia/Taipei",
                unknownSku = "CREATE",
                returnPrefix = "R",
                feeSkus = new[] { "FEE" },
                voucherPrefix = "V-",
                columns = new { number = "單號", sku = "編號", quantity = "數量", time = "時間", unitPrice = "單價", country = "國家" },
            },
        })).GetProperty("importProfile");

        var layout = profile.GetProperty("layout");
        Assert.Equal(("Fairs", false, 1), (profile.Text("name"), profile.GetProperty("isBuiltIn").GetBoolean(), profile.Number("version")));
        Assert.Equal(("fair", "BIG5", "SEMICOLON", "COMMA", "dd.MM.yyyy HH:mm", "Asia/Taipei"), (layout.Text("channel"), layout.Text("encoding"), layout.Text("delimiter"), layout.Text("decimalMark"), layout.Text("timeFormat"), layout.Text("timeZone")));
        Assert.Equal(("CREATE", "REFUSE", "R", "V-"), (layout.Text("unknownSku"), layout.Text("unknownCustomer"), layout.Text("returnPrefix"), layout.Text("voucherPrefix")));
        Assert.Equal(("單號", null), (layout.GetProperty("columns").Text("number"), layout.GetProperty("columns").Text("customer")));
        Assert.Contains(profile.GetRawText(), (await Owner.QueryAsync($"{{ importProfiles {{ {ListImportProfilesTests.Profile} }} }}")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_raises_its_version_and_leaves_what_was_checked_alone()
    {
        await Owner.SaveProfileAsync(DraftProfile());
        var job = await Owner.CheckAsync(DraftFile("1,X,1,1,"), Drafts);

        var changed = (await Owner.MutateAsync(Document, new { input = DraftProfile(channel: "elsewhere", expectedVersion: 1) })).GetProperty("importProfile");

        Assert.Equal((2, "elsewhere"), (changed.Number("version"), changed.GetProperty("layout").Text("channel")));
        Assert.Equal("shop", (await Owner.CommitAsync(job)).Text("channel"));
        Assert.Equal("shop", Assert.Single(await Owner.AllAsync("orders", "channel")).Text("channel"));
    }

    [Theory, InlineData(null), InlineData(7)]
    public async Task A_version_that_is_not_its_own_is_refused_with_the_profile_as_it_is(int? expected)
    {
        await Owner.SaveProfileAsync(DraftProfile());
        var before = await RowsAsync();

        var errors = await Owner.RefusedAsync(
            "mutation($input: SaveImportProfileInput!) { saveImportProfile(input: $input) { importProfile { id } errors { __typename ... on Error { code message field } ... on ImportProfileVersionConflictError { expectedVersion current { name version } } } } }",
            new { input = DraftProfile(channel: "elsewhere", expectedVersion: expected) });

        Assert.Equal(("ImportProfileVersionConflictError", "VERSION_CONFLICT", "input.expectedVersion"), errors.Only());
        Assert.Equal((Drafts, 1), (errors[0].GetProperty("current").Text("name"), errors[0].GetProperty("current").Number("version")));
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task What_comes_with_the_product_stays()
    {
        var errors = await Owner.RefusedAsync(Document, new { input = DraftProfile("online-retail") });

        Assert.Equal(("ImportProfileBuiltInError", "IMPORT_PROFILE_BUILT_IN", "input.name"), errors.Only());
    }

    [Fact]
    public async Task So_many_profiles_and_no_more_are_kept()
    {
        for (var number = 0; number < 100; number += 4)
            await Owner.QueryAsync($"mutation {{ {string.Concat(Enumerable.Range(number, 4).Select(it => $$"""p{{it}}: saveImportProfile(input: { name: "p{{it}}", channel: "c", columns: { number: "a", sku: "b", quantity: "c" } }) { importProfile { id } } """))} }}");

        var errors = await Owner.RefusedAsync(Document, new { input = DraftProfile("one too many") });

        Assert.Equal(("TooManyImportProfilesError", "IMPORT_PROFILE_LIMIT_REACHED", "input.name"), errors.Only());
        Assert.Equal(100, (await CountsAsync())["import_profiles"]);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var before = await RowsAsync();

        var errors = await Owner.RefusedAsync(Document, new
        {
            input = new
            {
                name = " ",
                channel = new string('c', 41),
                isHistory = true,
                timeFormat = "HH:mm zzz",
                timeZone = "Mars/Olympus",
                feeSkus = new[] { "" },
                voucherPrefix = new string('v', 21),
                columns = new { number = "", sku = "S", quantity = "Q" },
            },
        });

        Assert.Equal(
            ["input.channel", "input.columns.number", "input.columns.time", "input.columns.unitPrice", "input.feeSkus.0", "input.name", "input.timeFormat", "input.timeZone", "input.voucherPrefix"],
            errors.Fields("INPUT_INVALID").Order(StringComparer.Ordinal));
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task Returns_are_for_a_history_only()
    {
        var errors = await Owner.RefusedAsync(Document, new { input = new { name = "p", channel = "c", returnPrefix = "C", columns = new { number = "a", sku = "b", quantity = "c" } } });

        Assert.Equal(["input.returnPrefix"], errors.Fields("INPUT_INVALID"));
    }

    [Fact]
    public async Task Another_companys_profile_of_the_same_name_is_its_own()
    {
        using var other = await NewTenantAsync();
        await other.Owner.SaveProfileAsync(DraftProfile(channel: "theirs"));

        var mine = (await Owner.MutateAsync(Document, new { input = DraftProfile(channel: "ours") })).GetProperty("importProfile");

        Assert.Equal((1, "ours"), (mine.Number("version"), mine.GetProperty("layout").Text("channel")));
        Assert.Contains("\"theirs\"", (await other.Owner.QueryAsync("{ importProfiles { layout { channel } } }")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_needs_its_permission() => await AssertNeedsPermissionAsync(Document, new { input = DraftProfile() });
}
