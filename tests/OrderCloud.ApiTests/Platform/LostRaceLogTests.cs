using Microsoft.Extensions.Logging;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;

namespace OrderCloud.ApiTests.Platform;

/// <summary>A race that was lost and tried again is everyday work: nobody is to be woken for it.</summary>
public sealed class LostRaceLogTests(ServerHost host) : ApiTest(host)
{
    private const string Create = $"mutation($input: CreateCustomerInput!) {{ createCustomer(input: $input) {{ customer {{ id }} {TenantSession.Errors} }} }}";

    private readonly RecordedLog log = new();

    [Fact]
    public async Task A_lost_race_leaves_no_error_in_the_log()
    {
        await using var quiet = await Fixture.AnotherHostAsync(builder => builder.Logging.AddProvider(log).AddFilter<RecordedLog>("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Debug));
        using var session = await SignUpAsync();
        var shop = new Shop(session);
        using var owner = await TenantSession.SignInAsync(quiet, session.Email, session.Password);

        for (var round = 0; Lost.Count == 0 && round < 20; round++)
        {
            // Calls under one key trip its unique key, approvals of one order meet at its row.
            await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => owner.SendAsync(Create, new { input = new { name = $"Ann {round}" } }, $"key-{round}")));
            var pending = await shop.PendingAsync();
            await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => owner.SendAsync(Shop.Mutation("approveOrder", "order { id }"), new { input = Shop.Version(pending) })));
        }

        Assert.NotEmpty(Lost);
        Assert.All(Lost, entry => Assert.Equal(LogLevel.Debug, entry.Level));
        Assert.Empty(log.Errors);
    }

    private List<LogEntry> Lost => [.. log.Entries.Where(entry => entry.Event is "Microsoft.EntityFrameworkCore.Database.Command.CommandError")];
}
