using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tenancy;

namespace OrderCloud.Tests.Platform;

public sealed class SystemWorkTests
{
    [Fact, Trait("Proves", "P10/part")]
    public async Task A_use_that_could_not_be_written_down_is_told_again()
    {
        await using var module = await ModuleOnDatabase.OpenAsync("sqlite", new TenancyModule(), _ => { });
        var system = module.Services.GetRequiredService<SystemWork>();
        await UseAsync(module);

        Assert.Throws<IOException>(() => system.TellUses(_ => throw new IOException("The disk is full.")));
        await UseAsync(module);

        Assert.Equal([new("sign-in: the tenants of an account", 2)], Told(system));
        Assert.Empty(Told(system));
    }

    private static Task<IReadOnlyList<Membership>> UseAsync(ModuleOnDatabase module) =>
        module.Services.GetRequiredService<IMembershipDirectory>().ListAsync(Guid.CreateVersion7(), TestContext.Current.CancellationToken);

    private static IReadOnlyDictionary<string, int> Told(SystemWork system)
    {
        IReadOnlyDictionary<string, int> uses = new Dictionary<string, int>();
        system.TellUses(told => uses = told);

        return uses;
    }
}
