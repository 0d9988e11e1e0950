using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Customers;

public sealed class GetCustomerTests(ServerHost host) : CustomerTest(host)
{
    private const string Get = $"query($id: ID!) {{ customer(id: $id) {{ {CustomerSteps.Customer} }} }}";

    [Fact]
    public async Task It_is_found_by_its_id_through_every_door()
    {
        var made = await Owner.CreateAsync("Cafe", null, CustomerSteps.In("Leeds", "SHIPPING"));

        var data = await Owner.QueryAsync("""
            query($id: ID!, $address: ID!) {
              customer(id: $id) { name }
              node(id: $id) { ... on Customer { name } }
              nodes(ids: [$id, $address]) { ... on Customer { name } ... on CustomerAddress { address { city } customer { name } } } }
            """, new { id = made.Id(), address = made.AddressId("Leeds") });

        Assert.Equal("""{"customer":{"name":"Cafe"},"node":{"name":"Cafe"},"nodes":[{"name":"Cafe"},{"address":{"city":"Leeds"},"customer":{"name":"Cafe"}}]}""", data.GetRawText());
    }

    [Fact]
    public async Task Another_companys_customer_is_null_with_the_same_bytes_as_one_that_never_was()
    {
        var theirs = await (await SignUpAsync()).Owner.CreateAsync("Cafe", null, CustomerSteps.In("Leeds", "SHIPPING"));

        foreach (var (document, type, id) in new[]
        {
            (Get, "Customer", theirs.Id()),
            ("query($id: ID!) { node(id: $id) { id ... on Customer { name } } }", "Customer", theirs.Id()),
            ("query($id: ID!) { nodes(ids: [$id]) { id ... on CustomerAddress { address { city } } } }", "CustomerAddress", theirs.AddressId("Leeds")),
        })
        {
            var known = await Owner.SendAsync(document, new { id });
            var unknown = await Owner.SendAsync(document, new { id = NodeIds.Of(type, Guid.CreateVersion7()) });

            Assert.Equal(unknown.Body, known.Body);
            Assert.Contains("null", known.Body, StringComparison.Ordinal);
            Assert.Empty(known.Errors);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("not an id")]
    [InlineData("T3JkZXI63sCYAQAAAHCAAAAAAAAAAQ==")]
    public async Task A_malformed_id_and_one_of_another_type_are_refused(string id) => Assert.Equal(["HC0016"], (await Owner.SendAsync(Get, new { id })).Codes);

    [Fact]
    public async Task Its_addresses_cost_the_same_statements_however_many_there_are()
    {
        var few = await Owner.CreateAsync("Cafe", null, CustomerSteps.In("Leeds", "SHIPPING", "BILLING"));
        var many = await Owner.CreateAsync("Cafe", null, [.. Enumerable.Range(0, 60).Select(number => CustomerSteps.In($"City {number}", "SHIPPING", "BILLING"))]);

        var (one, other) = (await StatementsAsync(few.Id()), await StatementsAsync(many.Id()));

        Assert.Equal(one, other);
        Assert.InRange(other, 3, 6);
    }

    private async Task<int> StatementsAsync(string id)
    {
        await Owner.QueryAsync(Get, new { id });
        using var statements = new SqlStatements();
        await Owner.QueryAsync(Get, new { id });

        return statements.Count;
    }
}
