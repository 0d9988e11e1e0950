using System.Globalization;
using System.Text;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Files;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Host.Demo;

/// <summary>
/// Fills a demo company by the use cases that people have: products, customers, stock, two months of orders from elsewhere by an
/// import, and today's orders by hand, some in each state.
/// </summary>
internal sealed class DemoSeeder(IServiceProvider services, IFileStore files, TimeProvider clock)
{
    private const int Past = 42, Days = 60;
    private const string Order = "order { id number version total { amount } fulfillments { id version } }", Fulfillment = "fulfillment { id version }";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task FillAsync(DemoCompany company, CancellationToken ct)
    {
        var desk = await DemoDesk.OpenAsync(services, company, ct);
        // The same company each time: what is shown and told of it can be relied on.
        var dice = new Random(7);
        var goods = await StockAsync(desk, company, ct);
        var buyers = await BuyersAsync(desk, company, ct);
        await PastAsync(desk, company, dice, ct);
        await TodayAsync(desk, goods, buyers, company, dice, ct);
    }

    private static async Task<List<string>> StockAsync(DemoDesk desk, DemoCompany company, CancellationToken ct)
    {
        var variants = new List<string>();
        var lines = new List<object?>();

        foreach (var good in DemoGoods.Goods)
        {
            var product = await desk.GiveAsync("createProduct", new()
            {
                ["name"] = good.NameIn(company.Language),
                ["variants"] = new List<object?> { new Dictionary<string, object?> { ["sku"] = good.Sku, ["unitPrice"] = DemoGoods.PriceIn(company.Currency, good.Price), ["cost"] = DemoGoods.CostIn(company.Currency, good.Price) } },
            }, "product { id variants { id } }", ct);
            var variant = product.List("variants")[0].Id;
            variants.Add(variant);
            lines.Add(new Dictionary<string, object?> { ["variantId"] = variant, ["quantity"] = (decimal)good.Stock });
        }

        var warehouse = (await desk.AskAsync("{ warehouses(first: 1) { nodes { id } } }", ct)).List("nodes")[0].Id;
        await desk.GiveAsync("receiveStock", new() { ["warehouseId"] = warehouse, ["lines"] = lines, ["reference"] = "DEMO" }, "goodsReceipt { id }", ct);

        // Of the first few somebody said when to order more; a half of them are lower than that.
        foreach (var (index, good) in DemoGoods.Goods.Take(6).Index())
            await desk.GiveAsync("setReorderPoint", new() { ["warehouseId"] = warehouse, ["variantId"] = variants[index], ["reorderPoint"] = (decimal)(index % 2 == 0 ? good.Stock * 5 / 4 : good.Stock / 3) }, "stockLevel { id }", ct);

        return variants;
    }

    private static async Task<List<Row>> BuyersAsync(DemoDesk desk, DemoCompany company, CancellationToken ct)
    {
        var made = new List<Row>();

        foreach (var (index, buyer) in DemoGoods.Buyers.Index())
        {
            var (line1, city, postcode, country) = DemoGoods.AddressOf(buyer.Place, company.Language);
            var name = buyer.NameIn(company.Language);
            made.Add(await desk.GiveAsync("createCustomer", new()
            {
                ["name"] = name,
                ["code"] = CodeOf(index),
                ["kind"] = buyer.IsCompany ? "COMPANY" : "PERSON",
                ["email"] = $"buyer{index + 1}@demo.invalid",
                ["countryCode"] = country,
                ["addresses"] = new List<object?>
                {
                    new Dictionary<string, object?>
                    {
                        ["recipient"] = name, ["line1"] = line1, ["city"] = city, ["postalCode"] = postcode, ["countryCode"] = country,
                        ["uses"] = new List<object?> { "SHIPPING", "BILLING" },
                    },
                },
            }, "customer { id version addresses { address { recipient line1 city postalCode countryCode } } }", ct));
        }

        // The last of them is one to whom nothing is sold any more.
        await desk.GiveAsync("blockCustomer", new() { ["id"] = made[^1].Id, ["expectedVersion"] = made[^1].Version }, "customer { id }", ct);

        return made;
    }

    private static string CodeOf(int buyer) => string.Create(CultureInfo.InvariantCulture, $"D{buyer + 1:000}");

    // What is past comes in as it does from another system: with its own dates, and without moving stock.
    private async Task PastAsync(DemoDesk desk, DemoCompany company, Random dice, CancellationToken ct)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(Csv(company, dice)));
        var upload = await files.SaveAsync(desk.Tenant, file, ct);
        var job = await desk.GiveAsync("uploadImport", new() { ["fileId"] = NodeId.Encode(Names.Of(typeof(UploadedFile)), upload.Id), ["fileName"] = "past-orders.csv", ["profile"] = "online-retail" }, "importJob { id status }", ct);
        await UntilAsync("READY");
        await desk.GiveAsync("commitImport", new() { ["id"] = job.Id, ["mode"] = "ALL" }, "importJob { id }", ct);
        await UntilAsync("DONE");

        async Task UntilAsync(string wanted)
        {
            for (var start = clock.GetTimestamp(); ; await Task.Delay(100, ct))
            {
                var status = (await desk.AskAsync($$"""{ importJob(id: "{{job.Id}}") { status } }""", ct)).Text("status");

                if (status == wanted)
                    return;

                if (status is "INVALID" or "FAILED" or "PARTIAL" || clock.GetElapsedTime(start) > Patience)
                    throw new InvalidOperationException($"The demo's past orders are {status} instead of {wanted}.");
            }
        }
    }

    private static string Csv(DemoCompany company, Random dice)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(company.TimeZone);
        var today = TimeZoneInfo.ConvertTime(company.OpenedAt, zone).Date;
        var text = new StringBuilder("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");

        for (var order = 0; order < Past; order++)
        {
            // More of it lately: a business that grows.
            var day = today.AddDays(-1 - (int)((Days - 1) * Math.Pow(1 - ((order + 1) / (double)Past), 1.2)));
            var at = day.AddHours(8 + dice.Next(10)).AddMinutes(dice.Next(60));
            var buyer = dice.Next(DemoGoods.Buyers.Count - 1);

            foreach (var good in Some(dice))
                text.Append(CultureInfo.InvariantCulture, $"{240001 + order},{DemoGoods.Goods[good].Sku},,{1 + dice.Next(6)},{at:yyyy-MM-dd HH:mm:ss},{DemoGoods.PriceIn(company.Currency, DemoGoods.Goods[good].Price)},{CodeOf(buyer)},United Kingdom\n");
        }

        return text.ToString();
    }

    private static List<int> Some(Random dice) => [.. Enumerable.Range(0, DemoGoods.Goods.Count - 1).OrderBy(_ => dice.Next()).Take(1 + dice.Next(4))];

    /// <summary>How far each of today's orders gets.</summary>
    private enum Stop
    {
        Draft, Submitted, Picking, Packed, Shipped, Delivered, PartlyPaid, Paid, Cancelled,
    }

    private async Task TodayAsync(DemoDesk desk, List<string> goods, List<Row> buyers, DemoCompany company, Random dice, CancellationToken ct)
    {
        Stop[] stops =
        [
            Stop.Draft, Stop.Draft, Stop.Submitted, Stop.Submitted, Stop.Submitted, Stop.Submitted, Stop.Picking, Stop.Picking, Stop.Packed, Stop.Packed,
            Stop.Shipped, Stop.Shipped, Stop.Delivered, Stop.Delivered, Stop.PartlyPaid, Stop.Paid, Stop.Paid, Stop.Cancelled,
        ];

        foreach (var (index, stop) in stops.Index())
            await RunAsync(desk, stop, buyers[index % (buyers.Count - 1)], Lines(Some(dice).Select(good => (goods[good], (decimal)(1 + dice.Next(2))))), company, ct);

        // Two that ask for more than there is wait for somebody's approval; one for whom nothing is sold any more is rejected.
        foreach (var buyer in buyers.Take(2))
            await RunAsync(desk, Stop.Submitted, buyer, Lines([(goods[^1], 6)]), company, ct);

        await RunAsync(desk, Stop.Submitted, buyers[^1], Lines([(goods[0], 2)]), company, ct);
    }

    private static List<object?> Lines(IEnumerable<(string Variant, decimal Quantity)> wanted) =>
        [.. wanted.Select(it => new Dictionary<string, object?> { ["variantId"] = it.Variant, ["quantity"] = it.Quantity })];

    private static async Task RunAsync(DemoDesk desk, Stop stop, Row buyer, List<object?> lines, DemoCompany company, CancellationToken ct)
    {
        var order = await desk.GiveAsync("createOrder", new() { ["customerId"] = buyer.Id, ["shipTo"] = new Dictionary<string, object?>(buyer.List("addresses")[0].Part("address").Fields), ["lines"] = lines }, Order, ct);

        if (stop is Stop.Draft)
            return;

        order = await desk.GiveAsync("submitOrder", Of(order), Order, ct);

        if (stop is Stop.Submitted)
            return;

        if (stop is Stop.Cancelled)
        {
            await desk.GiveAsync("cancelOrder", new(Of(order)) { ["reason"] = company.Language switch { "zh-CN" => "客户改变主意", "zh-TW" => "客戶改變主意", _ => "The customer changed his mind" } }, "order { id }", ct);

            return;
        }

        var parcel = await desk.GiveAsync("startPicking", Of(order.List("fulfillments")[0]), Fulfillment, ct);

        if (stop >= Stop.Packed)
            parcel = await desk.GiveAsync("packFulfillment", Of(parcel), Fulfillment, ct);

        if (stop >= Stop.Shipped)
            parcel = await desk.GiveAsync("shipFulfillment", new(Of(parcel)) { ["carrier"] = company.Language switch { "zh-CN" => "顺丰速运", "zh-TW" => "黑貓宅急便", _ => "Royal Mail" }, ["trackingNumber"] = $"DEMO{order.Text("number")[^4..]}" }, Fulfillment, ct);

        if (stop >= Stop.Delivered)
            await desk.GiveAsync("confirmDelivery", Of(parcel), Fulfillment, ct);

        if (stop >= Stop.PartlyPaid)
            await PayAsync(desk, order, buyer.Id, inFull: stop is Stop.Paid, ct);
    }

    private static async Task PayAsync(DemoDesk desk, Row order, string buyer, bool inFull, CancellationToken ct)
    {
        var amount = inFull ? order.Amount("total") : Math.Round(order.Amount("total") / 2);
        await desk.GiveAsync("recordReceipt", new()
        {
            ["method"] = "BANK_TRANSFER",
            ["amount"] = amount,
            ["customerId"] = buyer,
            ["matches"] = new List<object?> { new Dictionary<string, object?> { ["orderId"] = order.Id, ["amount"] = amount } },
        }, "receipt { id }", ct);
    }

    private static Dictionary<string, object?> Of(Row row) => new() { ["id"] = row.Id, ["expectedVersion"] = row.Version };
}
