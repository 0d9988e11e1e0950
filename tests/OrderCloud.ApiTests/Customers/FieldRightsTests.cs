using System.Net;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.ApiTests.Tenancy;

namespace OrderCloud.ApiTests.Customers;

/// <summary>A guarded field shows itself to nobody who lacks its right: not as a value, not by a filter, an order, a node or an event.</summary>
public abstract class FieldRightsTests(HostFixture host) : ApiTest(host)
{
    private const string Create = $"mutation($input: CreateCustomerInput!) {{ createCustomer(input: $input) {{ customer {{ id version addresses {{ id }} }} {TenantSession.Errors} }} }}";
    private const string Update = $"mutation($input: UpdateCustomerInput!) {{ updateCustomer(input: $input) {{ customer {{ id }} {TenantSession.Errors} }} }}";

    [Fact, Trait("Capability", "U2/part"), Trait("Proves", "T9")]
    public async Task As_a_value_it_is_null_with_an_error_and_its_siblings_resolve()
    {
        var tenant = await SignUpAsync();
        var customer = await NewAsync(tenant);
        var (analyst, sales) = (await tenant.MemberAsync("analyst"), await tenant.MemberAsync("sales"));
        const string document = "query($id: ID!) { customer(id: $id) { name email phone addresses { id } shippingAddress { id } } }";

        var hidden = await analyst.SendAsync(document, new { id = customer.Id });
        var open = (await sales.QueryAsync(document, new { id = customer.Id })).GetProperty("customer");

        Assert.Equal("Jo Lin", hidden.Data.GetProperty("customer").GetProperty("name").GetString());
        Assert.All(new[] { "email", "phone", "addresses", "shippingAddress" }, field => Assert.Equal(JsonValueKind.Null, hidden.Data.GetProperty("customer").GetProperty(field).ValueKind));
        Assert.Equal(Enumerable.Repeat("AUTH_NOT_AUTHORIZED", 4), hidden.Codes);
        Assert.Equal(["customer.addresses", "customer.email", "customer.phone", "customer.shippingAddress"], hidden.Errors.Select(error => string.Join('.', error.GetProperty("path").EnumerateArray())).Order());
        Assert.Equal(("jo@example.com", "0123"), (open.GetProperty("email").GetString(), open.GetProperty("phone").GetString()));
    }

    [Theory, Trait("Capability", "U2/part"), Trait("Proves", "T9")]
    [InlineData("{ customers(where: { email: { eq: \"jo@example.com\" } }) { totalCount } }")]
    [InlineData("{ customers(where: { or: [{ name: { eq: \"x\" } }, { and: [{ phone: { eq: \"0123\" } }] }] }) { totalCount } }")]
    [InlineData("query($where: CustomerFilterInput = { email: { eq: \"jo@example.com\" } }) { customers(where: $where) { totalCount } }")]
    [InlineData("fragment F on Query { aliased: customers(where: { email: { eq: null } }) { totalCount } } { ...F }")]
    public async Task By_filter_and_order_it_refuses_the_whole_operation(string document)
    {
        var tenant = await SignUpAsync();
        await NewAsync(tenant);
        var (analyst, sales) = (await tenant.MemberAsync("analyst"), await tenant.MemberAsync("sales"));

        var refused = await analyst.SendAsync(document);

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], refused.Codes);
        Assert.False(refused.Json.TryGetProperty("data", out _));
        Assert.Empty((await sales.SendAsync(document)).Errors);
    }

    [Fact, Trait("Capability", "U2/part"), Trait("Proves", "T9")]
    public async Task As_a_variable_it_is_refused_like_a_literal()
    {
        var tenant = await SignUpAsync();
        var analyst = await tenant.MemberAsync("analyst");

        var answer = await analyst.SendAsync("query($where: CustomerFilterInput, $order: [CustomerSortInput!]) { customers(where: $where, order: $order) { totalCount } }", new { where = new { email = new { eq = "x" } } });

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], answer.Codes);
    }

    [Fact, Trait("Capability", "U2/part"), Trait("Proves", "T9")]
    public async Task As_a_node_and_on_an_order_it_is_hidden_too()
    {
        var tenant = await SignUpAsync("GBP");
        var customer = await NewAsync(tenant);
        var shop = new Shop(tenant);
        var order = await shop.DoAsync("createOrder", new { customerId = customer.Id, note = "Careful", lines = new[] { new { variantId = (await shop.GoodsAsync()).VariantId, quantity = 1 } } });
        var (analyst, warehouse) = (await tenant.MemberAsync("analyst"), await tenant.MemberAsync("warehouse"));
        const string ofOrder = "query($id: ID!) { node(id: $id) { ... on Order { customerName note shipTo { recipient phone } } } }";

        var node = await analyst.SendAsync("query($id: ID!) { node(id: $id) { ... on Customer { name phone } } }", new { id = customer.Id });
        var address = await analyst.SendAsync("query($id: ID!) { node(id: $id) { ... on CustomerAddress { uses address { city } } } }", new { id = customer.AddressId });
        var nothing = await analyst.SendAsync(ofOrder, new { id = order.Text("id") });
        var without = await warehouse.SendAsync(ofOrder, new { id = order.Text("id") });

        Assert.Equal("""{"node":{"name":"Jo Lin","phone":null}}""", node.Data.GetRawText());
        Assert.Equal("""{"node":{"uses":["SHIPPING","BILLING"],"address":null}}""", address.Data.GetRawText());
        Assert.Equal("""{"node":{"customerName":"Jo Lin","note":null,"shipTo":null}}""", nothing.Data.GetRawText());
        Assert.Equal("""{"node":{"customerName":"Jo Lin","note":"Careful","shipTo":{"recipient":"Jo Lin","phone":null}}}""", without.Data.GetRawText());
    }

    [Fact, Trait("Capability", "U2/part"), Trait("Proves", "T9")]
    public async Task Events_hide_it_as_well()
    {
        var tenant = await SignUpAsync("GBP");
        var shop = new Shop(tenant);
        var order = await shop.DoAsync("createOrder", new { note = "Careful", lines = new[] { new { variantId = (await shop.GoodsAsync()).VariantId, quantity = 1 } } });
        await using var socket = await (await tenant.MemberAsync("analyst")).ConnectAsync();
        var events = await socket.SubscribeAsync("subscription($id: ID!) { orderChanged(id: $id) { order { version note } } }", new { id = order.Text("id") });
        await Task.Delay(500, Cancelled);

        await shop.DoAsync("updateOrder", Shop.Version(order, ("shipping", 1)));
        var told = await events.NextAsync();

        Assert.Equal(JsonValueKind.Null, told.GetProperty("data").GetProperty("orderChanged").GetProperty("order").GetProperty("note").ValueKind);
        Assert.Equal("AUTH_NOT_AUTHORIZED", told.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact, Trait("Capability", "U2/part"), Trait("Proves", "T9")]
    public async Task Who_may_not_write_it_is_refused_before_anything_is_written_and_changes_the_rest()
    {
        var tenant = await SignUpAsync();
        var customer = await NewAsync(tenant);
        using var clerk = await People.JoinAsync(Host, tenant, await tenant.Owner.NewRoleAsync(["customers:read", "customers:write"], readFields: ["*"], writeFields: ["customer.phone"]));

        var email = await clerk.SendAsync(Update, new { input = new { id = customer.Id, expectedVersion = 1, name = "New", email = "new@example.com" } });
        var taken = await clerk.SendAsync(Update, new { input = new { id = customer.Id, expectedVersion = 1, email = (string?)null } });
        var address = await clerk.SendAsync(Create, new { input = new { name = "Other", addresses = new[] { Shop.Address("Other") } } });
        await clerk.MutateAsync(Update, new { input = new { id = customer.Id, expectedVersion = 1, name = "New", phone = "999" } });

        Assert.All(new[] { email, taken, address }, answer => Assert.Equal((HttpStatusCode.Forbidden, "AUTH_NOT_AUTHORIZED"), (answer.Status, Assert.Single(answer.Codes))));
        var now = (await tenant.Owner.QueryAsync("{ customers { totalCount nodes { name email phone } } }")).GetProperty("customers");
        Assert.Equal((1, "New", "jo@example.com", "999"), (now.GetProperty("totalCount").GetInt32(), now.GetProperty("nodes")[0].Text("name"), now.GetProperty("nodes")[0].Text("email"), now.GetProperty("nodes")[0].Text("phone")));
    }

    [Fact, Trait("Capability", "U2/part"), Trait("Capability", "X6/part")]
    public async Task A_program_sees_the_fields_it_was_given()
    {
        var tenant = await SignUpAsync();
        await NewAsync(tenant);
        using var none = await ProgramAsync([]);
        using var mailer = await ProgramAsync(["customer.email"]);

        var hidden = await none.SendAsync("{ customers { nodes { email } } }");
        var open = await mailer.SendAsync("{ customers { nodes { email phone } } }");

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], hidden.Codes);
        Assert.Equal("""{"customers":{"nodes":[{"email":"jo@example.com","phone":null}]}}""", open.Data.GetRawText());

        async Task<GraphQLClient> ProgramAsync(string[] readFields)
        {
            var made = await tenant.Owner.MutateAsync($"mutation($input: CreateApiClientInput!) {{ createApiClient(input: $input) {{ clientId clientSecret {TenantSession.Errors} }} }}", new { input = new { name = "Mailer", permissions = new[] { "customers:read" }, readFields } });

            return new GraphQLClient(Host.Address, await tenant.TokenAsync(made.GetProperty("clientId").GetString()!, made.GetProperty("clientSecret").GetString()!));
        }
    }

    private static async Task<(string Id, string AddressId)> NewAsync(TenantSession tenant)
    {
        var address = new { recipient = "Jo Lin", line1 = "1 High Street", city = "Leeds", countryCode = "GB", phone = "0456" };
        var made = (await tenant.Owner.MutateAsync(Create, new { input = new { name = "Jo Lin", email = "jo@example.com", phone = "0123", addresses = new[] { address } } })).GetProperty("customer");

        return (made.GetProperty("id").GetString()!, made.GetProperty("addresses")[0].GetProperty("id").GetString()!);
    }
}

public sealed class FieldRightsOnServerTests(ServerHost host) : FieldRightsTests(host);

[Trait("Database", "sqlite")]
public sealed class FieldRightsOnSqliteTests(SqliteHost host) : FieldRightsTests(host);
