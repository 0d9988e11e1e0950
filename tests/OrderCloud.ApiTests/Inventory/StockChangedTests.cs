using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Inventory;

public sealed class StockChangedTests(ServerHost host) : ChangeFeedTest(host, "stockChanged");
