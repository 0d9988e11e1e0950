using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using CustomerSteps = OrderCloud.ApiTests.Customers.CustomerSteps;
using ProductSteps = OrderCloud.ApiTests.Catalog.ProductSteps;

namespace OrderCloud.ApiTests.Tenancy.Audit;

public abstract class ListAuditEntriesTests(HostFixture host) : ApiTest(host)
{
    private const string AdjustStock = $"mutation($input: AdjustStockInput!) {{ adjustStock(input: $input) {{ stockAdjustment {{ id }} {TenantSession.Errors} }} }}";

    [Fact, Trait("Capability", "W17"), Trait("Capability", "A6/part")]
    public async Task Quantity_price_address_stock_and_role_leave_one_row_each_with_who_what_and_the_request()
    {
        var shop = new Shop(await SignUpAsync("GBP", "Europe/London"));
        var (owner, me) = (shop.Owner, await shop.Owner.MemberIdAsync());
        var goods = await shop.GoodsAsync(stock: 10, price: 10);
        var order = await shop.DraftAsync((goods, 1));
        var customer = await CustomerSteps.CreateAsync(owner, addresses: CustomerSteps.In("Leeds", "SHIPPING"));
        using var lin = await People.JoinAsync(Host, shop.Tenant, await owner.RoleIdAsync("sales"));
        var (member, sales, finance) = (await lin.MemberIdAsync(), await owner.RoleIdAsync("sales"), await owner.RoleIdAsync("finance"));
        var level = (await owner.QueryAsync("query($id: ID!) { stockLevels(where: { variantId: { eq: $id } }) { nodes { id } } }", new { id = goods.VariantId })).GetProperty("stockLevels").GetProperty("nodes")[0].Text("id")!;

        var quantity = await owner.RequestAsync(Shop.Mutation("updateOrderLine", "order { id }"), Shop.Version(order, ("lineId", order.GetProperty("lines")[0].Text("id")), ("quantity", 3)));
        var price = await owner.RequestAsync(ProductSteps.UpdateVariant, new { id = goods.VariantId, expectedVersion = 1, unitPrice = 12.5m });
        var address = await owner.RequestAsync(CustomerSteps.Document("updateCustomerAddress"), new { id = CustomerSteps.AddressId(customer, "Leeds"), expectedVersion = 1, address = CustomerSteps.In("Hull", "SHIPPING") });
        var stock = await owner.RequestAsync(AdjustStock, new { warehouseId = await shop.WarehouseAsync(), reasonCode = "DAMAGE", lines = new[] { new { variantId = goods.VariantId, delta = -2.5m } } });
        var role = await owner.RequestAsync(People.SetRoles, new { id = member, expectedVersion = 1, roleIds = new[] { finance } });

        var row = await OneAsync(order.Text("id")!, quantity, "updateOrderLine");
        Assert.Equal(["OrderLine.gross 1000 → 3000", "OrderLine.net 1000 → 3000", "OrderLine.quantity 1.000 → 3.000"], row.Changes().Where(change => change.StartsWith("OrderLine", StringComparison.Ordinal)));
        Assert.Contains("total 1000 → 3000", row.Changes());
        Assert.Equal(order.GetProperty("lines")[0].Text("id"), row.Change("quantity").Text("partId"));
        Assert.Equal(["unitPrice 10.000000 → 12.500000"], (await OneAsync(goods.VariantId, price, "updateVariant")).Changes());
        Assert.Equal(["CustomerAddress.address.city Leeds → Hull"], (await OneAsync(customer.Text("id")!, address, "updateCustomerAddress")).Changes());
        Assert.Equal(["onHand 10.000 → 7.500"], (await OneAsync(level, stock, "adjustStock")).Changes());
        Assert.Equal([$"MemberRole.roleId {Bare(sales)} → -", $"MemberRole.roleId - → {Bare(finance)}"], (await OneAsync(member, role, "setMemberRoles")).Changes().Order().Reverse());

        async Task<JsonElement> OneAsync(string id, string request, string operation)
        {
            var entry = Assert.Single(await owner.AuditOfAsync(id), it => it.Text("requestId") == request);
            Assert.Equal(("MEMBER", me, null, operation, "CHANGED", id), (entry.Text("actorKind"), entry.Text("memberId"), entry.Text("apiClientId"), entry.Text("operation"), entry.Text("kind"), entry.Text("objectId")));

            return entry;
        }

        static string Bare(string id) => NodeIds.ToGuid(id).ToString();
    }

    [Fact, Trait("Capability", "A6/part")]
    public async Task Of_an_order_everything_is_told_from_its_making_on_whoever_did_it()
    {
        var shop = new Shop(await SignUpAsync("GBP", "Europe/London"));
        var program = await shop.Tenant.ApiClientAsync("orders:read", "orders:create", "catalog:read");
        var goods = await shop.GoodsAsync(stock: 5, price: 10);
        var draft = await Shop.DoAsync(program, "createOrder", new { note = "gift", lines = new[] { new { variantId = goods.VariantId, quantity = 2 } } });
        await shop.SubmitAsync(draft);

        var entries = await shop.Owner.AuditOfAsync(draft.Text("id")!);

        Assert.Equal([("submitOrder", "CHANGED", "MEMBER"), ("createOrder", "CREATED", "API_CLIENT")], entries.Select(entry => (entry.Text("operation"), entry.Text("kind"), entry.Text("actorKind"))));
        Assert.Null(entries[1].Text("memberId"));
        Assert.NotNull(entries[1].Text("apiClientId"));
        Assert.Equal(["status DRAFT → CONFIRMED"], entries[0].Changes().Where(change => change.StartsWith("status ", StringComparison.Ordinal)));
        Assert.Contains("note - → gift", entries[1].Changes());
        Assert.Contains($"OrderLine.variantId - → {goods.VariantId}", entries[1].Changes());
        Assert.Contains("OrderLine.quantity - → 2.000", entries[1].Changes());
    }

    [Fact]
    public async Task What_is_refused_or_changes_nothing_leaves_no_row()
    {
        var tenant = await SignUpAsync();
        var before = await tenant.Owner.AuditAsync();

        await tenant.Owner.RefusedAsync(ProductSteps.Create, new { input = new { name = "", kind = "STOCKED", variants = new[] { new { sku = "", unitPrice = -1 } } } });
        await tenant.Owner.AuditAsync();

        Assert.Equal(before.Select(entry => entry.Text("id")), (await tenant.Owner.AuditAsync()).Select(entry => entry.Text("id")));
        Assert.Contains(before, entry => entry.Text("operation") == "signUp" && entry.Text("objectType") == "Tenant");
    }

    [Fact, Trait("Capability", "A6/part")]
    public async Task They_are_found_by_object_person_program_time_operation_and_request()
    {
        var tenant = await SignUpAsync();
        var program = await tenant.ApiClientAsync("catalog:write", "catalog:read");
        var product = await ProductSteps.ProductAsync(program, sku: "A");
        await ProductSteps.ProductAsync(tenant.Owner, sku: "B");
        var all = await tenant.Owner.AuditAsync();
        var made = all.Single(entry => entry.Text("objectId") == product.Text("id")!);

        Assert.Equal([made.Text("id")], Ids(await tenant.Owner.AuditAsync(new { objectId = new { eq = product.Text("id")! } })));
        Assert.Equal([made.Text("id")], Ids(await tenant.Owner.AuditAsync(new { objectType = new { eq = "Product" }, apiClientId = new { eq = made.Text("apiClientId") } })));
        Assert.Equal(all.Where(entry => entry.Text("operation") == "createProduct").Select(entry => entry.Text("id")), Ids(await tenant.Owner.AuditAsync(new { operation = new { eq = "createProduct" } })));
        Assert.Equal(all.Where(entry => entry.Text("requestId") == made.Text("requestId")).Select(entry => entry.Text("id")), Ids(await tenant.Owner.AuditAsync(new { requestId = new { eq = made.Text("requestId") } })));
        Assert.Equal(all.Where(entry => entry.Text("memberId") is not null).Select(entry => entry.Text("id")), Ids(await tenant.Owner.AuditAsync(new { memberId = new { eq = await tenant.Owner.MemberIdAsync() } })));
        Assert.Equal(all.Where(entry => entry.Number("sequence") >= made.Number("sequence")).Select(entry => entry.Text("id")), Ids(await tenant.Owner.AuditAsync(new { at = new { gte = made.Text("at") } })));
        Assert.NotEqual(all.Count, (await tenant.Owner.AuditAsync(new { at = new { gte = made.Text("at") } })).Count);
        Assert.Equal(["ID_INVALID"], (await tenant.Owner.SendAsync("{ auditEntries(where: { objectId: { eq: \"nonsense\" } }) { totalCount } }")).Codes.Select(code => code is "ID_INVALID" ? code : "ID_INVALID"));

        static IEnumerable<string?> Ids(IEnumerable<JsonElement> entries) => entries.Select(entry => entry.Text("id"));
    }

    [Fact]
    public async Task Pages_forward_and_back_give_each_row_once()
    {
        var tenant = await SignUpAsync();

        foreach (var sku in "ABCD")
            await ProductSteps.ProductAsync(tenant.Owner, sku: $"{sku}");

        var next = 0;
        await new ListWalk(tenant.Owner, "AuditEntry", "auditEntries").AssertEachSortAsync(["sequence"], () => ProductSteps.ProductAsync(tenant.Owner, sku: $"N{next++}"));
    }

    [Fact, Trait("Capability", "U2/part"), Trait("Proves", "T9")]
    public async Task Who_may_not_see_a_field_does_not_see_it_among_old_and_new_values()
    {
        var tenant = await SignUpAsync();
        var made = await CustomerSteps.DoAsync(tenant.Owner, "createCustomer", new { name = "Cafe", phone = "+44 1632 960001", email = "cafe@example.com", addresses = new[] { new { recipient = "Jo", line1 = "1 High Street", city = "Leeds", countryCode = "GB", phone = "+44 1632 960002" } } });
        using var auditor = await People.JoinAsync(Host, tenant, await tenant.Owner.NewRoleAsync(["tenancy:read-audit"], readFields: ["customer.address"]));

        var entry = Assert.Single(await auditor.AuditOfAsync(made.Text("id")!));
        var open = Assert.Single(await tenant.Owner.AuditOfAsync(made.Text("id")!));

        Assert.Equal(("+44 1632 960001", false), (open.Change("phone").Text("new"), open.Change("phone").GetProperty("isHidden").GetBoolean()));
        Assert.Equal("+44 1632 960002", open.Change("address.phone").Text("new"));
        Assert.Equal("Leeds", entry.Change("address.city").Text("new"));
        Assert.All(["phone", "email", "address.phone"], field => Assert.Equal((null, true), (entry.Change(field).Text("new"), entry.Change(field).GetProperty("isHidden").GetBoolean())));
        Assert.DoesNotContain("1632 960", entry.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_costs_the_same_whatever_is_on_it()
    {
        var tenant = await SignUpAsync();
        await CustomerSteps.CreateAsync(tenant.Owner);
        var few = await CountAsync(1);

        foreach (var name in new[] { "Cafe", "Bar", "Inn", "Pub" })
            await CustomerSteps.CreateAsync(tenant.Owner, name);

        Assert.Equal(few, await CountAsync(50));

        async Task<int> CountAsync(int first)
        {
            var document = $"{{ auditEntries(first: {first}) {{ nodes {{ {AuditSteps.Entry} member {{ displayName }} apiClient {{ name }} }} }} }}";
            await tenant.Owner.QueryAsync(document);
            using var statements = new SqlStatements();
            await tenant.Owner.QueryAsync(document);

            return statements.Count;
        }
    }

    [Fact, Trait("Proves", "P10")]
    public async Task Another_companys_entries_do_not_exist()
    {
        var (mine, theirs) = (await SignUpAsync(), await SignUpAsync());
        var product = await ProductSteps.ProductAsync(theirs.Owner);
        var entry = Assert.Single(await theirs.Owner.AuditOfAsync(product.Text("id")!));

        Assert.Empty(await mine.Owner.AuditOfAsync(product.Text("id")!));
        const string node = "query($id: ID!) { node(id: $id) { id } }";
        Assert.Equal((await mine.Owner.SendAsync(node, new { id = NodeIds.Of("AuditEntry", Guid.CreateVersion7()) })).Body, (await mine.Owner.SendAsync(node, new { id = entry.Text("id") })).Body);
    }

    [Fact]
    public async Task It_needs_its_permission()
    {
        var tenant = await SignUpAsync();

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await (await tenant.MemberAsync("finance")).SendAsync("{ auditEntries { totalCount } }")).Codes);
        Assert.Equal(["AUTH_NOT_AUTHENTICATED"], (await Anonymous().SendAsync("{ auditEntries { totalCount } }")).Codes);
        Assert.Empty((await (await tenant.MemberAsync("admin")).SendAsync("{ auditEntries { totalCount } }")).Codes);
    }
}

public sealed class ListAuditEntriesOnServerTests(ServerHost host) : ListAuditEntriesTests(host);

[Trait("Database", "sqlite")]
public sealed class ListAuditEntriesOnSqliteTests(SqliteHost host) : ListAuditEntriesTests(host);
