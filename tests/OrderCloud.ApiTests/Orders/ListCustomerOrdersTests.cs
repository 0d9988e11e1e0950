using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

[Trait("Capability", "D3/part")]
public sealed class ListCustomerOrdersTests(ServerHost host) : OrderTest(host)
{
    [Fact]
    public async Task By_every_sort_pages_forward_and_back_lose_and_repeat_nothing_while_orders_come_in()
    {
        var customer = await Shop.CustomerAsync();
        await OrderedAsync(await Shop.CustomerAsync("Somebody else"));

        for (var order = 0; order < 6; order++)
            await OrderedAsync(customer, order);

        await Of(customer).AssertEachSortAsync(["createdAt", "updatedAt", "total.minorUnits"], () => OrderedAsync(customer));
    }

    [Fact]
    public async Task A_customer_has_his_own_orders_the_newest_first_filtered_and_counted()
    {
        var (ann, bob) = (await Shop.CustomerAsync("Ann"), await Shop.CustomerAsync("Bob"));
        var (first, second) = (await OrderedAsync(ann, 5), await OrderedAsync(ann, 1));
        await OrderedAsync(bob, 5);

        Assert.Equal([second.Text("id")!, first.Text("id")!], await Of(ann).IdsAsync());
        Assert.Equal([first.Text("id")!], await Of(ann).IdsAsync(new { total = new { minorUnits = new { gte = 500 } } }));
        Assert.Equal((2, 1), (await Of(ann).CountAsync(), await Of(bob).CountAsync()));
    }

    [Fact]
    public async Task The_orders_of_many_customers_cost_as_many_statements_as_those_of_two()
    {
        for (var customer = 0; customer < 6; customer++)
            await OrderedAsync(await Shop.CustomerAsync($"Customer {customer}"));

        const string document = "query($n: Int) { customers(first: $n) { nodes { name orders(first: 3) { totalCount nodes { id total { amount } } } } } }";
        var (few, many) = (await StatementsAsync(Shop.Owner, document, new { n = 2 }), await StatementsAsync(Shop.Owner, document, new { n = 6 }));

        Assert.Equal(few, many);
        Assert.InRange(many, 4, 6);
    }

    [Fact, Trait("Proves", "T1/part")]
    public async Task Another_companys_customer_has_none_for_he_does_not_exist()
    {
        var theirs = new Shop(await SignUpAsync("GBP"));
        var customer = await theirs.CustomerAsync();
        await theirs.DoAsync("createOrder", new { customerId = customer.Text("id") });
        const string document = "query($id: ID!) { customer(id: $id) { orders { totalCount nodes { id } } } }";

        var known = await Shop.Owner.SendAsync(document, new { id = customer.Text("id") });
        var unknown = await Shop.Owner.SendAsync(document, new { id = NodeIds.Of("Customer", Guid.CreateVersion7()) });

        Assert.Equal((unknown.Body, """{"data":{"customer":null}}"""), (known.Body, known.Body));
    }

    [Fact]
    public async Task Who_may_see_customers_and_no_orders_sees_none()
    {
        var customer = await Shop.CustomerAsync();
        var client = await Shop.Tenant.ApiClientAsync("customers:read");

        var answer = await client.SendAsync("query($id: ID!) { customer(id: $id) { name orders { totalCount } } }", new { id = customer.Text("id") });

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], answer.Codes);
        Assert.Equal(("Jo Lin", JsonValueKind.Null), (answer.Data.GetProperty("customer").Text("name"), answer.Data.GetProperty("customer").GetProperty("orders").ValueKind));
    }

    private ListWalk Of(JsonElement customer) => new(Shop.Owner, "Order", "orders", $"customer(id: \"{customer.Text("id")}\")");

    private Task<JsonElement> OrderedAsync(JsonElement customer, decimal shipping = 2) => Shop.DoAsync("createOrder", new { customerId = customer.Text("id"), shipping });
}
