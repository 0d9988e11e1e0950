using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Customers;

/// <summary>What a test of customers does on its way; each step must succeed.</summary>
internal static class CustomerSteps
{
    /// <summary>What an answer tells of a customer.</summary>
    public const string Customer = """
        id code kind name email phone countryCode blocked notes version createdAt updatedAt
        addresses { id uses address { recipient line1 line2 city region postalCode countryCode phone } } shippingAddress { id } billingAddress { id }
        """;

    public static string Document(string field) => $"mutation($input: {char.ToUpperInvariant(field[0])}{field[1..]}Input!) {{ {field}(input: $input) {{ {Part(field)} errors {{ __typename ... on Error {{ code message field }} {Adds(field)} }} }} }}";

    /// <summary>An address in a city, as it is sent.</summary>
    public static object In(string city, params string[] uses) => new { recipient = "Ada Lovelace", line1 = "1 High Street", city, countryCode = "GB", uses };

    public static string Id(this JsonElement it) => it.GetProperty("id").GetString()!;

    public static int Version(this JsonElement it) => it.GetProperty("version").GetInt32();

    public static string? Text(this JsonElement it, string name) => it.GetProperty(name).GetString();

    public static string AddressId(this JsonElement customer, string city) => customer.GetProperty("addresses").EnumerateArray().Single(it => it.GetProperty("address").Text("city") == city).Id();

    /// <summary>City and uses of each address, then the cities of both defaults: <c>Leeds(SHIPPING) York() | Leeds -</c>.</summary>
    public static string Shape(this JsonElement customer)
    {
        var addresses = customer.GetProperty("addresses").EnumerateArray().ToList();
        var defaults = new[] { "shippingAddress", "billingAddress" }.Select(name => customer.GetProperty(name)).Select(it =>
            it.ValueKind is JsonValueKind.Null ? "-" : addresses.Single(address => address.Id() == it.Id()).GetProperty("address").Text("city"));

        return $"{string.Join(' ', addresses.Select(it => $"{it.GetProperty("address").Text("city")}({string.Join(',', it.GetProperty("uses").EnumerateArray().Select(use => use.GetString()))})"))} | {string.Join(' ', defaults)}";
    }

    extension(GraphQLClient client)
    {
        /// <summary>Sends a mutation that must succeed; returns the customer or the address.</summary>
        public async Task<JsonElement> DoAsync(string field, object input) => (await client.MutateAsync(Document(field), new { input })).EnumerateObject().First().Value;

        public Task<JsonElement> CreateAsync(string name = "Corner Cafe", string? code = null, params object[] addresses) => client.DoAsync("createCustomer", new { name, code, addresses });

        public async Task<JsonElement> CustomerAsync(string id) => (await client.QueryAsync($"query($id: ID!) {{ customer(id: $id) {{ {Customer} }} }}", new { id })).GetProperty("customer");

        public async Task<int> CountAsync() => (await client.QueryAsync("{ customers { totalCount } }")).GetProperty("customers").GetProperty("totalCount").GetInt32();
    }

    private static string Part(string field) => field is "addCustomerAddress" ? $"customerAddress {{ id uses address {{ city }} customer {{ {Customer} }} }}" : $"customer {{ {Customer} }}";

    // Only the errors of the field's own union may be asked for: others would not validate.
    private static string Adds(string field) => field switch
    {
        "createCustomer" => Taken,
        "updateCustomer" => $"{Taken} {Stale}",
        "blockCustomer" => $"... on CustomerBlockedError {{ allowed }} {Stale}",
        "unblockCustomer" => $"... on CustomerNotBlockedError {{ allowed }} {Stale}",
        "eraseCustomer" => $"... on CustomerInUseError {{ openOrders }} {Stale}",
        "addCustomerAddress" => "... on CustomerAddressLimitReachedError { limit }",
        _ => Stale,
    };

    private const string Taken = "... on CustomerCodeTakenError { customerCode customerId name }", Stale = "... on CustomerVersionConflictError { expectedVersion current { id version } }";
}
