using OrderCloud.ApiTests.Hosting;
using OrderCloud.Tests.Imports;

namespace OrderCloud.ApiTests.Orders.Imports;

public sealed class ImportsChangedTests(ServerHost host) : ChangeFeedTest(host, "importsChanged")
{
    protected override Task ChangeAsync(Shop shop) => shop.Owner.CheckAsync(new RetailGenerator(7).File(invoices: 20, withRefusals: false));
}
