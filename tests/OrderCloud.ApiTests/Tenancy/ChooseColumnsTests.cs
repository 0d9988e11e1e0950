using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class ChooseColumnsTests(ServerHost host) : ApiTest(host)
{
    [Fact]
    public async Task A_choice_is_replaced_and_none_gives_it_up()
    {
        var tenant = await SignUpAsync("GBP");

        await tenant.Owner.MutateAsync(Views.Choose, new { input = new { list = "orders", view = "all", columns = new[] { "total", "number" } } });
        var first = await tenant.Owner.ChoicesAsync();
        await tenant.Owner.MutateAsync(Views.Choose, new { input = new { list = "orders", view = "all", columns = new[] { "number" } } });
        var second = await tenant.Owner.ChoicesAsync();
        await tenant.Owner.MutateAsync(Views.Choose, new { input = new { list = "orders", view = "all", columns = Array.Empty<string>() } });

        Assert.Equal(["""[{"view":"all","columns":["total","number"]}]""", """[{"view":"all","columns":["number"]}]""", "[]"], new[] { first, second, await tenant.Owner.ChoicesAsync() });
    }

    [Fact]
    public async Task There_is_an_end_to_choices_and_wrong_columns_are_named()
    {
        var tenant = await SignUpAsync("GBP");

        // Whatever lists they are of: their names are the caller's to choose.
        for (var n = 0; n < 400; n++)
            await tenant.Owner.MutateAsync(Views.Choose, new { input = new { list = $"list {n}", view = "all", columns = new[] { "number" } } });

        var full = Assert.Single(await tenant.Owner.RefusedAsync(Views.Choose, new { input = new { list = "orders", view = "one-more", columns = new[] { "number" } } }));
        await tenant.Owner.MutateAsync(Views.Choose, new { input = new { list = "list 7", view = "all", columns = new[] { "total" } } });
        var wrong = Assert.Single(await tenant.Owner.RefusedAsync(Views.Choose, new { input = new { list = "orders", view = "all", columns = new[] { "a b" } } }));

        Assert.Equal(("TOO_MANY_VIEWS", "INPUT_INVALID", "input.columns"), (full.Text("code"), wrong.Text("code"), wrong.Path()));
    }
}
