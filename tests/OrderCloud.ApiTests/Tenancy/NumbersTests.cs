using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Tenancy;

public abstract class NumbersTests(HostFixture host) : ApiTest(host)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    [Fact, Trait("Capability", "E4/part")]
    public async Task Those_who_draw_at_once_get_different_numbers_without_a_gap()
    {
        var tenant = await SignUpAsync();
        var drawn = new ConcurrentBag<string>();
        var count = Full ? 1_000 : 60;
        await DrawAsync(tenant, Noon);

        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 12, CancellationToken = Cancelled }, async (_, _) => drawn.Add(await DrawAsync(tenant, Noon)));

        Assert.Equal(Enumerable.Range(2, count).Select(number => $"SO-202603-{number:D4}"), drawn.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_rolled_back_gives_its_number_back()
    {
        var tenant = await SignUpAsync();
        await DrawAsync(tenant, Noon);

        var lost = await DrawAsync(tenant, Noon, commit: false);

        Assert.Equal("SO-202603-0002", lost);
        Assert.Equal(lost, await DrawAsync(tenant, Noon));
    }

    [Fact, Trait("Capability", "E4/part")]
    public async Task The_month_is_the_companys_own()
    {
        var tenant = await SignUpAsync(timeZone: "Asia/Shanghai");
        var lateOnTheLastOfMarchInLondon = new DateTimeOffset(2026, 3, 31, 17, 0, 0, TimeSpan.Zero);

        Assert.Equal("SO-202604-0001", await DrawAsync(tenant, lateOnTheLastOfMarchInLondon));
        Assert.Equal("SO-202603-0001", await DrawAsync(tenant, Noon));
    }

    [Fact]
    public async Task Each_company_counts_for_itself()
    {
        var (one, other) = (await SignUpAsync(), await SignUpAsync());
        await DrawAsync(one, Noon);

        Assert.Equal("SO-202603-0001", await DrawAsync(other, Noon));
    }

    private async Task<string> DrawAsync(TenantSession tenant, DateTimeOffset at, bool commit = true)
    {
        await using var scope = TenantScope.Of(Host.Services, new TenantContext(NodeIds.ToGuid(tenant.Id)), Caller.System);
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        await unit.BeginAsync(Cancelled);
        var number = await scope.Services.GetRequiredService<INumbers>().DrawAsync(DocumentKind.SalesOrder, at, Cancelled);

        if (commit)
            await unit.CommitAsync(Cancelled);

        return number;
    }
}

public sealed class NumbersOnServerTests(ServerHost host) : NumbersTests(host);

[Trait("Database", "sqlite")]
public sealed class NumbersOnSqliteTests(SqliteHost host) : NumbersTests(host);
