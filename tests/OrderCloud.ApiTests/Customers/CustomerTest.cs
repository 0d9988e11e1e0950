using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Customers;

/// <summary>A test of customers: a company of its own, and what must hold of every change to a customer.</summary>
public abstract class CustomerTest(HostFixture host) : ApiTest(host)
{
    protected GraphQLClient Owner { get; private set; } = null!;

    protected TenantSession Tenant { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Tenant = await SignUpAsync("GBP", "Europe/London");
        Owner = Tenant.Owner;
    }

    /// <summary>Another company's id is refused with the same bytes as an id that never existed, and nothing of theirs changes.</summary>
    /// <param name="pick">The id that the field takes, out of a customer of another company with an address in Leeds.</param>
    private protected async Task AssertForeignIsUnknownAsync(string field, string type, string code, Func<JsonElement, string> pick, Func<string, object> input)
    {
        var others = (await SignUpAsync()).Owner;
        var theirs = await others.CreateAsync(addresses: CustomerSteps.In("Leeds", "SHIPPING", "BILLING"));

        var known = await Owner.SendAsync(CustomerSteps.Document(field), new { input = input(pick(theirs)) });
        var unknown = await Owner.SendAsync(CustomerSteps.Document(field), new { input = input(NodeIds.Of(type, Guid.CreateVersion7())) });

        Assert.Equal(unknown.Body, known.Body);
        Assert.Contains(code, known.Body, StringComparison.Ordinal);
        Assert.Equal(theirs.GetRawText(), (await others.CustomerAsync(theirs.Id())).GetRawText());
    }

    /// <summary>A version that isn't the customer's is refused with the customer as it is, and nothing changes.</summary>
    private protected async Task AssertStaleIsRefusedAsync(string field, JsonElement customer, Func<int, object> input)
    {
        foreach (var version in new[] { customer.Version() - 1, customer.Version() + 1 })
        {
            var refused = await Owner.RefusedAsync(CustomerSteps.Document(field), new { input = input(version) });

            Assert.Equal(("CustomerVersionConflictError", "VERSION_CONFLICT", "input.expectedVersion"), refused.Only());
            Assert.Equal((version, customer.Id(), customer.Version()), (refused[0].GetProperty("expectedVersion").GetInt32(), refused[0].GetProperty("current").Id(), refused[0].GetProperty("current").Version()));
        }

        Assert.Equal(customer.GetRawText(), (await Owner.CustomerAsync(customer.Id())).GetRawText());
    }

    /// <summary>Paths of an input's refusals, which must all be of the input.</summary>
    private protected async Task<IReadOnlyList<string>> InvalidAsync(string field, object input) => (await Owner.RefusedAsync(CustomerSteps.Document(field), new { input })).Fields("INPUT_INVALID");
}
