using OrderCloud.Benchmarks.Api;

namespace OrderCloud.Benchmarks.Bench;

/// <summary>This code and that of another checkout, by turns in one run: what a change costs or spares shows on a busy machine too.</summary>
internal static class AgainstBench
{
    private static int Rounds => Scale.Small ? 1 : 9;

    /// <param name="folder">The other checkout, its host built for Release.</param>
    /// <param name="wanted">Of products, orders, nothing; all of them if none is named.</param>
    public static async Task RunAsync(string folder, IReadOnlyList<string> wanted, Figures figures)
    {
        await using var here = await BenchDatabase.CreateAsync("postgres");
        await using var there = await BenchDatabase.CreateAsync("postgres");
        await using var ours = await here.HostAsync();
        await using var theirs = await there.HostAsync(folder: folder);
        var (shop, other) = (await OpenAsync(ours), await OpenAsync(theirs));
        await using var control = await here.ControlAsync(shop);
        using var plain = new ApiCaller(control.Url, asPage: false);

        if (Wants("products"))
            await CompareAsync("products", figures, new(ours, shop.Client, GraphQLBench.Page), new(theirs, other.Client, GraphQLBench.Page), new(control, plain, GraphQLBench.Page, "/products"));

        if (Wants("orders"))
            await CompareAsync("orders", figures, new(ours, shop.Client, OrderListBench.Document), new(theirs, other.Client, OrderListBench.Document), new(control, plain, OrderListBench.Document));

        if (Wants("nothing"))
            await CompareAsync("nothing", figures, new(ours, shop.Client, GraphQLBench.Nothing), new(theirs, other.Client, GraphQLBench.Nothing), control: null);

        bool Wants(string name) => wanted is [] || wanted.Contains(name);
    }

    private static async Task<Shop> OpenAsync(HostProcess host)
    {
        var shop = await Shop.OpenAsync(host.Url, "Two Ltd", ["orders:read", "customers:read", "orders:create", "catalog:read"]);
        await GraphQLBench.FillPageAsync(shop);
        await OrderListBench.FillAsync(shop);

        return shop;
    }

    private static async Task CompareAsync(string name, Figures figures, Target ours, Target theirs, Target? control)
    {
        var rounds = await Load.ByTurnsAsync(Rounds, control is null ? [ours, theirs] : [ours, theirs, control]);

        if (control is not null)
        {
            Add("the other against the control", it => it[1] / it[2]);
            Add("this against the control", it => it[0] / it[2]);
        }

        Add("this against the other", it => it[0] / it[1]);

        void Add(string what, Func<double[], double> ratio) => figures.Add(new($"{name}: {what}", "postgres", Load.Median(rounds.Select(ratio)), "×"));
    }
}
