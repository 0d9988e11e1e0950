using System.Text.Json.Nodes;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Isolation;

namespace OrderCloud.ApiTests.Tenancy;

/// <summary>
/// Whatever mutation of the schema takes a role, a member, an invitation, a program or rights: somebody who may less is refused to
/// give more by it. The places are the schema's own; one that is new is asked here, or said to give nothing.
/// </summary>
public sealed class GrantPathsTests(ServerHost host) : ApiTest(host)
{
    private const string Held = "orders:read", Lacked = "orders:cancel";

    private static readonly string[] Rights = ["permissions", "readFields", "writeFields", "scope", "approvalLimit", "hasNoApprovalLimit"];
    private static readonly HashSet<string> Holders = ["Role", "Member", "ApiClient", "Invitation", "Team"];
    private static readonly string[] Refusals = ["GRANT_NOT_HELD", "PERMISSION_NOT_HELD", "MEMBER_NOT_OWNER"];

    /// <summary>What gives nobody anything: it takes away, or it is about something else than rights.</summary>
    private static readonly string[] GivesNothing =
    [
        "assignOrder.assigneeId", "deleteRole.id", "revokeApiClient.id", "revokeInvitation.id", "saveView.roleIds", "updateApiClientOrigins.id",
    ];

    [Fact, Trait("Capability", "W16"), Trait("Proves", "T8")]
    public async Task Granting_what_one_lacks_is_refused_wherever_the_schema_takes_a_right_or_its_holder()
    {
        var places = Places(Host.Services.GetRequiredService<ISchema>());
        using var tenant = await SignUpAsync();
        using var manager = await ManagerAsync(tenant);
        var (lesser, greater) = (await Company.OfAsync(Host, tenant, Held), await Company.OfAsync(Host, tenant, Lacked));

        Assert.Equal(GivesNothing, places.Where(GivesNothing.Contains));
        Assert.True(places.Count > 25, string.Join(", ", places));

        foreach (var place in places.Except(GivesNothing))
        {
            var (mutation, field) = (place[..place.IndexOf('.', StringComparison.Ordinal)], place[(place.IndexOf('.', StringComparison.Ordinal) + 1)..]);
            Assert.True(lesser.Inputs.TryGetValue(mutation, out var wanted), $"{mutation} takes a right or its holder in {place}: ask it here, or say that it gives nothing.");
            var input = (JsonObject)wanted.DeepClone();
            input[field] = field switch
            {
                "permissions" => new JsonArray(Held, Lacked),
                "readFields" or "writeFields" => new JsonArray("*"),
                "scope" => "ALL",
                "approvalLimit" => 1_000,
                "hasNoApprovalLimit" => true,
                _ => greater.Inputs[mutation][field]!.DeepClone(),
            };

            // A version that isn't the other's would be refused first.
            if (field is "id" && input.ContainsKey("expectedVersion"))
                input["expectedVersion"] = greater.Inputs[mutation]["expectedVersion"]!.DeepClone();

            var codes = await CodesAsync(manager, mutation, input);

            Assert.True(codes.Length > 0 && codes.All(Refusals.Contains), $"{place} answers {string.Join(", ", codes.DefaultIfEmpty("that it is done"))}");
        }

        // What is refused is the greater right and nothing else of it.
        foreach (var (mutation, input) in lesser.Inputs.Where(it => !NeedsEverything.Contains(it.Key)))
            Assert.Empty((await CodesAsync(manager, mutation, input)).Intersect(Refusals));
    }

    // What a team may see is all that roles of scope TEAM give, and ownership is everything: a manager of members holds neither.
    private static readonly string[] NeedsEverything = ["createTeam", "updateTeam", "deleteTeam", "transferOwnership"];

    [Fact]
    public void A_place_that_is_new_is_seen() => Assert.Contains("setMemberRoles.roleIds", Places(Host.Services.GetRequiredService<ISchema>()));

    private static List<string> Places(ISchema schema) =>
    [
        .. schema.Mutation!.Fields.Where(field => field.Arguments is { Count: > 0 }).SelectMany(field => field.Arguments!.SelectMany(argument => Below(argument.ResolvedType!, [])).Select(path => $"{field.Name}.{path}")).Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Below(IGraphType type, string[] above) => type.GetNamedType() is not IInputObjectGraphType input || above.Contains(input.Name) ? [] : input.Fields.SelectMany(field =>
        (Rights.Contains(field.Name) || (IdTypes.Of.TryGetValue($"{input.Name}.{field.Name}", out var of) && Holders.Contains(of)) ? [field.Name] : Array.Empty<string>())
            .Concat(Below(field.ResolvedType!, [.. above, input.Name]).Select(deeper => $"{field.Name}.{deeper}")));

    private async Task<GraphQLClient> ManagerAsync(TenantSession tenant) => await People.JoinAsync(Host, tenant,
        await tenant.Owner.NewRoleAsync(["tenancy:read-members", "tenancy:manage-members", "tenancy:manage-roles", "tenancy:manage-clients"]),
        await tenant.Owner.NewRoleAsync([Held, "orders:approve"]), await tenant.Owner.NewRoleAsync(["orders:review"], "OWN"));

    private static async Task<string[]> CodesAsync(GraphQLClient caller, string mutation, JsonObject input)
    {
        var answer = await caller.SendAsync($"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ {TenantSession.Errors} }} }}", new { input });
        Assert.True(answer.Errors is [], $"{mutation}: {answer.Body}");

        return answer.Data.GetProperty(mutation).GetProperty("errors") is { ValueKind: System.Text.Json.JsonValueKind.Array } errors ? [.. errors.EnumerateArray().Select(error => error.GetProperty("code").GetString()!)] : [];
    }

    /// <summary>One of each thing that holds a right, with this right, and what each mutation is given to do with it.</summary>
    private sealed record Company(IReadOnlyDictionary<string, JsonObject> Inputs)
    {
        public static async Task<Company> OfAsync(RunningHost host, TenantSession tenant, string right)
        {
            var role = await tenant.Owner.NewRoleAsync([right]);
            var (member, aside, changed) = (await JoinedAsync(host, tenant, role), await JoinedAsync(host, tenant, role), await JoinedAsync(host, tenant, role));
            await tenant.Owner.MutateAsync(People.Deactivate, new { input = new { id = aside, expectedVersion = 1 } });
            var invitation = (await tenant.Owner.MutateAsync(People.Invite, new { input = new { email = People.Email(), displayName = "Somebody", roleIds = new[] { role } } })).GetProperty("invitation").GetProperty("id").GetString();
            var client = await ClientAsync(tenant, right);
            // Teams make what a role of scope TEAM reaches.
            await tenant.Owner.NewRoleAsync([Lacked], "TEAM");
            var team = (await tenant.Owner.MutateAsync($"mutation($input: CreateTeamInput!) {{ createTeam(input: $input) {{ team {{ id }} {TenantSession.Errors} }} }}", new { input = new { name = $"Team {Guid.NewGuid():N}", memberIds = new[] { member } } })).GetProperty("team").GetProperty("id").GetString();

            return new(new Dictionary<string, JsonObject>
            {
                ["inviteMember"] = new() { ["email"] = People.Email(), ["displayName"] = "Somebody", ["roleIds"] = new JsonArray(role) },
                ["resendInvitation"] = new() { ["id"] = invitation },
                ["setMemberRoles"] = new() { ["id"] = changed, ["expectedVersion"] = 1, ["roleIds"] = new JsonArray(role) },
                ["deactivateMember"] = new() { ["id"] = member, ["expectedVersion"] = 1 },
                ["reactivateMember"] = new() { ["id"] = aside, ["expectedVersion"] = 2 },
                ["transferOwnership"] = new() { ["memberId"] = member },
                ["createTeam"] = new() { ["name"] = $"Team {Guid.NewGuid():N}", ["memberIds"] = new JsonArray(member) },
                ["updateTeam"] = new() { ["id"] = team, ["expectedVersion"] = 1, ["memberIds"] = new JsonArray(member) },
                ["deleteTeam"] = new() { ["id"] = team, ["expectedVersion"] = 1 },
                ["createRole"] = new() { ["name"] = $"Role {Guid.NewGuid():N}", ["permissions"] = new JsonArray("orders:review", "orders:approve"), ["scope"] = "OWN", ["approvalLimit"] = 0 },
                ["updateRole"] = new() { ["id"] = await tenant.Owner.NewRoleAsync([right, "orders:review", "orders:approve"], "OWN"), ["expectedVersion"] = 1, ["scope"] = "OWN" },
                ["createApiClient"] = new() { ["name"] = "Program", ["permissions"] = new JsonArray(right) },
                ["updateApiClientRedirects"] = new() { ["id"] = client, ["redirectUris"] = new JsonArray("https://shop.example/callback"), ["isPublic"] = false },
                ["rotateApiClientSecret"] = new() { ["id"] = client },
                ["restrictApiClient"] = new() { ["id"] = client, ["storedDocumentsOnly"] = false },
                ["storeDocument"] = new() { ["apiClientId"] = client, ["text"] = "{ me { kind } }" },
            });
        }

        private static async Task<string> JoinedAsync(RunningHost host, TenantSession tenant, string role)
        {
            using var person = await People.JoinAsync(host, tenant, role);

            return await person.MemberIdAsync();
        }

        private static async Task<string> ClientAsync(TenantSession tenant, string right) => (await tenant.Owner.MutateAsync(
            $"mutation($input: CreateApiClientInput!) {{ createApiClient(input: $input) {{ apiClient {{ id }} {TenantSession.Errors} }} }}", new { input = new { name = "Program", permissions = new[] { right } } })).GetProperty("apiClient").GetProperty("id").GetString()!;
    }
}
