using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests;

/// <summary>What a careless or an unfriendly caller sends: each is refused in its own words, and the database is as it was, to the last column.</summary>
public abstract class BadInputTests(HostFixture host) : OrderTest(host)
{
    private const string SignUp = $"mutation($input: SignUpInput!) {{ signUp(input: $input) {{ tenant {{ id }} {TenantSession.Errors} }} }}";
    private const string CreateProduct = $"mutation($input: CreateProductInput!) {{ createProduct(input: $input) {{ product {{ id }} {TenantSession.Errors} }} }}";
    private const string Receive = $"mutation($input: ReceiveStockInput!) {{ receiveStock(input: $input) {{ goodsReceipt {{ id }} {TenantSession.Errors} }} }}";

    [Fact, Trait("Proves", "T1/part")]
    public async Task Another_companys_ids_and_unknown_ones_are_refused_with_the_same_bytes()
    {
        var other = new Shop(await SignUpAsync("GBP"));
        var (theirs, fulfillment, customer, goods) = (await other.PendingAsync(), await other.FulfillmentAsync(1), await other.CustomerAsync(), await other.GoodsAsync());
        var (warehouse, mine) = (await other.WarehouseAsync(), await Shop.GoodsAsync());

        var cases = new (string Field, string Type, string Id, Func<string, object> Input)[]
        {
            ("updateOrder", "Order", theirs.Text("id")!, id => Shop.Input(id, 1, ("note", "Mine now"))),
            ("submitOrder", "Order", theirs.Text("id")!, id => Shop.Input(id, theirs.Number("version"))),
            ("approveOrder", "Order", theirs.Text("id")!, id => Shop.Input(id, theirs.Number("version"))),
            ("cancelOrder", "Order", theirs.Text("id")!, id => Shop.Input(id, theirs.Number("version"), ("reason", "Mine now"))),
            ("startPicking", "Fulfillment", fulfillment.Text("id")!, id => Shop.Input(id, fulfillment.Number("version"))),
            ("createOrder", "Customer", customer.Text("id")!, id => new { customerId = id }),
            ("createOrder", "Variant", goods.VariantId, id => new { lines = new[] { new { variantId = id, quantity = 1 } } }),
            ("receiveStock", "Warehouse", warehouse, id => new { warehouseId = id, lines = new[] { new { variantId = mine.VariantId, quantity = 1 } } }),
        };

        await AssertNothingChangesAsync([Shop, other], async () =>
        {
            foreach (var (field, type, id, input) in cases)
            {
                var document = field is "receiveStock" ? Receive : Shop.Mutation(field, Shop.PartOf(field));
                var known = await Shop.Owner.SendAsync(document, new { input = input(id) });
                var unknown = await Shop.Owner.SendAsync(document, new { input = input(NodeIds.Of(type, Guid.CreateVersion7())) });

                Assert.Equal((unknown.Status, unknown.Body), (known.Status, known.Body));
                Assert.Contains("_NOT_FOUND", known.Body, StringComparison.Ordinal);
            }
        });
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("-0.001")]
    [InlineData("0.0001")]
    [InlineData("1000000.001")]
    [InlineData("79228162514264337593543950335")]
    public async Task A_quantity_that_cannot_be_is_refused_wherever_it_is_given(string quantity)
    {
        var (goods, warehouse) = (await Shop.GoodsAsync(stock: 3), await Shop.WarehouseAsync());
        var draft = await Shop.DraftAsync((goods, 1));
        object Line() => new { variantId = goods.VariantId, quantity = JsonDocument.Parse(quantity).RootElement };

        await AssertNothingChangesAsync([Shop], async () =>
        {
            Assert.Equal(["input.lines.0.quantity"], await InvalidAsync("createOrder", new { lines = new[] { Line() } }));
            Assert.Equal(["input.lines.0.quantity"], await InvalidAsync("addOrderLines", Shop.Version(draft, ("lines", new[] { Line() }))));
            Assert.Equal(["input.lines.0.quantity"], (await Shop.Owner.RefusedAsync(Receive, new { input = new { warehouseId = warehouse, lines = new[] { Line() } } })).Fields("INPUT_INVALID"));
        });
    }

    [Fact]
    public async Task A_price_with_twelve_decimals_is_refused_and_the_remedy_named()
    {
        var goods = await Shop.GoodsAsync();

        await AssertNothingChangesAsync([Shop], async () =>
        {
            var product = await Shop.Owner.RefusedAsync(CreateProduct, new { input = new { name = "Fine", variants = new[] { new { sku = "FINE-1", unitPrice = 1.123456789012m } } } });
            var order = await Shop.Owner.RefusedAsync(Shop.Mutation("createOrder", "order { id }"), new { input = new { lines = new[] { new { variantId = goods.VariantId, quantity = 1, unitPrice = 1.123456789012m } } } });

            Assert.Equal(["input.variants.0.unitPrice"], product.Fields("INPUT_INVALID"));
            Assert.Equal(["input.lines.0.unitPrice"], order.Fields("INPUT_INVALID"));
            Assert.All(product.Concat(order), error => Assert.Contains("at most 6 digits", error.Text("message"), StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("XXQ")]
    [InlineData("gbp")]
    [InlineData("")]
    [InlineData("POUNDS")]
    public async Task A_currency_that_is_none_makes_no_company(string currency)
    {
        var email = $"{Guid.NewGuid():N}@example.com";

        var errors = await Anonymous().RefusedAsync(SignUp, new { input = Company(email, currency) });

        Assert.Equal(["input.currency"], errors.Fields("INPUT_INVALID"));
        Assert.Equal(HttpStatusCode.Unauthorized, await SignInAsync(email, Password));
    }

    [Fact]
    public async Task An_e_mail_that_is_taken_makes_no_second_company_and_its_password_stays()
    {
        await AssertNothingChangesAsync([Shop], async () =>
        {
            var errors = await Anonymous().RefusedAsync(SignUp, new { input = Company(Shop.Tenant.Email.ToUpperInvariant(), "GBP") });

            Assert.Equal(("EmailTakenError", "EMAIL_TAKEN", "input.email"), errors.Only());
            Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NoContent), (await SignInAsync(Shop.Tenant.Email, Password), await SignInAsync(Shop.Tenant.Email, Shop.Tenant.Password)));
        });
    }

    [Fact]
    public async Task A_stale_version_is_refused_wherever_something_is_changed()
    {
        var (draft, pending) = (await Shop.DraftAsync((await Shop.GoodsAsync(), 1)), await Shop.PendingAsync());
        var fulfillment = await Shop.FulfillmentAsync(1);

        await AssertNothingChangesAsync([Shop], async () =>
        {
            foreach (var (field, it, more) in new (string, JsonElement, (string, object?)[])[]
            {
                ("updateOrder", draft, [("note", "x")]), ("submitOrder", draft, []), ("deleteOrder", draft, []), ("cancelOrder", draft, [("reason", "x")]),
                ("approveOrder", pending, []), ("rejectOrder", pending, [("reason", "x")]), ("withdrawOrder", pending, []),
                ("startPicking", fulfillment, []), ("cancelFulfillment", fulfillment, [("reason", "x")]),
            })
            {
                var refusal = Assert.Single(await Shop.Owner.RefusedAsync(Shop.Mutation(field, Shop.PartOf(field)), new { input = Shop.Input(it.Text("id")!, it.Number("version") - 1, more) }));
                Assert.Equal(("VERSION_CONFLICT", "input.expectedVersion"), (refusal.Text("code"), refusal.Path()));
            }
        });
    }

    [Fact]
    public async Task A_key_that_comes_again_with_another_body_is_refused()
    {
        var goods = await Shop.GoodsAsync();
        object Input(int quantity) => new { input = new { lines = new[] { new { variantId = goods.VariantId, quantity } } } };
        var first = await Shop.Owner.MutateAsync(Shop.Mutation("createOrder", "order { id }"), Input(1), "key-1");

        await AssertNothingChangesAsync([Shop], async () =>
        {
            var other = await Shop.Owner.RefusedAsync(Shop.Mutation("createOrder", "order { id }"), Input(2), "key-1");
            var same = await Shop.Owner.MutateAsync(Shop.Mutation("createOrder", "order { id }"), Input(1), "key-1");

            Assert.Equal("IDEMPOTENCY_KEY_PARAMETER_MISMATCH", Assert.Single(other).Text("code"));
            Assert.Equal(first.GetRawText(), same.GetRawText());
        });
    }

    [Fact]
    public async Task A_query_of_two_megabytes_is_refused_by_its_size()
    {
        var document = $"mutation {{ createOrder(input: {{ note: \"{new string('n', 2 << 20)}\" }}) {{ order {{ id }} }} }}";

        await AssertNothingChangesAsync([Shop], async () =>
        {
            var answer = await Shop.Owner.SendAsync(document);

            Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "HC0010"), (answer.Status, Assert.Single(answer.Codes)));
        });
    }

    [Theory]
    [InlineData("mutation { createOrder(input: {}) { order { id } } }", "HC0011", 400)]
    [InlineData("{\"query\":\"mutation { createOrder(input: {}) { order { id } } }\"", "HC0011", 400)]
    [InlineData("\"mutation { createOrder(input: {}) { order { id } } }\"", "HC0012", 400)]
    [InlineData("[{\"query\":\"mutation { createOrder(input: {}) { order { id } } }\"}]", "HC0009", 400)]
    [InlineData("{}", "HC0013", 400)]
    [InlineData("", "HC0011", 400)]
    public async Task A_body_that_is_not_what_it_should_be_is_refused(string body, string code, int status)
    {
        await AssertNothingChangesAsync([Shop], async () =>
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
            using var response = await Shop.Owner.Http.SendAsync(request, Cancelled);
            var answer = new GraphQLAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(Cancelled));

            Assert.Equal((status, code), ((int)answer.Status, Assert.Single(answer.Codes)));
        });
    }

    [Fact]
    public async Task A_change_would_be_noticed()
    {
        var before = await AllOfAsync(Shop);
        Assert.Equal((1, true), (before["tenants"].Count, before.ContainsKey("outbox_messages")));

        await Shop.DoAsync("createOrder", new { });

        Assert.NotEqual(before, await AllOfAsync(Shop));
    }

    private const string Password = "another six words for nobody";

    private static object Company(string email, string currency) => new { email, password = Password, companyName = "Second", currency, timeZone = "Europe/London", language = "en" };

    private async Task<HttpStatusCode> SignInAsync(string email, string password)
    {
        using var content = System.Net.Http.Json.JsonContent.Create(new { email, password });
        using var answer = await Anonymous().Http.PostAsync(new Uri("/account/sign-in", UriKind.Relative), content, Cancelled);

        return answer.StatusCode;
    }

    private async Task AssertNothingChangesAsync(IReadOnlyList<Shop> shops, Func<Task> attempt)
    {
        var before = new List<SortedDictionary<string, TableRows>>();

        foreach (var shop in shops)
            before.Add(await AllOfAsync(shop));

        await attempt();

        foreach (var (shop, rows) in shops.Zip(before))
            Assert.Equal(rows, await AllOfAsync(shop));
    }

    private async Task<SortedDictionary<string, TableRows>> AllOfAsync(Shop shop) => await TenantRows.OfAsync(await Fixture.DatabaseAsync(), shop.Tenant.Id, platform: true);
}

public sealed class BadInputOnServerTests(ServerHost host) : BadInputTests(host);

[Trait("Database", "sqlite")]
[Trait("Run", "full")]
public sealed class BadInputOnSqliteTests(SqliteHost host) : BadInputTests(host);
