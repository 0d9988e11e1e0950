using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Customers;

/// <summary>Who may read and who may write customers, by the template roles.</summary>
public sealed class CustomerRolesTests(ServerHost host) : CustomerTest(host)
{
    private static readonly string[] Writers = ["owner", "admin", "sales"], Readers = ["owner", "admin", "sales", "reviewer", "finance", "analyst"];

    [Fact]
    public async Task Each_field_is_for_the_roles_that_have_its_permission_and_for_no_other()
    {
        var members = await Roles.OfAsync(Tenant);
        var (customer, address) = (NodeIds.Of("Customer", Guid.CreateVersion7()), NodeIds.Of("CustomerAddress", Guid.CreateVersion7()));
        var to = CustomerSteps.In("Leeds");

        foreach (var (field, input) in new (string, object)[]
        {
            ("createCustomer", new { name = "" }),
            ("updateCustomer", new { id = customer, expectedVersion = 1 }),
            ("blockCustomer", new { id = customer, expectedVersion = 1 }),
            ("unblockCustomer", new { id = customer, expectedVersion = 1 }),
            ("addCustomerAddress", new { customerId = customer, address = to }),
            ("updateCustomerAddress", new { id = address, expectedVersion = 1, address = to }),
            ("removeCustomerAddress", new { id = address, expectedVersion = 1 }),
            ("setDefaultCustomerAddress", new { id = address, expectedVersion = 1, use = "BILLING" }),
        })
            Assert.Equal((field, string.Join(' ', Writers)), (field, string.Join(' ', await Roles.AllowedAsync(members, CustomerSteps.Document(field), new { input }))));

        Assert.Equal(Readers, await Roles.AllowedAsync(members, "query($id: ID!) { customer(id: $id) { name } }", new { id = customer }));
        Assert.Equal(Readers, await Roles.AllowedAsync(members, "{ customers { totalCount } }"));
    }

    [Fact]
    public async Task Nobody_without_a_credential_gets_anything()
    {
        var answer = await Anonymous().SendAsync("{ customers { totalCount } }");

        Assert.Equal(["AUTH_NOT_AUTHENTICATED"], answer.Codes);
        Assert.False(answer.Json.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task Who_may_write_but_not_read_changes_a_customer_and_sees_nothing_of_it()
    {
        var writer = await Tenant.ApiClientAsync("customers:write");

        var answer = await writer.SendAsync("mutation { createCustomer(input: { name: \"Cafe\" }) { customer { name } errors { __typename } } }");

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], answer.Codes);
        Assert.DoesNotContain("Cafe", answer.Body, StringComparison.Ordinal);
        Assert.Equal(1, await Owner.CountAsync());
    }
}
