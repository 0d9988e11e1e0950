using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Tenancy;

namespace OrderCloud.ApiTests.Orders.Imports;

/// <summary>Whose imports a member finds, and whose the drafts are that he imports: as with orders, by his role.</summary>
[Trait("Capability", "A5/part"), Trait("Capability", "E5/part")]
public abstract class ImportScopeTests(HostFixture host) : ImportTest(host)
{
    private const string Lists = "{ importJobs { totalCount nodes { id fileName } } importErrors { totalCount nodes { value } } importDifferences { totalCount nodes { number } } }";

    public static TheoryData<string, string> ById => new()
    {
        { "ImportJob", "query($id: ID!) { importJob(id: $id) { id fileName firstErrors { value } } }" },
        { "ImportJob", "query($id: ID!) { node(id: $id) { __typename id } }" },
        { "ImportJob", "query($id: ID!) { rejectedRows(importId: $id) { content endRow } }" },
        { "ImportJob", "query($id: ID!) { importErrors(where: { importId: { eq: $id } }) { totalCount nodes { row value } } }" },
        { "ImportJob", "query($id: ID!) { importDifferences(where: { importId: { eq: $id } }) { totalCount nodes { number } } }" },
        { "ImportJob", $"mutation($id: ID!) {{ cancelImport(input: {{ id: $id }}) {{ importJob {{ id }} {TenantSession.Errors} }} }}" },
        { "ImportJob", $"mutation($id: ID!) {{ commitImport(input: {{ id: $id, mode: VALID_ORDERS }}) {{ importJob {{ id }} {TenantSession.Errors} }} }}" },
        { "ImportJob", $"mutation($id: ID!) {{ resumeImport(input: {{ id: $id }}) {{ importJob {{ id }} {TenantSession.Errors} }} }}" },
        { "ImportError", "query($id: ID!) { node(id: $id) { __typename id } }" },
        { "ImportDifference", "query($id: ID!) { node(id: $id) { __typename id } }" },
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await new Shop(Tenant).GoodsAsync(price: 10, stock: 100, sku: "KNOWN");
        await Owner.SaveProfileAsync(DraftProfile());
        await Owner.ImportAsync(DraftFile("OWN-0,KNOWN,1,10,"), Drafts);
    }

    [Theory, MemberData(nameof(ById)), Trait("Proves", "T1"), Trait("Proves", "T2")]
    public async Task An_import_of_others_answers_like_none(string type, string document)
    {
        var mei = await Tenant.MemberAsync("sales");
        var job = await OthersAsync();
        var id = type switch
        {
            "ImportError" => (await Owner.ErrorsOfAsync(job, "id"))[0].Text("id")!,
            "ImportDifference" => (await Owner.AllAsync("importDifferences", "id"))[0].Text("id")!,
            _ => job.Text("id")!,
        };
        var before = await RowsAsync();

        var hidden = await mei.SendAsync(document, new { id });
        var unknown = await mei.SendAsync(document, new { id = NodeIds.Of(type, Guid.CreateVersion7()) });

        Assert.Equal(unknown.Body, hidden.Body);
        Assert.Equal(before, await RowsAsync());
        // To those who reach it, it is there.
        Assert.NotEqual(unknown.Body, (await Owner.SendAsync(document, new { id })).Body);
    }

    [Fact]
    public async Task Lists_hold_his_own()
    {
        var mei = await Tenant.MemberAsync("sales");
        var jo = await Tenant.MemberAsync("sales");
        await OthersAsync();
        var mine = await mei.CheckAsync(DraftFile("MINE-1,KNOWN,1,10,", "MINE-2,KNOWN,x,10,"), Drafts, "mine.csv");

        var (own, none, all) = (await mei.QueryAsync(Lists), await jo.QueryAsync(Lists), await Owner.QueryAsync(Lists));

        Assert.Equal($$$"""{"importJobs":{"totalCount":1,"nodes":[{"id":"{{{mine.Text("id")}}}","fileName":"mine.csv"}]},"importErrors":{"totalCount":1,"nodes":[{"value":"x"}]},"importDifferences":{"totalCount":0,"nodes":[]}}""", own.GetRawText());
        Assert.Equal("""{"importJobs":{"totalCount":0,"nodes":[]},"importErrors":{"totalCount":0,"nodes":[]},"importDifferences":{"totalCount":0,"nodes":[]}}""", none.GetRawText());
        Assert.Equal((3, 2, 1), (all.GetProperty("importJobs").Number("totalCount"), all.GetProperty("importErrors").Number("totalCount"), all.GetProperty("importDifferences").Number("totalCount")));
    }

    [Theory]
    [InlineData("OWN", null)]
    [InlineData("OWN", "ALL")]
    [InlineData("ALL", "OWN")]
    public async Task The_narrower_of_what_importing_and_reading_reach_holds(string imports, string? reads)
    {
        string[] roles = [await Owner.NewRoleAsync(["orders:import", "orders:create"], imports), .. reads is null ? [] : new[] { await Owner.NewRoleAsync(["orders:read"], reads) }];
        using var mei = await People.JoinAsync(Host, Tenant, roles);
        await OthersAsync();

        var before = await mei.CountAsync("importJobs");
        await mei.CheckAsync(DraftFile("MINE-1,KNOWN,1,10,"), Drafts);

        Assert.Equal((0, 1), (before, await mei.CountAsync("importJobs")));
    }

    [Fact]
    public async Task A_team_finds_its_imports_and_no_others()
    {
        string[] rights = ["orders:import", "orders:create", "orders:read"];
        using var mei = await People.JoinAsync(Host, Tenant, await Owner.NewRoleAsync(rights, "OWN"));
        using var jo = await People.JoinAsync(Host, Tenant, await Owner.NewRoleAsync(rights, "OWN"));
        using var lead = await People.JoinAsync(Host, Tenant, await Owner.NewRoleAsync(rights, "TEAM"));
        await Owner.MutateAsync($"mutation($input: CreateTeamInput!) {{ createTeam(input: $input) {{ team {{ id }} {TenantSession.Errors} }} }}", new { input = new { name = "North", memberIds = new[] { await mei.MemberIdAsync(), await lead.MemberIdAsync() } } });
        var theirs = await mei.CheckAsync(DraftFile("M-1,KNOWN,1,10,"), Drafts);
        await jo.CheckAsync(DraftFile("J-1,KNOWN,1,10,"), Drafts);

        Assert.Equal([theirs.Text("id")], (await lead.AllAsync("importJobs", "id")).Select(it => it.Text("id")));
        Assert.Equal("CANCELLED", (await lead.CancelAsync(theirs.Text("id")!)).Text("status"));
    }

    [Fact]
    public async Task What_somebody_else_goes_on_with_stays_his_who_uploaded_it()
    {
        var mei = await Tenant.MemberAsync("sales");
        var mine = await mei.CheckAsync(DraftFile("M-1,KNOWN,1,10,"), Drafts);

        await Owner.CommitAsync(mine);

        Assert.Equal("DONE", (await mei.JobAsync(mine.Text("id")!)).Text("status"));
        // The orders are his who committed them.
        Assert.Equal(0, await mei.CountAsync("orders"));
    }

    [Fact, Trait("Proves", "T6")]
    public async Task Who_follows_imports_hears_of_his_own()
    {
        var mei = await Tenant.MemberAsync("sales");
        var job = await OthersAsync();
        await using var socket = await mei.ConnectAsync();
        var one = await socket.SubscribeAsync("subscription($id: ID!) { importProgress(id: $id) { importJob { id } } }", new { id = job.Text("id") });
        var all = await socket.SubscribeAsync("subscription { importsChanged { importJob { id } } }");
        await using var owners = await Owner.ConnectAsync();
        var heard = await owners.SubscribeAsync("subscription { importsChanged { importJob { id } } }");
        await Task.Delay(500, Cancelled);

        await Owner.CancelAsync(job.Text("id")!);

        Assert.Equal(job.Text("id"), (await heard.NextAsync()).GetProperty("data").GetProperty("importsChanged").GetProperty("importJob").Text("id"));
        Assert.True(await all.IsSilentAsync(TimeSpan.FromSeconds(1)));
        Assert.True(await one.IsSilentAsync(TimeSpan.FromMilliseconds(100)));
        var mine = await mei.CheckAsync(DraftFile("M-1,KNOWN,1,10,"), Drafts);
        Assert.Equal(mine.Text("id"), (await all.NextAsync()).GetProperty("data").GetProperty("importsChanged").GetProperty("importJob").Text("id"));
    }

    [Fact]
    public async Task Imported_drafts_are_his_who_imports_them_and_he_submits_them()
    {
        var mei = await Tenant.MemberAsync("sales");

        await mei.ImportAsync(DraftFile("M-1,KNOWN,1,10,"), Drafts);
        var draft = Assert.Single(await mei.AllAsync("orders", "id version externalId assigneeName makerName"));
        var addressed = await Shop.DoAsync(mei, "updateOrder", Shop.Version(draft, ("shipTo", new { recipient = "Ada", line1 = "1 High Street", city = "Leeds", countryCode = "GB" })));
        var submitted = await Shop.DoAsync(mei, "submitOrder", Shop.Version(addressed));

        Assert.Equal(("M-1", draft.Text("makerName")), (draft.Text("externalId"), draft.Text("assigneeName")));
        Assert.Equal("CONFIRMED", submitted.Text("status"));
    }

    [Fact]
    public async Task Of_a_history_nobody_is_the_seller()
    {
        await Owner.ImportAsync(Retail(Row("536365")));

        Assert.Null(Assert.Single(await Owner.AllAsync("orders", "assigneeName", """, where: { number: { eq: "536365" } }""")).Text("assigneeName"));
    }

    // The owner's: one order, one that the file has changed, one bad row.
    private async Task<JsonElement> OthersAsync() => await Owner.CheckAsync(DraftFile("OWN-0,KNOWN,2,10,", "OWN-1,KNOWN,1,10,SECRET", "OWN-2,KNOWN,SECRET,10,"), Drafts, "secret.csv");
}

public sealed class ImportScopeOnServerTests(ServerHost host) : ImportScopeTests(host);

[Trait("Database", "sqlite")]
public sealed class ImportScopeOnSqliteTests(SqliteHost host) : ImportScopeTests(host);
