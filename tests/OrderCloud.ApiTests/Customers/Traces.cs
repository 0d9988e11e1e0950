using System.Text;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders.Imports;
using OrderCloud.ApiTests.Payments;
using OrderCloud.Platform.Spelling;
using Shop = OrderCloud.ApiTests.Orders.Shop;

namespace OrderCloud.ApiTests.Customers;

/// <summary>A customer who has left a word of his own everywhere where one can be left.</summary>
internal sealed class Traces
{
    private readonly Dictionary<string, string> words = [];

    private Traces(Shop shop) => Shop = shop;

    public Shop Shop { get; }

    public string CustomerId { get; private set; } = "";

    /// <summary>What he left, by the place where he left it.</summary>
    public IReadOnlyDictionary<string, string> Words => words;

    public static async Task<Traces> LeaveAsync(TenantSession tenant, string name)
    {
        var traces = new Traces(new Shop(tenant));
        await traces.BeCustomerAsync(name);
        await traces.BuyAsync();
        await traces.BeRefusedAsync();
        await traces.BeInFilesAsync();

        return traces;
    }

    /// <summary>The customer's version now.</summary>
    public async Task<int> VersionAsync() => (await Shop.Owner.CustomerAsync(CustomerId)).Version();

    /// <summary>An order that somebody put on hold. While there is one, he can't be erased.</summary>
    public async Task WaitAsync()
    {
        var goods = await Shop.GoodsAsync(stock: 1);
        var order = await Shop.SubmitAsync(await Shop.DoAsync("createOrder", new { customerId = CustomerId, shipTo = Address("held shipTo"), lines = new[] { new { variantId = goods.VariantId, quantity = 1 } } }));
        await Shop.DoAsync("holdOrder", Shop.Version(order, ("reason", Word("hold"))));
    }

    private async Task BeCustomerAsync(string name)
    {
        words["name"] = name;
        words["pinyin"] = name.InPinyin()!;
        var customer = await Shop.Owner.DoAsync("createCustomer", new { name, code = "C-17850", email = $"{Word("mail")}@example.com", phone = Word("phone"), notes = Word("notes"), addresses = new[] { Address("home") } });
        CustomerId = customer.Id();
        // What was so before is in the audit log alone.
        await Shop.Owner.DoAsync("updateCustomer", new { id = CustomerId, expectedVersion = customer.Version(), notes = Word("later notes") });
    }

    /// <summary>An order delivered and paid, and money that came and went back.</summary>
    private async Task BuyAsync()
    {
        var goods = await Shop.GoodsAsync(stock: 5);
        var order = await Shop.SubmitAsync(await Shop.DoAsync("createOrder", new { customerId = CustomerId, note = Word("order note"), shipTo = Address("shipTo"), billTo = Address("billTo"), lines = new[] { new { variantId = goods.VariantId, quantity = 2 } } }));
        var fulfillment = order.GetProperty("fulfillments")[0];

        foreach (var step in (string[])["startPicking", "packFulfillment", "shipFulfillment", "confirmDelivery"])
            fulfillment = await Shop.DoAsync(step, step is "shipFulfillment" ? Shop.Version(fulfillment, ("carrier", "Post")) : Shop.Version(fulfillment));

        await ReceiveAsync(new { method = "CASH", amount = 9.98m, reference = Word("reference"), matches = new[] { new { orderId = order.Id(), amount = 9.98m } } });
        var reversed = await ReceiveAsync(new { method = "BANK_TRANSFER", amount = 3m, customerId = CustomerId, reference = Word("other reference") });
        await Shop.Owner.MutateAsync(ReceiptSteps.Reverse, new { input = new { id = reversed.Id(), expectedVersion = reversed.Version(), reason = Word("reversal reason") } });
    }

    /// <summary>An order that a reviewer rejected, and that was given up.</summary>
    private async Task BeRefusedAsync()
    {
        var order = await Shop.SubmitAsync(await Shop.DoAsync("createOrder", new { customerId = CustomerId, lines = new[] { new { variantId = (await Shop.GoodsAsync()).VariantId, quantity = 2 } } }));
        order = await Shop.DoAsync("rejectOrder", Shop.Version(order, ("reason", Word("rejection"))));
        await Shop.DoAsync("cancelOrder", Shop.Version(order, ("reason", Word("cancellation"))));
    }

    /// <summary>Goods that he sent back to another system, whose file is called after him and names him in a row that was refused.</summary>
    private async Task BeInFilesAsync()
    {
        await Shop.Owner.ImportAsync(mode: "VALID_ORDERS", fileName: $"{words["name"]}.csv", file: Encoding.UTF8.GetBytes(string.Join('\n',
        [
            OrderCloud.Tests.Imports.RetailGenerator.Header,
            "C536379,22423,CAKE STAND,-2,2010-12-01 09:41:00,10.95,C-17850,United Kingdom",
            $"536380,22423,{Word("description")},{words["name"]},2010-12-01 09:41:00,10.95,C-17850,United Kingdom",
            "",
        ])));
    }

    private async Task<JsonElement> ReceiveAsync(object input) => (await Shop.Owner.MutateAsync(ReceiptSteps.Record, new { input })).GetProperty("receipt");

    private object Address(string of) => new { recipient = Word($"{of} recipient"), line1 = Word($"{of} street"), line2 = Word($"{of} flat"), city = Word($"{of} city"), region = Word($"{of} region"), postalCode = Word($"{of} code")[..19], countryCode = "GB", phone = Word($"{of} phone") };

    private string Word(string of) => words[of] = $"W{Guid.NewGuid():N}"[..19];
}
