using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Tenancy;

/// <summary>The operator's way back into a company that has locked itself out.</summary>
public sealed class GrantOwnerTests(ServerHost host) : ApiTest(host)
{
    [Fact]
    public async Task A_stranger_gets_a_link_that_makes_him_an_owner()
    {
        var tenant = await SignUpAsync();
        var email = People.Email();

        var granted = await GrantAsync(NodeIds.ToGuid(tenant.Id), email);
        await People.AcceptAsync(Host, granted!.InvitationLink!, email, tenant.Password);
        using var owner = await TenantSession.SignInAsync(Host, email, tenant.Password);

        Assert.Contains("tenancy:manage-plan", (await owner.QueryAsync("{ me { permissions } }")).GetProperty("me").GetProperty("permissions").EnumerateArray().Select(it => it.GetString()));
    }

    [Fact]
    public async Task There_is_nothing_to_own_in_a_tenant_that_never_was() => Assert.Null(await GrantAsync(Guid.CreateVersion7(), People.Email()));

    [Fact]
    public async Task The_command_waits_for_whoever_is_changing_the_company_just_now()
    {
        Assert.SkipWhen(ServerHost.IsSqlServer, "PostgreSQL's own way to wait.");
        var tenant = await SignUpAsync();
        var database = await Fixture.DatabaseAsync();
        await using var scope = TenantScope.Of(Host.Services, new TenantContext(NodeIds.ToGuid(tenant.Id)), Caller.System);
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        await unit.BeginAsync(Cancelled);
        await scope.Services.GetRequiredService<IOwners>().GrantAsync(People.Email(), accountId: null, Cancelled);

        // Longer than one command may take.
        var command = HostProcess.CommandAsync(database, "grant-owner", "--tenant", tenant.Id, "--email", tenant.Email);
        await Task.Delay(TimeSpan.FromSeconds(10), Cancelled);
        Assert.False(command.IsCompleted);
        await unit.CommitAsync(Cancelled);

        Assert.Equal((0, $"{tenant.Email} is an owner of Company {tenant.Email[6..14]} now."), (await command is var (code, output) ? (code, output.Trim()) : default));
    }

    private async Task<OwnerGrant?> GrantAsync(Guid tenant, string email)
    {
        await using var scope = TenantScope.Of(Host.Services, new TenantContext(tenant), Caller.System);
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        await unit.BeginAsync(Cancelled);
        var granted = await scope.Services.GetRequiredService<IOwners>().GrantAsync(email, accountId: null, Cancelled);
        await unit.CommitAsync(Cancelled);

        return granted;
    }
}
