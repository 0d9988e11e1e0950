using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Contracts.Identity;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Tenancy;

/// <summary>What tests of members and roles do again and again.</summary>
internal static class People
{
    public const string Invite = $"mutation($input: InviteMemberInput!) {{ inviteMember(input: $input) {{ link invitation {{ id email status expiresAt roles {{ name }} }} {TenantSession.Errors} }} }}";
    public const string SetRoles = "mutation($input: SetMemberRolesInput!) { setMemberRoles(input: $input) { member { id version roles { name } } errors { __typename ... on Error { code message field } ... on GrantNotHeldError { permissions fields isOverLimit } } } }";
    public const string Deactivate = $"mutation($input: DeactivateMemberInput!) {{ deactivateMember(input: $input) {{ member {{ isActive version }} {TenantSession.Errors} }} }}";
    public const string CreateRole = "mutation($input: CreateRoleInput!) { createRole(input: $input) { role { id name version permissions scope readFields writeFields approvalLimit { amount } } errors { __typename ... on Error { code message field } ... on GrantNotHeldError { permissions fields isOverLimit } } } }";

    public static string Email(string name = "person") => $"{name}-{Guid.NewGuid():N}@example.com";

    extension(GraphQLClient caller)
    {
        public async Task<string> MemberIdAsync() => (await caller.QueryAsync("{ me { memberId } }")).GetProperty("me").GetProperty("memberId").GetString()!;

        /// <summary>The id of a template role.</summary>
        public async Task<string> RoleIdAsync(string template) => (await caller.QueryAsync("{ roles(first: 100) { nodes { id templateKey } } }")).GetProperty("roles").GetProperty("nodes")
            .EnumerateArray().Single(role => role.GetProperty("templateKey").GetString() == template).GetProperty("id").GetString()!;

        public async Task<string> NewRoleAsync(string[] permissions, string scope = "ALL", decimal limit = 0, string[]? readFields = null, string[]? writeFields = null) =>
            (await caller.MutateAsync(CreateRole, new { input = new { name = $"Role {Guid.NewGuid():N}", permissions, scope, approvalLimit = limit, readFields, writeFields } })).GetProperty("role").GetProperty("id").GetString()!;

        public async Task<JsonElement> MemberAsync(string id) =>
            (await caller.QueryAsync("query($id: ID!) { node(id: $id) { ... on Member { id version isActive roles { name templateKey } } } }", new { id })).GetProperty("node");
    }

    /// <summary>Another person with these roles of the tenant, invited by its owner and signed in.</summary>
    public static async Task<GraphQLClient> JoinAsync(RunningHost host, TenantSession tenant, params string[] roleIds)
    {
        var email = Email();
        var invited = await tenant.Owner.MutateAsync(Invite, new { input = new { email, displayName = "A Person", roleIds } });
        await AcceptAsync(host, invited.GetProperty("link").GetString()!, email, tenant.Password);

        return await TenantSession.SignInAsync(host, email, tenant.Password);
    }

    /// <summary>What the page behind the link does: makes the account and its membership together.</summary>
    public static async Task<InvitationOutcome> AcceptAsync(RunningHost host, string link, string email, string password)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var scope = ScopeOf(host, TokenOf(link));
        var accounts = scope.Services.GetRequiredService<IAccounts>();
        var hash = (await accounts.HashAsync(password, ct))!;
        var unit = scope.Services.GetRequiredService<UnitOfWork>();
        await unit.BeginAsync(ct);
        var account = await accounts.CreateAsync(email, "en", hash, ct);
        var outcome = await scope.Services.GetRequiredService<IInvitations>().AcceptAsync(TokenOf(link), account!.Value, ct);
        await unit.CommitAsync(ct);

        return outcome;
    }

    public static async Task<OpenInvitation?> FindAsync(RunningHost host, string link)
    {
        await using var scope = ScopeOf(host, TokenOf(link));
        await scope.Services.GetRequiredService<UnitOfWork>().OpenAsync(TestContext.Current.CancellationToken);

        return await scope.Services.GetRequiredService<IInvitations>().FindAsync(TokenOf(link), TestContext.Current.CancellationToken);
    }

    public static string TokenOf(string link) => link[(link.IndexOf("token=", StringComparison.Ordinal) + 6)..];

    private static TenantScope ScopeOf(RunningHost host, string token)
    {
        Assert.True(InvitationTokens.TryReadTenant(token, out var tenant));

        return TenantScope.Of(host.Services, new TenantContext(tenant), Caller.Anonymous);
    }
}
