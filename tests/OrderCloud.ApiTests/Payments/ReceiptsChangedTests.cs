using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Payments;

public sealed class ReceiptsChangedTests(ServerHost host) : ChangeFeedTest(host, "receiptsChanged");
