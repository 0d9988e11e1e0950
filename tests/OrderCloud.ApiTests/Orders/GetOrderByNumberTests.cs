using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public sealed class GetOrderByNumberTests(ServerHost host) : OrderTest(host)
{
    private const string Document = "query($number: String!) { orderByNumber(number: $number) { id number status } }";

    [Fact, Trait("Capability", "E15/part")]
    public async Task A_number_leads_to_its_order()
    {
        var (one, other) = (await Shop.PendingAsync(), await Shop.ConfirmedAsync());

        foreach (var order in new[] { one, other })
            Assert.Equal((order.Text("id"), order.Text("status")), (await FindAsync(Shop, order.Text("number")!)) is var found ? (found.Text("id"), found.Text("status")) : default);
    }

    [Theory]
    [InlineData("SO-209901-0001")]
    [InlineData("")]
    [InlineData("%")]
    public async Task A_number_that_nobody_has_leads_nowhere(string number) => Assert.Equal(JsonValueKind.Null, (await FindAsync(Shop, number)).ValueKind);

    [Fact, Trait("Proves", "T1/part")]
    public async Task The_same_number_is_another_order_in_another_company()
    {
        var other = new Shop(await SignUpAsync("GBP", "Europe/London"));
        var (mine, theirs) = (await Shop.PendingAsync(), await other.PendingAsync());
        var second = await other.PendingAsync();
        Assert.Equal(mine.Text("number"), theirs.Text("number"));

        Assert.Equal((mine.Text("id"), theirs.Text("id")), ((await FindAsync(Shop, mine.Text("number")!)).Text("id"), (await FindAsync(other, mine.Text("number")!)).Text("id")));
        Assert.Equal(
            (await Shop.Owner.SendAsync(Document, new { number = "SO-209901-0001" })).Body,
            (await Shop.Owner.SendAsync(Document, new { number = second.Text("number") })).Body);
    }

    [Fact]
    public async Task It_needs_its_permission() => await AssertReadingNeedsAsync("orders:read", Document, new { number = "SO-1" });

    private static async Task<JsonElement> FindAsync(Shop shop, string number) => (await shop.Owner.QueryAsync(Document, new { number })).GetProperty("orderByNumber");
}
