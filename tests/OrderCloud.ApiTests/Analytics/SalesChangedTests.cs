using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Analytics;

public sealed class SalesChangedTests(ServerHost host) : ChangeFeedTest(host, "salesChanged");
