using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Identity.Pages;
using OrderCloud.ApiTests.Tenancy;
using OrderCloud.ApiTests.Tenancy.Audit;

namespace OrderCloud.ApiTests.Identity;

/// <summary>Owners are told of attacks. Hosts with clocks of their own look for them.</summary>
public abstract class AlarmTests(HostFixture host) : ApiTest(host)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    [Fact, Trait("Capability", "R3/part"), Trait("Proves", "P15")]
    public async Task A_lock_is_told_once_a_day_to_each_owner_of_each_company_of_the_account_and_to_nobody_else()
    {
        var (locked, joined, other) = (await SignUpAsync(), await SignUpAsync(language: "zh-CN"), await SignUpAsync());
        await MemberSeeder.AddAgainAsync(Host.Services, NodeIds.ToGuid(locked.Id), NodeIds.ToGuid(joined.Id), "sales");
        var (second, unknown) = (People.Email("second"), People.Email("unknown"));
        await MemberSeeder.AddAsync(Host.Services, NodeIds.ToGuid(locked.Id), second, locked.Password, "owner");
        await RawSql.RunAsync(Host, locked.Id, $"UPDATE {{tenancy.members}} SET \"Language\" = 'zh-TW' WHERE \"TenantId\" = {{tenant}} AND \"Email\" = '{second}'");
        await locked.MemberAsync("admin");
        var clock = Today();
        await using var watching = await HostAtAsync(clock);

        await LockAsync(watching, unknown);
        await LockAsync(watching, locked.Email);
        clock.Advance(Look);

        var mail = Assert.Single(await Mailbox.OfAsync(Host, locked.Email));
        Assert.Equal(("en", ""), (mail.Language, mail.Link));
        Assert.StartsWith("Sign-in was locked for ", mail.Subject, StringComparison.Ordinal);
        Assert.Contains($"({locked.Email}) of Company {locked.Email[6..14]}", mail.Text, StringComparison.Ordinal);
        Assert.Contains("a second factor keep him out", mail.Text, StringComparison.Ordinal);
        Assert.Equal("zh-TW", Assert.Single(await Mailbox.OfAsync(Host, second)).Language);
        var elsewhere = Assert.Single(await Mailbox.OfAsync(Host, joined.Email));
        Assert.Equal("zh-CN", elsewhere.Language);
        Assert.Contains($"Company {joined.Email[6..14]}", elsewhere.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"Company {locked.Email[6..14]}", elsewhere.Text, StringComparison.Ordinal);

        // It looks at one after the other: once the last is told, all are.
        clock.Advance(TimeSpan.FromMinutes(16));
        await LockAsync(watching, locked.Email);
        await LockAsync(watching, other.Email);
        clock.Advance(Look);
        Assert.Single(await Mailbox.OfAsync(Host, other.Email));
        Assert.Equal((1, 1, 1, 0), (await CountAsync(locked.Email), await CountAsync(second), await CountAsync(joined.Email), await CountAsync(unknown)));
    }

    [Fact, Trait("Capability", "R3/part")]
    public async Task Two_hosts_that_see_an_account_locked_tell_it_once()
    {
        var tenant = await SignUpAsync();
        TenantSession[] last = [await SignUpAsync(), await SignUpAsync()];
        FakeTimeProvider[] clocks = [Today(), Today()];
        await using var one = await HostAtAsync(clocks[0]);
        await using var two = await HostAtAsync(clocks[1]);

        foreach (var (index, watching) in new[] { one, two }.Index())
        {
            await LockAsync(watching, tenant.Email);
            await LockAsync(watching, last[index].Email);
        }

        await Task.WhenAll(clocks.Select(clock => Task.Run(() => clock.Advance(Look), Cancelled)));

        foreach (var seen in last)
            Assert.Single(await Mailbox.OfAsync(Host, seen.Email));

        Assert.Equal(1, await CountAsync(tenant.Email));
    }

    [Fact, Trait("Capability", "R3/part"), Trait("Proves", "P20")]
    public async Task A_fault_in_the_audit_log_is_told_to_the_owner_once_a_day()
    {
        var (forged, whole) = (await SignUpAsync(language: "zh-TW"), await SignUpAsync());
        var clock = Today();
        await using var watching = await HostAtAsync(clock);
        await RawSql.RunAsync(Host, forged.Id, "UPDATE {tenancy.audit_heads} SET \"Sequence\" = \"Sequence\" + 1 WHERE \"TenantId\" = {tenant}");

        async Task<bool> IsIntactAsync(TenantSession tenant)
        {
            using var owner = await TenantSession.SignInAsync(watching, tenant.Email, tenant.Password);

            return (await owner.QueryAsync(AuditSteps.Verify)).GetProperty("verifyAudit").GetProperty("isIntact").GetBoolean();
        }

        Assert.Equal((true, false), (await IsIntactAsync(whole), await IsIntactAsync(forged)));
        clock.Advance(Look);
        var mail = Assert.Single(await Mailbox.OfAsync(Host, forged.Email));
        Assert.Equal("zh-TW", mail.Language);
        Assert.Contains($"Company {forged.Email[6..14]} 的稽核日誌被改動", mail.Subject, StringComparison.Ordinal);

        Assert.False(await IsIntactAsync(forged));
        clock.Advance(Look);
        await Task.Delay(TimeSpan.FromSeconds(2), Cancelled);
        Assert.Equal((1, 0), (await CountAsync(forged.Email), await CountAsync(whole.Email)));
    }

    [Fact, Trait("Proves", "P15")]
    public async Task A_wrong_try_asks_the_database_the_same_whether_the_address_is_known_unknown_or_locked()
    {
        var (known, locked) = (await SignUpAsync(), await SignUpAsync());
        await using var watching = await HostAtAsync(Today());
        await LockAsync(watching, locked.Email);

        var (ofKnown, ofUnknown, ofLocked) = (await SqlAsync(watching, known.Email), await SqlAsync(watching, People.Email("unknown")), await SqlAsync(watching, locked.Email));

        Assert.Single(ofKnown, it => it.Contains("accounts", StringComparison.Ordinal));
        Assert.Equal(ofKnown, ofUnknown);
        Assert.Equal(ofKnown, ofLocked);
    }

    private static FakeTimeProvider Today()
    {
        var now = DateTimeOffset.UtcNow;

        // The test takes less than an hour of its clock, and all of it is one day.
        return new(now.AddHours(1).Date == now.Date ? now : now.AddHours(1));
    }

    private Task<RunningHost> HostAtAsync(TimeProvider clock) => Fixture.AnotherHostAsync(builder => builder.Services.Replace(ServiceDescriptor.Singleton(clock)));

    private static async Task LockAsync(RunningHost at, string email)
    {
        using var visitor = new GraphQLClient(at.Address);

        for (var wrong = 0; wrong < 5; wrong++)
            await TryAsync(visitor, email);
    }

    private static async Task<IReadOnlyList<string>> SqlAsync(RunningHost at, string email)
    {
        using var visitor = new GraphQLClient(at.Address);
        using var statements = new SqlStatements();
        await TryAsync(visitor, email);

        return [.. statements.Texts];
    }

    private static async Task TryAsync(GraphQLClient visitor, string email)
    {
        using var answer = await visitor.Http.PostAsJsonAsync("/account/sign-in", new { email, password = "not the password" }, Cancelled);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private async Task<int> CountAsync(string email) => (await Mailbox.OfAsync(Host, email, count: 0)).Count;
}

public sealed class AlarmOnServerTests(ServerHost host) : AlarmTests(host);

[Trait("Database", "sqlite")]
public sealed class AlarmOnSqliteTests(SqliteHost host) : AlarmTests(host);
