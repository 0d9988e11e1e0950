using System.Buffers.Binary;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using OrderCloud.Host.Identity;

namespace OrderCloud.Tests.Identity;

public sealed class PasswordDeskTests : IDisposable
{
    // As the host sets it up: its cost is the host's own.
    private static readonly IOptions<PasswordHasherOptions> Cost = new ServiceCollection()
        .AddIdentityAndTokens(new ConfigurationBuilder().Build(), new HostingEnvironment { EnvironmentName = Environments.Development })
        .BuildServiceProvider().GetRequiredService<IOptions<PasswordHasherOptions>>();

    private readonly PasswordDesk desk = Desk();

    internal static PasswordDesk Desk() => new(Cost, Meters.Factory, new(TimeProvider.System), new());

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task A_hash_is_pbkdf2_with_sha512_and_220000_rounds()
    {
        var hash = Convert.FromBase64String((await desk.HashAsync(from: null, "a right password", CancellationToken.None)).Value);

        Assert.Equal(1, hash[0]);
        Assert.Equal(2u, BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)));
        Assert.Equal(220_000u, BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)));
    }

    [Fact]
    public async Task The_right_password_is_right_and_another_is_not()
    {
        var hash = await desk.HashAsync(from: null, "a right password", CancellationToken.None);

        Assert.Equal((true, false), await desk.CheckAsync(from: null, hash.Value, "a right password", CancellationToken.None));
        Assert.Equal((false, false), await desk.CheckAsync(from: null, hash.Value, "a wrong password", CancellationToken.None));
    }

    [Fact]
    public async Task A_hash_of_fewer_rounds_is_right_and_out_of_date()
    {
        var old = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = 100_000 })).HashPassword(new(), "a right password");

        Assert.Equal((true, true), await desk.CheckAsync(from: null, old, "a right password", CancellationToken.None));
    }

    [Fact]
    public async Task Nobodys_password_is_wrong() => Assert.Equal((false, false), await desk.CheckAsync(from: null, hash: null, "a right password", CancellationToken.None));

    [Fact]
    public async Task A_flood_is_turned_away_at_once_and_the_rest_is_served()
    {
        var tries = Enumerable.Range(0, 60).Select(_ => Task.Run(() => desk.CheckAsync(from: null, hash: null, "a wrong password", CancellationToken.None))).ToList();
        await Task.WhenAll(tries).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.Contains(tries, it => it.IsCompletedSuccessfully);
        Assert.All(tries.Where(it => it.IsFaulted), it => Assert.IsType<PasswordDeskBusyException>(it.Exception!.InnerException));
        Assert.Equal((false, false), await desk.CheckAsync(from: null, hash: null, "a wrong password", CancellationToken.None));
    }

    [Fact]
    public async Task A_password_does_not_show_in_logs() => Assert.DoesNotContain("AQAA", $"{await desk.HashAsync(from: null, "a right password", CancellationToken.None)}", StringComparison.Ordinal);
}
