using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.ApiTests.Payments;
using OrderCloud.ApiTests.Tenancy;

namespace OrderCloud.ApiTests.Graph;

/// <summary>Every type of the schema that implements Node, with an object of each.</summary>
public abstract class ObjectsByIdTests(HostFixture host) : ApiTest(host)
{
    private const string Header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    [Fact]
    public async Task Whatever_has_an_id_is_found_by_it_and_a_foreign_id_is_as_good_as_an_unknown_one()
    {
        var (tenant, stranger) = (await SignUpAsync(), await SignUpAsync());
        await FillAsync(tenant);

        var found = await new ObjectIds(tenant.Owner).CollectAsync();
        var types = (await tenant.Owner.QueryAsync("{ __type(name: \"Node\") { possibleTypes { name } } }")).GetProperty("__type").GetProperty("possibleTypes").EnumerateArray().Select(type => type.GetProperty("name").GetString()!).Order().ToList();

        Assert.True(types.Count > 25, $"{types.Count} types");
        Assert.Equal(types, found.Keys.Order());

        foreach (var (type, id) in found)
        {
            var mine = (await tenant.Owner.QueryAsync("query($id: ID!) { node(id: $id) { __typename id } }", new { id })).GetProperty("node");
            Assert.Equal((type, id), (mine.GetProperty("__typename").GetString(), mine.GetProperty("id").GetString()));

            var unknown = Convert.ToBase64String([.. Encoding.UTF8.GetBytes($"{type}:"), .. Guid.CreateVersion7().ToByteArray()]);
            Assert.Equal(await AskAsync(stranger, unknown), await AskAsync(stranger, id));
        }
    }

    [Fact]
    public async Task Each_field_asked_for_alone_is_as_among_all_others()
    {
        var tenant = await SignUpAsync();
        await FillAsync(tenant);
        var ids = new ObjectIds(tenant.Owner);
        var compared = 0;

        foreach (var (type, id) in await ids.CollectAsync())
        {
            var all = await OfAsync(type, id, string.Join(' ', ids.ValuesOf(type)));

            foreach (var field in ids.ValuesOf(type))
            {
                var alone = Assert.Single((await OfAsync(type, id, field)).EnumerateObject());
                Assert.True(all.GetProperty(alone.Name).GetRawText() == alone.Value.GetRawText(), $"{type}.{alone.Name}: {alone.Value}, among others {all.GetProperty(alone.Name)}");
                compared++;
            }
        }

        Assert.True(compared > 250, $"{compared} fields");

        async Task<JsonElement> OfAsync(string type, string id, string fields) => (await tenant.Owner.QueryAsync($"query($id: ID!) {{ node(id: $id) {{ ... on {type} {{ {fields} }} }} }}", new { id })).GetProperty("node");
    }

    [Fact]
    public async Task What_is_built_in_is_found_by_every_tenant()
    {
        var tenant = await SignUpAsync();
        var id = (await tenant.Owner.QueryAsync("{ importProfiles { id } }")).GetProperty("importProfiles")[0].GetProperty("id").GetString();

        Assert.Equal("online-retail", (await tenant.Owner.QueryAsync("query($id: ID!) { node(id: $id) { ... on ImportProfile { name } } }", new { id })).GetProperty("node").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Who_may_not_read_a_type_is_refused_whether_there_is_such_an_object_or_not()
    {
        var tenant = await SignUpAsync();
        var role = (await tenant.Owner.QueryAsync("{ roles(first: 1) { nodes { id } } }")).GetProperty("roles").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        var client = await tenant.ApiClientAsync("orders:read");

        foreach (var id in (string[])[role, Convert.ToBase64String([.. "Role:"u8, .. Guid.CreateVersion7().ToByteArray()])])
        {
            var answer = await client.SendAsync("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids = new[] { id, id } });

            Assert.Equal((HttpStatusCode.OK, "AUTH_NOT_AUTHORIZED,AUTH_NOT_AUTHORIZED"), (answer.Status, string.Join(',', answer.Codes)));
            Assert.All(answer.Data.GetProperty("nodes").EnumerateArray(), node => Assert.Equal(JsonValueKind.Null, node.ValueKind));
        }
    }

    private static async Task<string> AskAsync(TenantSession who, string id)
    {
        var answer = await who.Owner.SendAsync("query($id: ID!) { node(id: $id) { __typename id } nodes(ids: [$id]) { id } }", new { id });

        return $"{answer.Status} {answer.Body}";
    }

    // One of everything that has an id.
    /// <summary>Gives a company an object of every type there is.</summary>
    internal static async Task FillAsync(TenantSession tenant)
    {
        var shop = new Shop(tenant);
        var goods = await shop.GoodsAsync(stock: 5);
        await tenant.ApiClientAsync("orders:read");
        await tenant.Owner.MutateAsync(
            $"mutation($input: StoreDocumentInput!) {{ storeDocument(input: $input) {{ storedDocument {{ id }} {TenantSession.Errors} }} }}",
            new { input = new { apiClientId = (await tenant.Owner.QueryAsync("{ apiClients { nodes { id } } }")).GetProperty("apiClients").GetProperty("nodes")[0].GetProperty("id").GetString(), text = "{ me { name } }" } });
        await tenant.Owner.MutateAsync(People.Invite, new { input = new { email = People.Email(), displayName = "Mei", roleIds = new[] { await tenant.Owner.RoleIdAsync("sales") } } });
        await tenant.Owner.MutateAsync($"mutation($input: CreateTeamInput!) {{ createTeam(input: $input) {{ team {{ id }} {TenantSession.Errors} }} }}", new { input = new { name = "North", memberIds = Array.Empty<string>() } });
        await shop.CustomerAsync();
        await shop.PendingAsync();
        await tenant.Owner.MutateAsync(
            $"mutation($input: AdjustStockInput!) {{ adjustStock(input: $input) {{ stockAdjustment {{ id }} {TenantSession.Errors} }} }}",
            new { input = new { warehouseId = await shop.WarehouseAsync(), reasonCode = "DAMAGE", lines = new[] { new { variantId = goods.VariantId, delta = -1 } } } });
        await tenant.Owner.RecordAsync(10, await tenant.Owner.ConfirmedAsync(1));

        await tenant.Owner.MutateAsync(
            $"mutation($input: SaveImportProfileInput!) {{ saveImportProfile(input: $input) {{ importProfile {{ id }} {TenantSession.Errors} }} }}",
            new { input = new { name = "Ours", channel = "shop", columns = new { number = "no", sku = "sku", quantity = "qty" } } });
        await ImportAsync(tenant.Owner, "536365,A1,Tea,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\nC536379,A1,Tea,-1,2010-12-01 09:41:00,2.55,17850.0,United Kingdom\n536370,A1,Tea,six,2010-12-01 08:26:00,2.55,,France\n");
        await ImportAsync(tenant.Owner, "536365,A1,Tea,7,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\n");
    }

    private static async Task ImportAsync(GraphQLClient owner, string rows)
    {
        using var content = new StringContent(Header + rows, Encoding.UTF8, new MediaTypeHeaderValue("text/csv"));
        using var uploaded = await owner.Http.PostAsync(new Uri("/uploads", UriKind.Relative), content, Cancelled);
        var fileId = (await uploaded.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("id").GetString();
        var id = (await owner.MutateAsync(
            $"mutation($input: UploadImportInput!) {{ uploadImport(input: $input) {{ importJob {{ id }} {TenantSession.Errors} }} }}",
            new { input = new { fileId, profile = "online-retail" } })).GetProperty("importJob").GetProperty("id").GetString()!;

        Assert.Contains(await UntilAsync(owner, id, "READY", "INVALID", "FAILED"), (string[])["READY", "INVALID"]);
        await owner.MutateAsync($"mutation($input: CommitImportInput!) {{ commitImport(input: $input) {{ importJob {{ id }} {TenantSession.Errors} }} }}", new { input = new { id, mode = "VALID_ORDERS" } });
        Assert.Contains(await UntilAsync(owner, id, "DONE", "PARTIAL", "FAILED"), (string[])["DONE", "PARTIAL"]);
    }

    private static Task<string> UntilAsync(GraphQLClient owner, string id, params string[] states) => Eventually.GetAsync(
        async () => (await owner.QueryAsync("query($id: ID!) { importJob(id: $id) { status } }", new { id })).GetProperty("importJob").GetProperty("status").GetString()!, states.Contains);
}

public sealed class ObjectsByIdOnServerTests(ServerHost host) : ObjectsByIdTests(host);

public sealed class ObjectsByIdOnSqliteTests(SqliteHost host) : ObjectsByIdTests(host);
