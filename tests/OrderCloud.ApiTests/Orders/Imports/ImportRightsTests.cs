using System.Globalization;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Tenancy;

namespace OrderCloud.ApiTests.Orders.Imports;

/// <summary>Nobody gets more by file than by hand.</summary>
[Trait("Capability", "E5/part"), Trait("Proves", "P12")]
public sealed class ImportRightsTests(ServerHost host) : ImportTest(host)
{
    private const string Answer = TenantSession.Errors;

    private static readonly string[] all =
        ["orders:import", "orders:read", "orders:create", "orders:edit", "orders:submit", "orders:override-price", "catalog:read", "catalog:write", "customers:read", "customers:write"];

    private static readonly string[] ofHistory =
        ["orders:override-price", "orders:submit", "orders:approve", "orders:fulfill", "orders:ship", "orders:deliver", "payments:record", "orders:approve-return", "payments:refund", "inventory:adjust"];

    /// <summary>What a row holds: a code, its price, a customer.</summary>
    private static readonly Sample[] rows =
    [
        new("at the list price", "KNOWN", 10m, null),
        new("without a price", "KNOWN", null, null),
        new("below the list price", "KNOWN", 0.01m, null),
        new("above the list price", "KNOWN", 10.000001m, null),
        new("of a known customer", "KNOWN", 10m, "ADA"),
        new("of a new product", "NEW", 3m, null),
        new("of a new customer", "KNOWN", 10m, "BOB"),
    ];

    [Theory]
    [InlineData(null)]
    [InlineData("orders:create", "at the list price", "without a price", "below the list price", "above the list price", "of a known customer", "of a new product", "of a new customer")]
    [InlineData("orders:override-price", "below the list price", "above the list price")]
    [InlineData("catalog:write", "of a new product")]
    [InlineData("customers:write", "of a new customer")]
    [InlineData("orders:read")]
    [InlineData("orders:edit")]
    [InlineData("orders:submit")]
    [InlineData("catalog:read")]
    [InlineData("customers:read")]
    public async Task What_a_row_makes_is_what_its_maker_could_make_by_hand(string? missing, params string[] refused)
    {
        var (byHand, byFile) = (new List<string>(), new List<string>());

        foreach (var row in rows)
        {
            // A company each: what one way has made is not there for the other.
            byHand.Add($"{row.Name}: {await MadeAsync(missing, row, ByHandAsync)}");
            byFile.Add($"{row.Name}: {await MadeAsync(missing, row, ByFileAsync)}");
        }

        Assert.Equal(byHand, byFile);
        Assert.Equal(refused, byHand.Where(it => it.EndsWith("nothing", StringComparison.Ordinal)).Select(it => it[..it.IndexOf(':', StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task A_price_is_refused_at_the_check_with_the_code_that_a_draft_by_hand_has()
    {
        await new Shop(Tenant).GoodsAsync(price: 10, sku: "KNOWN");
        await Owner.SaveProfileAsync(DraftProfile());
        var sales = await Tenant.MemberAsync("sales");

        var job = await sales.CheckAsync(DraftFile("1,KNOWN,1,10,", "2,KNOWN,1,9.5,", "3,KNOWN,1,,"), Drafts);

        var error = Assert.Single(job.GetProperty("firstErrors").EnumerateArray());
        Assert.Equal((3, "Price", "9.5", "PRICE_OVERRIDE_NOT_ALLOWED"), (error.Number("row"), error.Text("column"), error.Text("value"), error.Text("code")));
        Assert.Equal(("This is not the product's list price, and you may sell at no other.", "Leave the price empty, or have the file imported by somebody who may change prices."), (error.Text("message"), error.Text("hint")));
        Assert.Equal((1, 2), (job.GetProperty("plan").Number("invalid"), job.GetProperty("plan").Number("valid")));
        await sales.CommitAsync(job, "VALID_ORDERS");
        Assert.Equal(["1 10", "3 10"], (await Owner.AllAsync("orders", "externalId total { amount }")).Select(it => $"{it.Text("externalId")} {it.Amount("total"):0.##}").Order());
        // The same file of one who may.
        Assert.Equal(0, (await Owner.CheckAsync(DraftFile("2,KNOWN,1,9.5,"), Drafts)).Number("errorCount"));
    }

    [Fact]
    public async Task A_product_that_the_file_makes_has_one_price_for_those_who_may_not_override_it()
    {
        await Owner.SaveProfileAsync(DraftProfile());
        using var member = await JoinAsync(Owner, Tenant, [.. all.Except(["orders:override-price"])]);

        var errors = await member.ErrorsOfAsync(await member.CheckAsync(DraftFile("1,SAME,1,3,", "2,SAME,2,3,", "3,SAME,1,,", "4,TWO,1,3,", "5,TWO,1,4,"), Drafts));

        Assert.Equal([(5, "PRICE_OVERRIDE_NOT_ALLOWED"), (6, "PRICE_OVERRIDE_NOT_ALLOWED")], errors.Select(it => (it.Number("row"), it.Text("code")!)));
    }

    [Fact]
    public async Task Codes_that_he_may_not_make_are_refused_at_the_check()
    {
        await Owner.SaveProfileAsync(DraftProfile());
        using var member = await JoinAsync(Owner, Tenant, "orders:import", "orders:create");

        var errors = await member.ErrorsOfAsync(await member.CheckAsync(DraftFile("1,NEW,1,3,BOB"), Drafts), "row column value code message hint");

        Assert.Equal(["Sku NEW PRODUCT_CREATION_NOT_ALLOWED", "Customer BOB CUSTOMER_CREATION_NOT_ALLOWED"], errors.Select(it => $"{it.Text("column")} {it.Text("value")} {it.Text("code")}"));
        Assert.All(errors, it => Assert.Contains("may not add", it.Text("message"), StringComparison.Ordinal));
        Assert.All(errors, it => Assert.Contains("imported by somebody who may add", it.Text("hint"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whose_rights_count_is_he_who_commits()
    {
        await new Shop(Tenant).GoodsAsync(price: 10, sku: "KNOWN");
        await Owner.SaveProfileAsync(DraftProfile());
        using var member = await JoinAsync(Owner, Tenant, "orders:import", "orders:create", "orders:read");
        var jobs = new[] { await Owner.CheckAsync(DraftFile("1,KNOWN,1,9,"), Drafts), await Owner.CheckAsync(DraftFile("2,NEW,1,3,"), Drafts), await Owner.CheckAsync(DraftFile("3,KNOWN,1,10,BOB"), Drafts) };
        var before = await RowsAsync("import_jobs");

        foreach (var job in jobs)
        {
            Assert.Equal("READY", job.Text("status"));
            var failed = await member.CommitAsync(job);
            Assert.Equal(("FAILED", "ROWS_REFUSED"), (failed.Text("status"), failed.Text("failureCode")));
        }

        Assert.Equal(before, await RowsAsync("import_jobs"));
        Assert.Equal("DONE", (await Owner.ResumeAsync(jobs[0])).Text("status"));
    }

    [Fact]
    public async Task Who_may_not_enter_orders_can_neither_send_commit_nor_resume_a_file()
    {
        await new Shop(Tenant).GoodsAsync(price: 10, sku: "KNOWN");
        await Owner.SaveProfileAsync(DraftProfile());
        using var member = await JoinAsync(Owner, Tenant, "orders:import", "orders:read");
        var job = await Owner.CheckAsync(DraftFile("1,KNOWN,1,10,"), Drafts);
        var id = job.Text("id");

        var answers = new[]
        {
            await RefusalAsync(member, "uploadImport", new { profile = Drafts, fileId = await member.UploadAsync(DraftFile("2,KNOWN,1,10,")) }),
            await RefusalAsync(member, "commitImport", new { id, mode = "ALL" }),
            await RefusalAsync(member, "resumeImport", new { id }),
        };

        Assert.Equal(
            ["IMPORT_RIGHT_MISSING orders:create input.profile", "IMPORT_RIGHT_MISSING orders:create input.id", "IMPORT_RIGHT_MISSING orders:create input.id"],
            answers);
        Assert.Equal("READY", (await Owner.JobAsync(id!)).Text("status"));
    }

    [Fact]
    public async Task A_history_asks_for_every_right_of_what_it_brings()
    {
        string[] enough = ["orders:import", "orders:create", "catalog:write", "customers:write", .. ofHistory];
        var missing = new List<string>();

        foreach (var right in ofHistory)
        {
            using var member = await JoinAsync(Owner, Tenant, [.. enough.Except([right])]);
            missing.Add(await RefusalAsync(member, "uploadImport", new { profile = ImportSteps.Retail, fileId = await member.UploadAsync(Retail(Row("1"))) }));
        }

        Assert.Equal(ofHistory.Select(right => $"IMPORT_RIGHT_MISSING {right} input.profile"), missing);
        using var entitled = await JoinAsync(Owner, Tenant, enough);
        Assert.Equal(1, (await entitled.ImportAsync(Retail(Row("1")))).GetProperty("counts").Number("orders"));
    }

    [Fact]
    public async Task A_draft_follows_a_file_of_those_only_who_may_edit_it()
    {
        await new Shop(Tenant).GoodsAsync(price: 10, sku: "KNOWN");
        await Owner.SaveProfileAsync(DraftProfile());
        using var editor = await JoinAsync(Owner, Tenant, "orders:import", "orders:create", "orders:read", "orders:edit");
        using var maker = await JoinAsync(Owner, Tenant, "orders:import", "orders:create", "orders:read");
        using var narrow = await People.JoinAsync(Host, Tenant, await Owner.NewRoleAsync(["orders:read"]), await Owner.NewRoleAsync(["orders:import", "orders:create", "orders:edit"], "OWN"));
        await Owner.ImportAsync(DraftFile("A,KNOWN,1,10,"), Drafts);

        var counts = new List<(int Updated, int Kept)>();

        foreach (var (client, quantity) in new[] { (maker, 2), (narrow, 3), (editor, 4) })
            counts.Add((await client.ImportAsync(DraftFile($"A,KNOWN,{quantity},10,"), Drafts)).GetProperty("counts") is var of ? (of.Number("updated"), of.Number("kept")) : default);

        Assert.Equal([(0, 1), (0, 1), (1, 0)], counts);
        Assert.Equal(40m, Assert.Single(await Owner.AllAsync("orders", "total { amount }")).Amount("total"));
    }

    [Theory]
    [InlineData("catalog:write", "unknownSku")]
    [InlineData("customers:write", "unknownCustomer")]
    [InlineData("payments:refund", "isHistory")]
    public async Task A_profile_is_saved_by_those_only_who_may_make_what_it_says(string right, string field)
    {
        object Profile(string name) => new
        {
            name,
            channel = "shop",
            isHistory = field is "isHistory",
            unknownSku = "CREATE",
            unknownCustomer = "CREATE",
            columns = new { number = "No", sku = "Sku", quantity = "Qty", time = "At", unitPrice = "Price" },
        };
        string[] enough = ["orders:import", "catalog:write", "customers:write", .. ofHistory];
        using var lacking = await JoinAsync(Owner, Tenant, [.. enough.Except([right])]);
        using var entitled = await JoinAsync(Owner, Tenant, enough);

        var refusal = await RefusalAsync(lacking, "saveImportProfile", Profile("theirs"));

        Assert.Equal($"IMPORT_RIGHT_MISSING {right} input.{field}", refusal);
        await entitled.SaveProfileAsync(Profile("ours"));
        await lacking.SaveProfileAsync(DraftProfile("harmless", unknown: "REFUSE"));
        Assert.Equal(["harmless", "online-retail", "ours"], (await Owner.QueryAsync("{ importProfiles { name } }")).GetProperty("importProfiles").EnumerateArray().Select(it => it.Text("name")!).Order(StringComparer.Ordinal));
    }

    private static async Task<string> RefusalAsync(GraphQLClient client, string field, object input)
    {
        var error = Assert.Single(await client.RefusedAsync(
            $"mutation($input: {char.ToUpperInvariant(field[0])}{field[1..]}Input!) {{ {field}(input: $input) {{ errors {{ ... on Error {{ code message field }} ... on ImportRightMissingError {{ permission }} }} }} }}", new { input }));
        Assert.Contains(error.Text("permission")!, error.Text("message"), StringComparison.Ordinal);

        return $"{error.Text("code")} {error.Text("permission")} {error.Path()}";
    }

    private async Task<string> MadeAsync(string? missing, Sample row, Func<GraphQLClient, TenantSession, Sample, Task> makeAsync)
    {
        using var tenant = await NewTenantAsync();
        await new Shop(tenant).GoodsAsync(price: 10, sku: "KNOWN");
        await tenant.Owner.MutateAsync($"mutation($input: CreateCustomerInput!) {{ createCustomer(input: $input) {{ {Answer} }} }}", new { input = new { name = "Customer ADA", code = "ADA" } });
        await tenant.Owner.SaveProfileAsync(DraftProfile());
        using var member = await JoinAsync(tenant.Owner, tenant, [.. all.Where(it => it != missing)]);

        await makeAsync(member, tenant, row);

        var orders = await tenant.Owner.AllAsync("orders", "status channel customerName assigneeName makerName total { amount } lines { sku name quantity unitPrice discount { amount } }");

        return orders is [var order] ? $"{order.Text("status")} {order.Text("customerName")} {order.Text("assigneeName")} {order.Text("makerName")} {order.GetProperty("total")} {order.GetProperty("lines")}" : orders is [] ? "nothing" : $"{orders.Count} orders";
    }

    private async Task ByHandAsync(GraphQLClient member, TenantSession tenant, Sample row)
    {
        if (row.Sku is "NEW")
            await SendAsync(member, "createProduct", new { name = row.Sku, variants = new[] { new { sku = row.Sku, unitPrice = row.Price } } });

        if (row.Customer is { } code and not "ADA")
            await SendAsync(member, "createCustomer", new { name = $"Customer {code}", code });

        var customerId = row.Customer is null ? null : (await tenant.Owner.AllAsync("customers", "id code")).SingleOrDefault(it => it.Text("code") == row.Customer) is { ValueKind: JsonValueKind.Object } known ? known.Text("id") : "none";

        if (customerId is not "none")
            await SendAsync(member, "createOrder", new { customerId, lines = new[] { new { sku = row.Sku, quantity = 2, unitPrice = row.Price } } });
    }

    private static async Task ByFileAsync(GraphQLClient member, TenantSession tenant, Sample row)
    {
        var file = DraftFile($"X-1,{row.Sku},2,{row.Price?.ToString(CultureInfo.InvariantCulture)},{row.Customer}");
        var sent = await member.SendAsync($"mutation($input: UploadImportInput!) {{ uploadImport(input: $input) {{ importJob {{ id }} {Answer} }} }}", new { input = new { profile = Drafts, fileId = await member.UploadAsync(file) } });

        if (sent.Data.GetProperty("uploadImport").GetProperty("importJob") is { ValueKind: JsonValueKind.Object } job && (await member.WaitForAsync(job.Text("id")!, "READY", "INVALID")) is var seen && seen.Text("status") is "READY")
            Assert.Equal("DONE", (await member.CommitAsync(seen)).Text("status"));
    }

    // Refused or not: what is there afterwards tells.
    private static Task<GraphQLAnswer> SendAsync(GraphQLClient member, string field, object input) =>
        member.SendAsync($"mutation($input: {char.ToUpperInvariant(field[0])}{field[1..]}Input!) {{ {field}(input: $input) {{ {Answer} }} }}", new { input });

    private async Task<GraphQLClient> JoinAsync(GraphQLClient owner, TenantSession tenant, params string[] permissions) => await People.JoinAsync(Host, tenant, await owner.NewRoleAsync(permissions));

    private sealed record Sample(string Name, string Sku, decimal? Price, string? Customer);
}
