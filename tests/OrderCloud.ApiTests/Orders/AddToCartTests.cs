using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public abstract class AddToCartTests(HostFixture host) : CartTest(host)
{
    [Fact, Trait("Capability", "C6/part"), Trait("Capability", "X6/part")]
    public async Task A_page_begins_a_cart_by_its_publishable_key_and_fills_it_by_the_carts_own_word()
    {
        var (bowl, mug) = (await Shop.GoodsAsync(price: 7.95m), await Shop.GoodsAsync(price: 4.333333m));
        var page = await PageAsync();

        var (begun, token) = await AddAsync(page, bowl.VariantId);
        await AddAsync(page, mug.VariantId, 3, token);
        var (cart, same) = await AddAsync(page, bowl.VariantId, 1.5m, token);

        Assert.StartsWith("occ_", token, StringComparison.Ordinal);
        Assert.Equal(token, same);
        Assert.Equal([$"{bowl.Sku} × 1"], Contents(begun));
        Assert.Equal([$"{bowl.Sku} × 2.5", $"{mug.Sku} × 3"], Contents(cart));
        Assert.Equal((19.88m, 13.00m), (cart.GetProperty("lines")[0].Amount("total"), cart.GetProperty("lines")[1].Amount("total")));
        Assert.Equal((5.5m, "GBP", 32.88m, 0m, 32.88m), (cart.GetProperty("itemCount").GetDecimal(), cart.Text("currency"), cart.Amount("net"), cart.Amount("tax"), cart.Amount("total")));
        Assert.Equal((bowl.VariantId, bowl.Sku, 7.95m, "pcs"), (cart.GetProperty("lines")[0].Text("variantId"), cart.GetProperty("lines")[0].GetProperty("variant").Text("sku"), cart.GetProperty("lines")[0].GetProperty("unitPrice").GetDecimal(), cart.GetProperty("lines")[0].Text("unit")));
        Assert.InRange(cart.GetProperty("expiresAt").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddDays(13.9), DateTimeOffset.UtcNow.AddDays(14.1));
        Assert.Equal(cart.GetRawText(), (await CartAsync(page, token)).GetRawText());
    }

    [Fact, Trait("Capability", "C6/part"), Trait("Proves", "R24")]
    public async Task What_opens_no_cart_here_is_as_good_as_a_word_that_never_was()
    {
        var goods = await Shop.GoodsAsync();
        var stranger = new Shop(await SignUpAsync("GBP"));
        var (page, app, theirs) = (await PageAsync(), await PageAsync(channel: "app"), await PageAsync(stranger.Tenant));
        var (_, token) = await AddAsync(page, goods.VariantId);
        var (_, ofApp) = await AddAsync(app, goods.VariantId);
        var (_, foreign) = await AddAsync(theirs, (await stranger.GoodsAsync()).VariantId);

        await AssertOpensNothingAsync(page, goods.VariantId, "", Wrong(token), token.ToUpperInvariant(), $" {token}", token + "A", ofApp, foreign);
        await AssertOpensNothingAsync(theirs, goods.VariantId, token);

        // Another key of the same channel, as after a change of keys, goes on with it.
        Assert.Equal([$"{goods.Sku} × 1"], Contents(await CartAsync(await PageAsync(channel: "web"), token)));
        Assert.Equal([$"{goods.Sku} × 1"], Contents(await CartAsync(app, ofApp)));
    }

    [Fact]
    public async Task Only_the_hash_of_the_word_is_kept_and_the_audit_log_and_the_timeline_know_nothing_of_what_visitors_do()
    {
        var goods = await Shop.GoodsAsync();
        var page = await PageAsync();
        var before = await RowsAsync("audit_entries");

        var (_, token) = await AddAsync(page, goods.VariantId);
        await AddAsync(page, goods.VariantId, 2, token);
        await SetAsync(page, token, goods.VariantId, 5);

        Assert.Equal((before, 1, 1), (await RowsAsync("audit_entries"), await RowsAsync("orders"), await RowsAsync("order_events")));
        var hash = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)));
        Assert.Equal(1, await RawSql.RunAsync(Host, Shop.Tenant.Id, $"UPDATE {{orders.orders}} SET \"Version\" = \"Version\" WHERE \"TenantId\" = {{tenant}} AND \"CartTokenHash\" = '{hash}'"));
    }

    [Fact, Trait("Capability", "C6/part")]
    public async Task Of_visitors_who_add_at_once_every_one_counts()
    {
        var (one, other) = (await Shop.GoodsAsync(), await Shop.GoodsAsync());
        var page = await PageAsync();
        var (_, token) = await AddAsync(page, one.VariantId);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(() => AddAsync(page, (number % 2 == 0 ? one : other).VariantId, 1, token), Cancelled)));

        var cart = await CartAsync(page, token);
        Assert.Equal((9m, 8m), (cart.GetProperty("lines").EnumerateArray().Single(line => line.Text("sku") == one.Sku).GetProperty("quantity").GetDecimal(), cart.GetProperty("lines").EnumerateArray().Single(line => line.Text("sku") == other.Sku).GetProperty("quantity").GetDecimal()));
        Assert.Equal(2, cart.GetProperty("lines").GetArrayLength());
    }

    [Fact]
    public async Task A_repetition_under_its_key_adds_once_and_shows_the_cart_to_who_has_its_word_alone()
    {
        var goods = await Shop.GoodsAsync();
        var page = await PageAsync();
        var (mine, others) = ((await AddAsync(page, goods.VariantId)).Token, (await AddAsync(page, goods.VariantId)).Token);
        var input = new { cartToken = mine, variantId = goods.VariantId, quantity = 2 };

        var first = await page.MutateAsync(Add, new { input }, "again");
        await SetAsync(page, mine, goods.VariantId, 7);
        var repeated = await page.SendAsync(Add, new { input }, "again");
        var elsewhere = await page.RefusedAsync(Add, new { input = new { cartToken = others, variantId = goods.VariantId, quantity = 2 } }, "again");

        Assert.Equal([$"{goods.Sku} × 3"], Contents(first.GetProperty("cart")));
        Assert.Equal([$"{goods.Sku} × 7"], Contents(repeated.Data.GetProperty("addToCart").GetProperty("cart")));
        Assert.Equal((mine, true), (repeated.Data.GetProperty("addToCart").Text("cartToken"), repeated.Json.GetProperty("extensions").GetProperty("idempotency").GetProperty("replayed").GetBoolean()));
        Assert.Equal("IDEMPOTENCY_KEY_PARAMETER_MISMATCH", Assert.Single(elsewhere).Text("code"));
        Assert.Equal([$"{goods.Sku} × 1"], Contents(await CartAsync(page, others)));
    }

    [Fact, Trait("Proves", "R24")]
    public async Task Whoever_begins_a_cart_under_anothers_key_begins_one_of_his_own()
    {
        var goods = await Shop.GoodsAsync();
        var page = await PageAsync();
        var input = new { variantId = goods.VariantId, quantity = 1 };

        var (first, second) = (await page.MutateAsync(Add, new { input }, "1"), await page.MutateAsync(Add, new { input }, "1"));

        Assert.NotNull(first.Text("cartToken"));
        Assert.NotEqual(first.Text("cartToken"), second.Text("cartToken"));
        Assert.NotEqual(first.GetProperty("cart").GetProperty("lines")[0].Text("id"), second.GetProperty("cart").GetProperty("lines")[0].Text("id"));
    }

    [Fact]
    public async Task What_cannot_be_bought_is_refused_with_its_reason_and_its_field()
    {
        var (goods, gone) = (await Shop.GoodsAsync(), await Shop.GoodsAsync());
        var page = await PageAsync();
        var (_, token) = await AddAsync(page, goods.VariantId);
        await AddAsync(page, gone.VariantId, 1, token);
        await UpdateVariantAsync(gone, new { active = false });
        var foreign = (await new Shop(await SignUpAsync()).GoodsAsync()).VariantId;

        foreach (var (id, error, code) in new[] { (gone.VariantId, "VariantInactiveError", "VARIANT_INACTIVE"), (foreign, "OrderVariantNotFoundError", "VARIANT_NOT_FOUND"), (NodeIds.Of("Variant", Guid.CreateVersion7()), "OrderVariantNotFoundError", "VARIANT_NOT_FOUND") })
        {
            Assert.Equal((error, code, "input.variantId"), (await AddRefusedAsync(page, id, 1)).Only());
            Assert.Equal((error, code, "input.variantId"), (await AddRefusedAsync(page, id, 1, token)).Only());
            Assert.Equal((error, code, "input.variantId"), (await page.RefusedAsync(Set, new { input = new { cartToken = token, variantId = id, quantity = 1 } })).Only());
        }

        foreach (var quantity in new[] { 0, -1, 1.2345m, 1_000_001, 1_000_000 })
            Assert.Equal(("InvalidInputError", "INPUT_INVALID", "input.quantity"), (await AddRefusedAsync(page, goods.VariantId, quantity, token)).Only());

        // Nothing was begun by what was refused, and what is no longer sold can still be taken out.
        Assert.Equal(1, await RowsAsync("orders"));
        Assert.Equal([$"{goods.Sku} × 1"], Contents(await SetAsync(page, token, gone.VariantId, 0)));
    }

    [Fact]
    public async Task More_than_a_cart_holds_of_a_thing_is_refused_with_what_is_there_and_what_fits()
    {
        var goods = await Shop.GoodsAsync(price: 0.01m);
        var page = await PageAsync();
        var (_, token) = await AddAsync(page, goods.VariantId, 999_990.5m);

        var over = Assert.Single(await AddRefusedAsync(page, goods.VariantId, 10, token));

        Assert.Equal(("INPUT_INVALID", "input.quantity"), (over.Text("code"), over.Path()));
        Assert.Contains("999990.5", over.Text("message"), StringComparison.Ordinal);
        Assert.Contains(" 9.5 ", over.Text("message"), StringComparison.Ordinal);
        Assert.Equal([$"{goods.Sku} × 1000000"], Contents((await AddAsync(page, goods.VariantId, 9.5m, token)).Cart));
        Assert.Contains(" no more ", Assert.Single(await AddRefusedAsync(page, goods.VariantId, 0.001m, token)).Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cart_has_at_most_a_hundred_lines()
    {
        var made = await Shop.Owner.MutateAsync(
            $"mutation($input: CreateProductInput!) {{ createProduct(input: $input) {{ product {{ variants {{ id }} }} {TenantSession.Errors} }} }}",
            new { input = new { name = "Many", kind = "SERVICE", variants = Enumerable.Range(0, 100).Select(number => new { sku = $"MANY-{number}", option = $"No. {number}", unitPrice = 1 }) } });
        var variants = made.GetProperty("product").GetProperty("variants").EnumerateArray().Select(it => it.Text("id")!).ToList();
        var page = await PageAsync();
        var (_, token) = await AddAsync(page, variants[0]);

        foreach (var variant in variants[1..])
            await AddAsync(page, variant, 1, token);

        var more = await Shop.GoodsAsync();
        Assert.Equal(("InvalidInputError", "INPUT_INVALID", "input.variantId"), (await AddRefusedAsync(page, more.VariantId, 1, token)).Only());
        Assert.Equal(101m, (await AddAsync(page, variants[99], 1, token)).Cart.GetProperty("itemCount").GetDecimal());
    }

    [Fact]
    public async Task A_line_keeps_its_price_until_its_quantity_changes_and_then_all_of_it_has_the_price_of_now()
    {
        var (goods, other) = (await Shop.GoodsAsync(price: 10), await Shop.GoodsAsync(price: 1));
        var page = await PageAsync();
        var (_, token) = await AddAsync(page, goods.VariantId, 2);
        await UpdateVariantAsync(goods, new { unitPrice = 12 });

        Assert.Equal(21m, (await AddAsync(page, other.VariantId, 1, token)).Cart.Amount("total"));
        Assert.Equal(37m, (await AddAsync(page, goods.VariantId, 1, token)).Cart.Amount("total"));
        await UpdateVariantAsync(goods, new { unitPrice = 11 });
        Assert.Equal(12m, (await SetAsync(page, token, goods.VariantId, 1)).Amount("total"));
    }

    [Fact]
    public async Task So_many_carts_are_begun_in_an_hour_and_those_that_there_are_can_be_filled()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var small = await Fixture.AnotherHostAsync(builder =>
        {
            builder.Configuration["Orders:Carts:NewPerHour"] = "3";
            builder.Services.AddSingleton<TimeProvider>(clock);
        });
        var goods = await Shop.GoodsAsync();
        var (page, other) = (await PageAsync(at: small), await PageAsync(at: small));
        var (_, token) = await AddAsync(page, goods.VariantId);
        await AddAsync(page, goods.VariantId);
        await AddAsync(page, goods.VariantId);

        Assert.Equal(("CartLimitReachedError", "CART_LIMIT_REACHED", "input.cartToken"), (await AddRefusedAsync(page, goods.VariantId, 1)).Only());
        Assert.Equal([$"{goods.Sku} × 2"], Contents((await AddAsync(page, goods.VariantId, 1, token)).Cart));
        await AddAsync(other, goods.VariantId);
        clock.Advance(TimeSpan.FromMinutes(61));
        await AddAsync(page, goods.VariantId);
    }

    [Fact]
    public async Task One_visitor_meets_the_limit_of_his_address_long_before_the_shop_meets_its_own()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var small = await Fixture.AnotherHostAsync(builder =>
        {
            builder.Configuration["Orders:Carts:NewPerHourOfAddress"] = "2";
            builder.Services.AddSingleton<TimeProvider>(clock);
        });
        var goods = await Shop.GoodsAsync();
        var stranger = new Shop(await SignUpAsync("GBP"));
        var (page, another, theirs) = (await PageAsync(at: small), await PageAsync(at: small), await PageAsync(stranger.Tenant, at: small));
        var (_, token) = await AddAsync(page, goods.VariantId);
        await AddAsync(page, goods.VariantId);

        Assert.Equal(("CartLimitReachedError", "CART_LIMIT_REACHED", "input.cartToken"), (await AddRefusedAsync(page, goods.VariantId, 1)).Only());
        Assert.Equal([$"{goods.Sku} × 2"], Contents((await AddAsync(page, goods.VariantId, 1, token)).Cart));

        // Each client of a test has an address of its own. Another key of the shop is no way around, another company's shop is another shop.
        var (mine, others) = (another.Http.DefaultRequestHeaders.GetValues("X-API-Key").Single(), theirs.Http.DefaultRequestHeaders.GetValues("X-API-Key").Single());
        await AddAsync(another, goods.VariantId);
        Use(mine);
        Assert.Equal(("CartLimitReachedError", "CART_LIMIT_REACHED", "input.cartToken"), (await AddRefusedAsync(page, goods.VariantId, 1)).Only());
        Use(others);
        await AddAsync(page, (await stranger.GoodsAsync()).VariantId);

        // All visitors of a server come from its address.
        var server = await PageAsync(kind: "SECRET_KEY", at: small);

        for (var count = 0; count < 3; count++)
            await AddAsync(server, goods.VariantId);

        Use(mine);
        clock.Advance(TimeSpan.FromMinutes(61));
        await AddAsync(page, goods.VariantId);

        void Use(string key)
        {
            page.Http.DefaultRequestHeaders.Remove("X-API-Key");
            page.Http.DefaultRequestHeaders.Add("X-API-Key", key);
        }
    }

    [Fact, Trait("Capability", "X6/part"), Trait("Capability", "W16/part")]
    public async Task It_takes_the_right_to_check_out_which_programs_have_and_of_the_roles_that_of_buyers_alone()
    {
        var goods = await Shop.GoodsAsync();
        var input = new { input = new { variantId = goods.VariantId, quantity = 1 } };

        foreach (var without in new[] { await PageAsync(permissions: ["catalog:read"]), await Shop.Tenant.ApiClientAsync("catalog:read", "orders:read", "orders:create", "orders:edit"), Shop.Owner })
            Assert.Equal((HttpStatusCode.Forbidden, "AUTH_NOT_AUTHORIZED"), ((await without.SendAsync(Add, input)) is var answer ? answer.Status : default, Assert.Single(answer.Codes)));

        Assert.Equal(["AUTH_NOT_AUTHENTICATED"], (await Anonymous().SendAsync(Add, input)).Codes);

        var members = await Roles.OfAsync(Shop.Tenant);
        Assert.Equal(["storefront"], await Roles.AllowedAsync(members, Add, input));

        foreach (var with in new[] { members["storefront"], await PageAsync(kind: "SECRET_KEY", permissions: ["catalog:read", "orders:checkout"]), await Shop.Tenant.ApiClientAsync("catalog:read", "orders:checkout") })
            Assert.Equal(2m, (await AddAsync(with, goods.VariantId, 1, (await AddAsync(with, goods.VariantId)).Token)).Cart.GetProperty("itemCount").GetDecimal());
    }

    [Fact, Trait("Capability", "X6/part"), Trait("Proves", "T23")]
    public async Task A_key_that_is_bound_to_sites_fills_carts_on_their_pages_alone()
    {
        var goods = await Shop.GoodsAsync();
        var key = (await Shop.Owner.MutateAsync(
            $"mutation($input: CreateApiClientInput!) {{ createApiClient(input: $input) {{ clientSecret {TenantSession.Errors} }} }}",
            new { input = new { name = "Shop", kind = "PUBLISHABLE_KEY", permissions = new[] { "catalog:read", "orders:checkout" }, allowedOrigins = new[] { "https://shop.example.com" } } })).Text("clientSecret")!;
        using var browser = new HttpClient { BaseAddress = Host.Address };

        foreach (var (site, status) in new[] { ("https://shop.example.com", HttpStatusCode.OK), ("https://evil.example", HttpStatusCode.Forbidden) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
            {
                Headers = { { "X-API-Key", key }, { "Origin", site } },
                Content = new StringContent(JsonSerializer.Serialize(new { query = Add, variables = new { input = new { variantId = goods.VariantId, quantity = 1 } } }), System.Text.Encoding.UTF8, "application/json"),
            };
            using var answer = await browser.SendAsync(request, Cancelled);
            var body = await answer.Content.ReadAsStringAsync(Cancelled);

            Assert.Equal((status, status is HttpStatusCode.OK), (answer.StatusCode, body.Contains("occ_", StringComparison.Ordinal)));
            Assert.Equal(status is HttpStatusCode.OK ? [site] : (string[])[], answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed : []);
        }

        Assert.Equal(1, await RowsAsync("orders"));
    }

    private async Task UpdateVariantAsync(Goods goods, object change)
    {
        var variant = (await Shop.Owner.QueryAsync("query($id: ID!) { node(id: $id) { ... on Variant { version } } }", new { id = goods.VariantId })).GetProperty("node");
        var input = JsonSerializer.SerializeToNode(change)!.AsObject();
        (input["id"], input["expectedVersion"]) = (goods.VariantId, variant.Number("version"));
        await Shop.Owner.MutateAsync($"mutation($input: UpdateVariantInput!) {{ updateVariant(input: $input) {{ variant {{ id }} {TenantSession.Errors} }} }}", new { input });
    }
}

public sealed class AddToCartOnServerTests(ServerHost host) : AddToCartTests(host);

[Trait("Database", "sqlite")]
public sealed class AddToCartOnSqliteTests(SqliteHost host) : AddToCartTests(host);
