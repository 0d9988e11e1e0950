using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
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

    [Theory, Trait("Capability", "E4/part")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1_000)]
    [InlineData(4_097)]
    [InlineData(123_456)]
    public async Task Numbers_that_were_given_otherwise_are_passed_over_in_a_few_statements(int taken)
    {
        var tenant = await SignUpAsync();
        await using var others = new Others();
        var given = others.Numbers(taken);

        var (next, asked, following) = (await DrawAsync(tenant, Noon, given), others.Asked, await DrawAsync(tenant, Noon, given));

        Assert.Equal(($"SO-202603-{taken + 1:D4}", $"SO-202603-{taken + 2:D4}"), (next, following));
        Assert.InRange(asked, 2, 6);
        Assert.Equal(asked + 1, others.Asked);
    }

    [Fact]
    public async Task Between_numbers_that_were_given_one_that_is_free_is_drawn()
    {
        var tenant = await SignUpAsync();
        await using var others = new Others();
        var even = others.Numbers(1_000).Where(number => EF.Functions.Like(number, "%1") || EF.Functions.Like(number, "%2") || EF.Functions.Like(number, "%6"));
        var drawn = new List<string>();

        for (var n = 0; n < 20; n++)
            drawn.Add(await DrawAsync(tenant, Noon, even));

        Assert.Equal(20, drawn.Distinct().Count());
        Assert.Empty(await even.Where(number => drawn.Contains(number)).ToListAsync(Cancelled));
    }

    private async Task<string> DrawAsync(TenantSession tenant, DateTimeOffset at, bool commit = true)
    {
        await using var others = new Others();

        return await DrawAsync(tenant, at, others.Numbers(0), commit);
    }

    private async Task<string> DrawAsync(TenantSession tenant, DateTimeOffset at, IQueryable<string> given, bool commit = true)
    {
        await using var scope = TenantScope.Of(Host.Services, new TenantContext(NodeIds.ToGuid(tenant.Id)), Caller.System);
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        await unit.BeginAsync(Cancelled);
        var number = await scope.Services.GetRequiredService<INumbers>().DrawAsync(DocumentKind.SalesOrder, at, given, Cancelled);

        if (commit)
            await unit.CommitAsync(Cancelled);

        return number;
    }

    /// <summary>Documents that are numbered from 1 on, without being there.</summary>
    private sealed class Others : DbContext
    {
        /// <summary>How many statements it was sent.</summary>
        public int Asked { get; private set; }

        protected override void OnConfiguring(DbContextOptionsBuilder builder) => builder.UseSqlite("Data Source=:memory:").LogTo(_ => Asked++, [RelationalEventId.CommandExecuted]);

        public IQueryable<string> Numbers(int last) => Database.SqlQuery<string>(
            $"WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {last}) SELECT 'SO-202603-' || printf('%04d', n) AS Value FROM counted WHERE n <= {last}");
    }
}

public sealed class NumbersOnServerTests(ServerHost host) : NumbersTests(host);

[Trait("Database", "sqlite")]
public sealed class NumbersOnSqliteTests(SqliteHost host) : NumbersTests(host);
