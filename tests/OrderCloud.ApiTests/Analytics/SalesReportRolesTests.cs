using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Analytics;

/// <summary>Who may see the reports of sales, by the template roles.</summary>
public sealed class SalesReportRolesTests(ServerHost host) : ReportTest(host)
{
    [Fact]
    public async Task Reports_are_for_the_roles_that_may_read_analytics_and_for_no_other()
    {
        var members = await Roles.OfAsync(Shop.Tenant);

        foreach (var document in Reports.All)
            Assert.Equal(["owner", "admin", "sales", "reviewer", "purchaser", "finance", "analyst"], await Roles.AllowedAsync(members, document, Reports.AroundNow()));
    }

    [Fact]
    public async Task Nobody_without_a_credential_gets_anything()
    {
        foreach (var document in Reports.All)
            Assert.Equal(["AUTH_NOT_AUTHENTICATED"], (await Anonymous().SendAsync(document, Reports.AroundNow())).Codes);
    }
}
