using System.Text;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Tests.Imports;

namespace OrderCloud.ApiTests.Orders.Imports;

/// <summary>A test of imports: a company of its own, selling in pounds by British time.</summary>
public abstract class ImportTest(HostFixture host) : ApiTest(host)
{
    /// <summary>The name that <see cref="DraftProfile"/> has unless told otherwise.</summary>
    protected const string Drafts = "drafts";

    protected TenantSession Tenant { get; private set; } = null!;

    protected GraphQLClient Owner => Tenant.Owner;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Tenant = await NewTenantAsync();
    }

    protected Task<TenantSession> NewTenantAsync() => SignUpAsync("GBP", "Europe/London");

    /// <summary>A retail file of these rows.</summary>
    protected static byte[] Retail(params string[] rows) => Encoding.UTF8.GetBytes(string.Join('\n', [RetailGenerator.Header, .. rows, ""]));

    /// <summary>A row of a retail file.</summary>
    protected static string Row(
        string number, string sku = "22423", string quantity = "1", string price = "2.50", string name = "CAKE STAND", string at = "2011-01-05 10:00:00", string customer = "17850.0", string country = "United Kingdom") =>
        $"{number},{sku},{name},{quantity},{at},{price},{customer},{country}";

    /// <summary>A way to read drafts: No,Sku,Qty,Price,Customer.</summary>
    protected static object DraftProfile(string name = Drafts, string unknown = "CREATE", int? expectedVersion = null, string channel = "shop", string encoding = "UTF8") => new
    {
        name,
        channel,
        expectedVersion,
        encoding,
        unknownSku = unknown,
        unknownCustomer = unknown,
        columns = new { number = "No", sku = "Sku", quantity = "Qty", unitPrice = "Price", customer = "Customer" },
    };

    protected static byte[] DraftFile(params string[] rows) => Encoding.UTF8.GetBytes(string.Join('\n', ["No,Sku,Qty,Price,Customer", .. rows, ""]));

    /// <summary>Everything the company has, in every table.</summary>
    protected async Task<SortedDictionary<string, TableRows>> RowsAsync(params string[] without)
    {
        var rows = await TenantRows.OfAsync(await Fixture.DatabaseAsync(), Tenant.Id);

        foreach (var table in without)
            Assert.True(rows.Remove(table), $"There is no table {table}.");

        return rows;
    }

    /// <summary>How many rows the company has in each table.</summary>
    protected async Task<SortedDictionary<string, int>> CountsAsync() => await TenantRows.CountAsync(await Fixture.DatabaseAsync(), Tenant.Id);

    /// <summary>Where the host keeps a file that was uploaded.</summary>
    protected async Task<string> PathOfAsync(string fileId) =>
        Path.Combine((await Fixture.DatabaseAsync()).Directory, "uploads", NodeIds.ToGuid(Tenant.Id).ToString("N"), NodeIds.ToGuid(fileId).ToString("N"));

    /// <summary>Without the permission the whole operation is refused.</summary>
    protected async Task AssertNeedsPermissionAsync(string document, object? variables = null)
    {
        var client = await Tenant.ApiClientAsync("orders:read", "orders:create", "catalog:import");

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await client.SendAsync(document, variables)).Codes);
        Assert.Equal(["AUTH_NOT_AUTHENTICATED"], (await Anonymous().SendAsync(document, variables)).Codes);
    }

    /// <summary>What another company's id answers is, byte for byte, what an unknown one does.</summary>
    protected async Task<JsonElement> AssertForeignIsUnknownAsync(string document, Func<string, object> variables, string type, string foreignId)
    {
        var known = await Owner.SendAsync(document, variables(foreignId));
        var unknown = await Owner.SendAsync(document, variables(NodeIds.Of(type, Guid.CreateVersion7())));

        Assert.Equal(unknown.Body, known.Body);

        return unknown.Json;
    }

    /// <summary>An import of another company, checked.</summary>
    protected async Task<(TenantSession Tenant, JsonElement Job)> ForeignJobAsync()
    {
        var other = await NewTenantAsync();

        return (other, await other.Owner.CheckAsync(Retail(Row("536365"))));
    }
}
