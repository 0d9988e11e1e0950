using System.Net;
using System.Text.Json;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Isolation;
using OrderCloud.ApiTests.Orders;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.ApiTests.Tenancy;

/// <summary>
/// Each query and mutation of the schema, asked by somebody who may everything but the one right that it declares, and by one who has that right
/// alone. Grows with the schema by itself. That the console puts the missing right into words is a scene of its own (host/console/e2e/places.mjs).
/// </summary>
public sealed class OperationRightsTests(ServerHost host) : ApiTest(host)
{
    /// <summary>What a member does about himself, whatever he may.</summary>
    private static readonly string[] OnesOwn = ["chooseColumns", "deleteView", "saveView"];

    [Fact, Trait("Capability", "A4"), Trait("Proves", "P12/part")]
    public async Task Without_the_one_right_that_it_declares_a_query_or_mutation_is_refused_and_with_it_is_not()
    {
        var tenant = await SignUpAsync();
        var walk = await SchemaWalk.OfAsync(tenant.Owner);
        var schema = Host.Services.GetRequiredService<ISchema>();
        var asked = 0;

        foreach (var rights in Fields(schema).GroupBy(it => it.Needs, StringComparer.Ordinal))
        {
            var needed = rights.Key.Split(' ');
            // What no member may hold, a program may.
            using var with = PermissionList.ForClientsOnly.Overlaps(needed) ? await tenant.ApiClientAsync(needed) : await MemberAsync(tenant, needed);

            foreach (var missing in needed)
            {
                using var without = await MemberAsync(tenant, [.. PermissionList.Names.Except(PermissionList.ForClientsOnly).Except([missing])]);
                // Whoever shows the refusal knows what is missing: each caller is told what he may, and each right what it opens.
                Assert.Equal([missing], needed.Except(await PermissionsAsync(without)));

                foreach (var (root, name, _) in rights)
                {
                    var field = walk.Fields.Single(it => it.Of == root && it.Name == name);
                    var variables = await VariablesAsync(tenant.Owner, walk, field);
                    var (refused, let) = (await without.SendAsync(field.Document, variables), await with.SendAsync(field.Document, variables));

                    Assert.True(refused.Codes is ["AUTH_NOT_AUTHORIZED"], $"{root}.{name} without {missing}: {refused.Body}");
                    Assert.Equal((name, root is "Mutation" ? HttpStatusCode.Forbidden : HttpStatusCode.OK), (name, refused.Status));
                    Assert.True(!refused.Json.TryGetProperty("data", out var data) || data.ValueKind is JsonValueKind.Null || data.GetProperty(name).ValueKind is JsonValueKind.Null, refused.Body);
                    Assert.True(!let.Codes.Contains("AUTH_NOT_AUTHORIZED"), $"{root}.{name} with {rights.Key} alone: {let.Body}");
                    asked++;
                }
            }
        }

        Assert.True(asked > 100, $"Only {asked} were asked.");
    }

    [Fact, Trait("Capability", "W15")]
    public async Task Who_may_read_orders_alone_reads_them_with_who_wrote_what_and_every_mutation_is_refused()
    {
        var shop = new Shop(await SignUpAsync());
        var order = await shop.PendingAsync();
        await shop.DoAsync("rejectOrder", Shop.Version(order, ("reason", "Not this month")));
        using var reader = await People.JoinAsync(Host, shop.Tenant, await shop.Owner.NewRoleAsync(["orders:read"]));

        var read = (await reader.QueryAsync("query($id: ID!) { order(id: $id) { status timeline { byName } reviewTasks { note decidedByName } } }", new { id = order.Text("id") })).GetProperty("order");
        Assert.Equal("REJECTED", read.Text("status"));
        var author = (await shop.Owner.QueryAsync("{ me { name } }")).GetProperty("me").Text("name");
        Assert.Contains(("Not this month", author), read.GetProperty("reviewTasks").EnumerateArray().Select(task => (task.Text("note"), task.Text("decidedByName"))));
        Assert.Contains(author, read.GetProperty("timeline").EnumerateArray().Select(step => step.Text("byName")));

        Assert.Equal(["orders:read"], await PermissionsAsync(reader));
        var walk = await SchemaWalk.OfAsync(shop.Owner);
        var mutations = walk.Fields.Where(field => field.Of is "Mutation").ToList();
        var refused = new List<string>();

        foreach (var field in mutations)
        {
            var answer = await reader.SendAsync(field.Document, await VariablesAsync(shop.Owner, walk, field));

            if (answer.Codes is ["AUTH_NOT_AUTHORIZED"])
                refused.Add(field.Name);
        }

        // What is left touches nothing of the company: his own views, and a sign-up, which takes no notice of who asks.
        Assert.Equal([.. OnesOwn, "signUp"], mutations.Select(field => field.Name).Except(refused).Order(StringComparer.Ordinal));
        Assert.True(refused.Count > 60, $"{refused.Count} mutations.");
    }

    [Fact, Trait("Capability", "X6/part")]
    public async Task A_key_that_every_visitor_has_can_call_no_mutation_but_those_of_carts_and_no_program_what_people_keep_for_themselves()
    {
        var tenant = await SignUpAsync();
        using var page = await KeyAsync(tenant, "PUBLISHABLE_KEY", PermissionList.Public);
        using var server = await KeyAsync(tenant, "SECRET_KEY", PermissionList.Names.Except(PermissionList.ForClientsOnly));
        using var program = await tenant.ApiClientAsync([.. PermissionList.Names.Except(PermissionList.ForClientsOnly)]);
        var walk = await SchemaWalk.OfAsync(tenant.Owner);
        var mutations = walk.Fields.Where(field => field.Of is "Mutation").ToList();
        var before = await TenantRows.OfAsync(await Fixture.DatabaseAsync(), tenant.Id, platform: true);
        var let = new List<string>();

        foreach (var field in mutations)
        {
            var variables = await VariablesAsync(tenant.Owner, walk, field);

            if (await page.SendAsync(field.Document, variables) is not { Status: HttpStatusCode.Forbidden, Codes: ["AUTH_NOT_AUTHORIZED"] })
                let.Add(field.Name);

            if (OnesOwn.Contains(field.Name))
                foreach (var caller in new[] { server, program })
                    Assert.Equal((field.Name, "AUTH_NOT_AUTHORIZED"), (field.Name, string.Join(' ', (await caller.SendAsync(field.Document, variables)).Codes)));
        }

        // A sign-up takes no notice of who asks.
        Assert.Equal(["addToCart", "setCartQuantity", "signUp"], let.Order(StringComparer.Ordinal));
        Assert.True(mutations.Count > 60, $"{mutations.Count} mutations.");
        var after = await TenantRows.OfAsync(await Fixture.DatabaseAsync(), tenant.Id, platform: true);
        Assert.Equal((before["saved_views"].Count, before["audit_entries"].Count), (after["saved_views"].Count, after["audit_entries"].Count));
    }

    // An id of the wrong type is refused before anything is asked: each field gets one that it takes, and that nothing has.
    private async Task<object> VariablesAsync(GraphQLClient owner, SchemaWalk walk, WalkedField field)
    {
        var types = Host.Services.GetRequiredService<ISchema>().AllTypes.OfType<IObjectGraphType>().Where(type => type.ResolvedInterfaces.Any(it => it.Name == "Node")).Select(type => type.Name).ToList();
        var known = types.ToDictionary(type => type, Intruder.Unknown);

        if (field.Of is "Mutation" || field.Arguments.All(argument => walk.Places(field).All(place => place.Type is not "ID" || place.Path.Length > 1)))
            return walk.Variables(field, ["-"], Intruder.Unknown("Nothing"), known);

        foreach (var type in types)
            if ((await owner.SendAsync(field.Document, walk.Variables(field, ["-"], known[type], known))).Codes is not ["HC0016", ..])
                return walk.Variables(field, ["-"], known[type], known);

        throw new InvalidOperationException($"{field.Name} takes no id of any type.");
    }

    private static IEnumerable<(string Root, string Name, string Needs)> Fields(ISchema schema) =>
        from root in new[] { schema.Query, schema.Mutation! }
        from field in root.Fields
        let needs = new[] { field.RequiredPermission(), field.ResolvedType!.GetNamedType().RequiredPermission() }.OfType<Permission>().Select(it => it.Name).Distinct().Except([Permission.SignedIn.Name, Permission.Member.Name]).Order(StringComparer.Ordinal).ToList()
        where needs is not []
        select (root.Name, field.Name, string.Join(' ', needs));

    private async Task<GraphQLClient> MemberAsync(TenantSession tenant, string[] permissions) => await People.JoinAsync(Host, tenant, await tenant.Owner.NewRoleAsync(permissions, readFields: ["*"], writeFields: ["*"]));

    private async Task<GraphQLClient> KeyAsync(TenantSession tenant, string kind, IEnumerable<string> permissions)
    {
        var made = await tenant.Owner.MutateAsync(
            $"mutation($input: CreateApiClientInput!) {{ createApiClient(input: $input) {{ clientSecret {TenantSession.Errors} }} }}", new { input = new { name = "Key", kind, permissions } });
        var caller = new GraphQLClient(Host.Address);
        caller.Http.DefaultRequestHeaders.Add("X-API-Key", made.Text("clientSecret"));

        return caller;
    }

    private static async Task<IEnumerable<string?>> PermissionsAsync(GraphQLClient caller) =>
        (await caller.QueryAsync("{ me { permissions } }")).GetProperty("me").GetProperty("permissions").EnumerateArray().Select(it => it.GetString());
}
