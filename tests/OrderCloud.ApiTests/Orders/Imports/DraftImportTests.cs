using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders.Imports;

/// <summary>Orders that are still to be worked on.</summary>
[Trait("Capability", "E5/part")]
public sealed class DraftImportTests(ServerHost host) : ImportTest(host)
{
    [Fact]
    public async Task Drafts_take_names_prices_and_addresses_from_the_catalogue_and_go_on_like_any_other()
    {
        var shop = new Shop(Tenant);
        var goods = await shop.GoodsAsync(stock: 10, price: 4.99m, sku: "TEA-1");
        var customer = await shop.CustomerAsync("Ada");
        var code = (await Owner.QueryAsync("query($id: ID!) { customer(id: $id) { code } }", new { id = customer.Text("id") })).GetProperty("customer").Text("code");
        await Owner.SaveProfileAsync(DraftProfile(unknown: "REFUSE"));

        var done = await Owner.ImportAsync(DraftFile($"W-1,tea-1,2,,{code}", $"W-1,TEA-1,1,3.50,{code}"), Drafts);

        Assert.Equal((1, 2, 0, 0), done.GetProperty("counts") is var counts ? (counts.Number("orders"), counts.Number("lines"), counts.Number("products"), counts.Number("customers")) : default);
        Assert.Equal(0, done.GetProperty("invoicedByMonth").GetArrayLength());
        var order = await shop.OrderAsync(Assert.Single(await Owner.AllAsync("orders", "id")).Text("id")!);
        Assert.Equal(("DRAFT", null, "Ada", 13.48m, "Leeds"), (order.Text("status"), order.Text("number"), order.Text("customerName"), order.Amount("total"), order.GetProperty("shipTo").Text("city")));
        Assert.Equal((10, 0), await shop.StockAsync(goods));

        var submitted = await shop.SubmitAsync(order);
        Assert.Equal("CONFIRMED", submitted.Text("status"));
        Assert.Equal((10, 3), await shop.StockAsync(goods));
    }

    [Fact]
    public async Task Unknown_codes_are_refused_where_the_profile_says_so()
    {
        await new Shop(Tenant).GoodsAsync(sku: "KNOWN");
        await Owner.SaveProfileAsync(DraftProfile(unknown: "REFUSE"));
        var before = await RowsAsync("import_jobs", "import_errors");

        var job = await Owner.CheckAsync(DraftFile("1,KNOWN,1,1,", "2,UNKNOWN,1,1,", "3,KNOWN,1,1,NOBODY", "4,KNOWN,1,1,", "4,UNKNOWN,1,1,", "5,KNOWN,-1,1,"), Drafts);

        Assert.Equal(
            ["3 Sku UNKNOWN SKU_UNKNOWN", "4 Customer NOBODY CUSTOMER_UNKNOWN", "5 No 4 ORDER_HAS_ERRORS", "6 Sku UNKNOWN SKU_UNKNOWN", "7 Qty -1 QUANTITY_NEGATIVE"],
            (await Owner.ErrorsOfAsync(job)).Select(it => $"{it.Number("row")} {it.Text("column")} {it.Text("value")} {it.Text("code")}"));
        Assert.Equal((1, 5), (job.GetProperty("plan").Number("valid"), job.Number("rowsRejected")));
        Assert.Equal(before, await RowsAsync("import_jobs", "import_errors"));

        Assert.Equal(1, (await Owner.CommitAsync(job, "VALID_ORDERS")).GetProperty("counts").Number("orders"));
    }

    [Fact]
    public async Task What_is_no_longer_a_draft_stays_as_it_is()
    {
        var shop = new Shop(Tenant);
        await shop.GoodsAsync(stock: 5, sku: "X");
        await Owner.SaveProfileAsync(DraftProfile());
        await Owner.ImportAsync(DraftFile("A,X,1,2.00,"), Drafts);
        await shop.SubmitAsync(await shop.OrderAsync(Assert.Single(await Owner.AllAsync("orders", "id")).Text("id")!));

        var done = await Owner.ImportAsync(DraftFile("A,X,4,2.00,"), Drafts);

        Assert.Equal((0, 1, 0), done.GetProperty("counts") is var counts ? (counts.Number("updated"), counts.Number("kept"), counts.Number("conflicts")) : default);
        Assert.Equal(("CONFIRMED", 2m), Assert.Single(await Owner.AllAsync("orders", "status total { amount }")) is var order ? (order.Text("status"), order.Amount("total")) : default);
    }

    [Fact]
    public async Task A_draft_that_was_deleted_is_made_again_by_its_file()
    {
        var shop = new Shop(Tenant);
        await Owner.SaveProfileAsync(DraftProfile());
        await Owner.ImportAsync(DraftFile("A,X,1,2.00,", "B,X,1,2.00,"), Drafts);
        var a = (await Owner.AllAsync("orders", "id version externalId")).Single(order => order.Text("externalId") == "A");
        await shop.DoAsync("deleteOrder", Shop.Version(a));

        var (same, again) = (await Owner.ImportAsync(DraftFile("A,X,1,2.00,", "B,X,1,2.00,"), Drafts), await Owner.ImportAsync(DraftFile("A,X,3,2.00,", "B,X,1,2.00,"), Drafts));

        Assert.Equal((1, 1, 0), same.GetProperty("counts") is var counts ? (counts.Number("orders"), counts.Number("unchanged"), counts.Number("kept")) : default);
        Assert.Equal((0, 1, 1), again.GetProperty("counts") is var later ? (later.Number("orders"), later.Number("unchanged"), later.Number("updated")) : default);
        Assert.Equal(["A 6", "B 2"], (await Owner.AllAsync("orders", "externalId total { amount }")).Select(order => $"{order.Text("externalId")} {order.Amount("total"):0}").Order());
    }

    [Fact]
    public async Task Only_edits_of_what_the_file_sets_stand_against_it()
    {
        var shop = new Shop(Tenant);
        await shop.GoodsAsync(sku: "X");
        await Owner.SaveProfileAsync(DraftProfile());
        await Owner.ImportAsync(DraftFile("A,X,1,2.00,", "B,X,1,2.00,", "C,X,1,2.00,"), Drafts);
        var drafts = (await Owner.AllAsync("orders", "id version externalId lines { id }")).ToDictionary(order => order.Text("externalId")!);
        await shop.DoAsync("assignOrder", Shop.Version(drafts["A"], ("assigneeId", null)));
        await shop.DoAsync("withdrawOrder", Shop.Version(await shop.SubmitAsync(drafts["B"])));
        await shop.DoAsync("updateOrderLine", Shop.Version(drafts["C"], ("lineId", drafts["C"].GetProperty("lines")[0].Text("id")), ("quantity", 2)));

        var first = await Owner.ImportAsync(DraftFile("A,X,3,2.00,", "B,X,3,2.00,", "C,X,3,2.00,"), Drafts);
        var second = await Owner.ImportAsync(DraftFile("A,X,4,2.00,", "B,X,4,2.00,", "C,X,4,2.00,"), Drafts);

        Assert.Equal((2, 1), first.GetProperty("counts") is var counts ? (counts.Number("updated"), counts.Number("conflicts")) : default);
        Assert.Equal((2, 1), second.GetProperty("counts") is var later ? (later.Number("updated"), later.Number("conflicts")) : default);
        Assert.Equal(["A 8", "B 8", "C 4"], (await Owner.AllAsync("orders", "externalId total { amount }")).Select(order => $"{order.Text("externalId")} {order.Amount("total"):0}").Order());
    }
}
