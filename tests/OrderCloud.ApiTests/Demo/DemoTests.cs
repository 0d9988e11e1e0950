using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Contracts.Tenancy;

namespace OrderCloud.ApiTests.Demo;

/// <summary>A company with made-up data beside one's own: in by one request, out by another. Filling one is some hundred commands, so it is done twice only.</summary>
public sealed class DemoTests(ServerHost host) : ApiTest(host)
{
    private const string Here = "{ me { name permissions tenant { id name isDemo currency timeZone language } } }";

    [Fact]
    public async Task It_is_filled_with_work_in_every_state_in_the_companys_own_language_and_money()
    {
        var tenant = await SignUpAsync(currency: "CNY", timeZone: "Asia/Shanghai", language: "zh-CN");

        await GoAsync(tenant.Owner, "demo");

        var there = (await tenant.Owner.QueryAsync(Here)).GetProperty("me").GetProperty("tenant");
        Assert.NotEqual(tenant.Id, there.GetProperty("id").GetString());
        Assert.True(there.GetProperty("isDemo").GetBoolean());
        Assert.Equal(("CNY", "Asia/Shanghai", "zh-CN"), (there.GetProperty("currency").GetString(), there.GetProperty("timeZone").GetString(), there.GetProperty("language").GetString()));
        var data = await tenant.Owner.QueryAsync(
            """
            { products(first: 1) { totalCount nodes { name } } customers(first: 1) { totalCount } orders(first: 1) { totalCount }
              draft: orders(first: 1, where: { status: { eq: DRAFT } }) { totalCount } review: orders(first: 1, where: { status: { eq: PENDING_REVIEW } }) { totalCount }
              rejected: orders(first: 1, where: { status: { eq: REJECTED } }) { totalCount } confirmed: orders(first: 1, where: { status: { eq: CONFIRMED } }) { totalCount }
              cancelled: orders(first: 1, where: { status: { eq: CANCELLED } }) { totalCount } completed: orders(first: 1, where: { status: { eq: COMPLETED } }) { totalCount }
              pending: fulfillments(first: 1, where: { status: { eq: PENDING } }) { totalCount } picking: fulfillments(first: 1, where: { status: { eq: PICKING } }) { totalCount }
              packed: fulfillments(first: 1, where: { status: { eq: PACKED } }) { totalCount } shipped: fulfillments(first: 1, where: { status: { eq: SHIPPED } }) { totalCount }
              part: orders(first: 1, where: { paymentStatus: { eq: PARTIALLY_PAID } }) { totalCount } }
            """);
        Assert.All(data.EnumerateObject(), list => Assert.True(list.Value.GetProperty("totalCount").GetInt32() > 0, list.Name));
        Assert.Equal((20, 10), (Count(data, "products"), Count(data, "customers")));
        Assert.InRange(Count(data, "orders"), 60, 70);
        Assert.Matches("[一-鿿]", data.GetProperty("products").GetProperty("nodes")[0].GetProperty("name").GetString());

        // What was sold lies in the last sixty days, and the person may approve what waits.
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var days = (await tenant.Owner.QueryAsync($$"""{ salesByDay(from: "{{today.AddDays(-61):yyyy-MM-dd}}", to: "{{today.AddDays(1):yyyy-MM-dd}}") { days { day orders } } }""")).GetProperty("salesByDay").GetProperty("days");
        var waiting = (await tenant.Owner.QueryAsync("{ reviewQueue(first: 1) { nodes { allowedActions { field allowed } } } }")).GetProperty("reviewQueue").GetProperty("nodes")[0];
        Assert.True(days.EnumerateArray().Count(day => day.GetProperty("orders").GetInt32() > 0) > 20);
        Assert.Contains(waiting.GetProperty("allowedActions").EnumerateArray(), action => action.GetProperty("field").GetString() == "approveOrder" && action.GetProperty("allowed").GetBoolean());
    }

    [Fact]
    public async Task A_second_click_leads_into_the_same_one_and_whoever_leaves_is_back_in_his_own_and_finds_it_nowhere()
    {
        var tenant = await SignUpAsync();
        using var other = await TenantSession.SignInAsync(Host, tenant.Email, tenant.Password, tenant.Id);
        var (account, _) = await MemberSeeder.OnlyAccountAsync(Host.Services, NodeIds.ToGuid(tenant.Id));
        // What a crash in the midst of filling leaves behind.
        var half = await Host.Services.GetRequiredService<IDemoCompanies>().OpenAsync(account, NodeIds.ToGuid(tenant.Id), Cancelled);

        // The second while the first is still being filled.
        await Task.WhenAll(GoAsync(tenant.Owner, "demo"), GoAsync(other, "demo"));

        var first = (await tenant.Owner.QueryAsync(Here)).GetProperty("me").GetProperty("tenant");
        var all = await Host.Services.GetRequiredService<IMembershipDirectory>().ListAsync(account, Cancelled);
        Assert.Equal([NodeIds.ToGuid(first.GetProperty("id").GetString()!), NodeIds.ToGuid(tenant.Id)], all.OrderBy(it => it.DemoOf is null).Select(it => it.TenantId));
        Assert.NotEqual(half!.TenantId, NodeIds.ToGuid(first.GetProperty("id").GetString()!));
        Assert.InRange(Count(await other.QueryAsync("{ orders(first: 1) { totalCount } }"), "orders"), 60, 70);

        // From the demo itself once more.
        await GoAsync(tenant.Owner, "demo");

        Assert.All(
            [await tenant.Owner.QueryAsync(Here), await other.QueryAsync(Here)],
            me => Assert.Equal(first.GetProperty("id").GetString(), me.GetProperty("me").GetProperty("tenant").GetProperty("id").GetString()));

        await GoAsync(tenant.Owner, "demo/leave");

        var back = await tenant.Owner.QueryAsync("{ me { tenant { id isDemo } } orders(first: 1) { totalCount } }");
        Assert.Equal((tenant.Id, false, 0), (back.GetProperty("me").GetProperty("tenant").GetProperty("id").GetString(), back.GetProperty("me").GetProperty("tenant").GetProperty("isDemo").GetBoolean(), Count(back, "orders")));
        Assert.DoesNotContain(first.GetProperty("name").GetString()!, await tenant.Owner.Http.GetStringAsync(new Uri("/account/choose-tenant", UriKind.Relative), Cancelled), StringComparison.Ordinal);
        using var again = await TenantSession.SignInAsync(Host, tenant.Email, tenant.Password);
        Assert.Equal(tenant.Id, (await again.QueryAsync(Here)).GetProperty("me").GetProperty("tenant").GetProperty("id").GetString());
    }

    [Fact, Trait("Proves", "P17")]
    public async Task A_stranger_and_a_form_of_another_site_open_none()
    {
        var tenant = await SignUpAsync();
        using var form = new HttpRequestMessage(HttpMethod.Post, "/account/demo");
        using var bare = new HttpClient(GraphQLClient.Handler(tenant.Owner.Cookies)) { BaseAddress = Host.Address };

        using var stranger = await Anonymous().Http.PostAsync(new Uri("/account/demo", UriKind.Relative), content: null, Cancelled);
        using var forged = await bare.SendAsync(form, Cancelled);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (stranger.StatusCode, forged.StatusCode));
        Assert.False((await tenant.Owner.QueryAsync(Here)).GetProperty("me").GetProperty("tenant").GetProperty("isDemo").GetBoolean());
    }

    private static int Count(JsonElement data, string list) => data.GetProperty(list).GetProperty("totalCount").GetInt32();

    // On a busy machine to fill a company takes longer than other requests may.
    private async Task GoAsync(GraphQLClient client, string way)
    {
        using var patient = new HttpClient(GraphQLClient.Handler(client.Cookies)) { BaseAddress = Host.Address, Timeout = TimeSpan.FromMinutes(4) };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/account/{way}");
        request.Headers.Add("GraphQL-preflight", "1");
        using var answer = await patient.SendAsync(request, Cancelled);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }
}
