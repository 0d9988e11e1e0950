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
}
