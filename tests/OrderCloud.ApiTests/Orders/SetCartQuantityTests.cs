using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Orders;

public sealed class SetCartQuantityTests(ServerHost host) : CartTest(host)
{
    [Fact, Trait("Capability", "C6/part")]
    public async Task A_line_has_so_much_as_was_said_last_and_nothing_of_it_takes_it_out()
    {
        var (bowl, mug) = (await Shop.GoodsAsync(price: 2), await Shop.GoodsAsync(price: 3));
        var page = await PageAsync();
        var (_, token) = await AddAsync(page, bowl.VariantId, 5);

        Assert.Equal([$"{bowl.Sku} × 5", $"{mug.Sku} × 0.5"], Contents(await SetAsync(page, token, mug.VariantId, 0.5m)));
        Assert.Equal([$"{bowl.Sku} × 1", $"{mug.Sku} × 0.5"], Contents(await SetAsync(page, token, bowl.VariantId, 1)));
        var left = await SetAsync(page, token, bowl.VariantId, 0);
        Assert.Equal([$"{mug.Sku} × 0.5"], Contents(left));
        Assert.Equal(1.5m, left.Amount("total"));
        Assert.Equal([$"{mug.Sku} × 0.5"], Contents(await SetAsync(page, token, bowl.VariantId, 0)));
        Assert.Empty(Contents(await SetAsync(page, token, mug.VariantId, 0)));
        Assert.Equal((0m, 0m), (await CartAsync(page, token)) is var cart ? (cart.GetProperty("itemCount").GetDecimal(), cart.Amount("total")) : default);
        Assert.Equal([$"{bowl.Sku} × 1"], Contents((await AddAsync(page, bowl.VariantId, 1, token)).Cart));
    }

    [Fact]
    public async Task A_quantity_is_above_nothing_and_not_beyond_all_measure()
    {
        var goods = await Shop.GoodsAsync();
        var page = await PageAsync();
        var (_, token) = await AddAsync(page, goods.VariantId);

        foreach (var quantity in new[] { -1, 0.0001m, 1_000_000.001m })
            Assert.Equal(("InvalidInputError", "INPUT_INVALID", "input.quantity"), (await page.RefusedAsync(Set, new { input = new { cartToken = token, variantId = goods.VariantId, quantity } })).Only());

        Assert.Equal([$"{goods.Sku} × 1000000"], Contents(await SetAsync(page, token, goods.VariantId, 1_000_000)));
    }

    [Fact]
    public async Task A_repetition_under_its_key_changes_nothing_and_shows_the_cart_as_it_is_now()
    {
        var goods = await Shop.GoodsAsync();
        var page = await PageAsync();
        var (_, token) = await AddAsync(page, goods.VariantId);
        var input = new { cartToken = token, variantId = goods.VariantId, quantity = 4 };

        await page.MutateAsync(Set, new { input }, "set-4");
        await SetAsync(page, token, goods.VariantId, 2);

        Assert.Equal([$"{goods.Sku} × 2"], Contents((await page.MutateAsync(Set, new { input }, "set-4")).GetProperty("cart")));
    }

    [Fact, Trait("Proves", "P10"), Trait("Proves", "T1")]
    public async Task Another_companys_article_answers_like_one_that_never_was()
    {
        var page = await PageAsync();
        var (_, token) = await AddAsync(page, (await Shop.GoodsAsync()).VariantId);
        var theirs = (await new Shop(await SignUpAsync()).GoodsAsync()).VariantId;

        foreach (var quantity in new[] { 0, 2 })
        {
            var foreign = await page.SendAsync(Set, new { input = new { cartToken = token, variantId = theirs, quantity } });
            var unknown = await page.SendAsync(Set, new { input = new { cartToken = token, variantId = NodeIds.Of("Variant", Guid.CreateVersion7()), quantity } });

            Assert.Equal(unknown.Body, foreign.Body);
            Assert.Equal(quantity > 0, foreign.Body.Contains("_NOT_FOUND", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task It_takes_the_right_to_check_out()
    {
        var goods = await Shop.GoodsAsync();

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await (await PageAsync(permissions: ["catalog:read"])).SendAsync(Set, new { input = new { cartToken = "x", variantId = goods.VariantId, quantity = 0 } })).Codes);
    }
}
