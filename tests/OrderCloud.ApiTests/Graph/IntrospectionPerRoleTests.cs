using System.Net;
using System.Text.Json;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Orders;
using OrderCloud.ApiTests.Tenancy;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;

namespace OrderCloud.ApiTests.Graph;

/// <summary>With <c>Introspection:PerRole</c> the schema that a role is shown is the one that it may use; without, and in the committed file, it is whole.</summary>
public sealed class IntrospectionPerRoleTests(ServerHost host) : ApiTest(host)
{
    private const string Asked = "{ __schema { types { name fields { name type { ...T } args { name type { ...T } } } inputFields { name type { ...T } } possibleTypes { name } } } } fragment T on __Type { name ofType { name ofType { name ofType { name } } } }";

    private static readonly string[] Phone = ["Customer.phone", "CustomerFilterInput.phone"];

    [Fact, Trait("Capability", "U2/part"), Trait("Proves", "R8/part")]
    public async Task Each_role_is_shown_what_it_may_use_and_nothing_else_whoever_asked_before()
    {
        await using var narrow = await NarrowAsync();
        using var tenant = await SignUpAsync();
        var schema = Host.Services.GetRequiredService<ISchema>();
        var whole = Slots(schema).ToList();
        var callers = new Dictionary<string, (GraphQLClient Client, Caller Caller)>();

        foreach (var (role, member) in await Roles.OfAsync(tenant))
            callers[role] = (On(narrow, member), await CallerAsync(tenant, member));

        // Twice, in turn: what one is shown is not what the one before him was.
        foreach (var role in Roles.All.Concat(Roles.All.Reverse()))
        {
            var (client, caller) = callers[role];
            var shown = await ShownAsync(client);
            var types = shown.Select(slot => slot.Split('.')[0]).ToHashSet();

            Assert.Equal([], shown.Intersect(whole.Where(slot => !slot.Needs.All(caller.May)).Select(slot => slot.Name)));
            Assert.Equal([], whole.Where(slot => types.Contains(slot.Name.Split('.')[0]) && slot.Needs.All(caller.May)).Select(slot => slot.Name).Except(shown));
            Assert.Equal([], shown.Except(whole.Select(slot => slot.Name)));
        }

        Assert.All(Roles.All.Except(["owner", "admin"]), role => Assert.True(whole.Any(slot => !slot.Needs.All(callers[role].Caller.May)), role));
        Assert.NotEqual(await ShownAsync(callers["owner"].Client), await ShownAsync(callers["warehouse"].Client));

        foreach (var (client, _) in callers.Values)
            client.Dispose();
    }

    [Fact, Trait("Capability", "U2/part")]
    public async Task The_right_to_a_field_shows_it_where_it_is_read_filtered_and_sorted()
    {
        await using var narrow = await NarrowAsync();
        using var tenant = await SignUpAsync();
        using var without = await People.JoinAsync(Host, tenant, await tenant.Owner.NewRoleAsync(["customers:read"]));
        using var with = await People.JoinAsync(Host, tenant, await tenant.Owner.NewRoleAsync(["customers:read"], readFields: ["customer.phone"]));
        using var hidden = On(narrow, without);
        using var shown = On(narrow, with);

        Assert.Empty((await ShownAsync(hidden)).Intersect(Phone));
        Assert.Equal(Phone, Phone.Intersect(await ShownAsync(shown)));
        Assert.Equal(Phone, Phone.Intersect(await ShownAsync(without)));
        Assert.DoesNotContain("\"phone\"", (await hidden.SendAsync("{ __type(name: \"Customer\") { fields { name } } }")).Body, StringComparison.Ordinal);
    }

    [Fact, Trait("Capability", "U2/part")]
    public async Task The_text_of_the_whole_schema_is_given_to_nobody_then()
    {
        await using var narrow = await NarrowAsync();
        using var tenant = await SignUpAsync();
        using var owner = On(narrow, tenant.Owner);

        using var text = await owner.Http.GetAsync(new Uri("/graphql?sdl", UriKind.Relative), Cancelled);
        using var asEver = await tenant.Owner.Http.GetAsync(new Uri("/graphql?sdl", UriKind.Relative), Cancelled);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (text.StatusCode, asEver.StatusCode));
    }

    private Task<RunningHost> NarrowAsync() => Fixture.AnotherHostAsync(builder => builder.Configuration["Introspection:PerRole"] = "true");

    /// <summary>The same person at another host.</summary>
    private GraphQLClient On(RunningHost host, GraphQLClient here)
    {
        var there = new GraphQLClient(host.Address);
        there.Cookies.Add(host.Address, here.Cookies.GetCookies(Host.Address));

        return there;
    }

    /// <summary>What a member may do, as the product finds it at each request.</summary>
    private async Task<Caller> CallerAsync(TenantSession tenant, GraphQLClient member)
    {
        await using var scope = TenantScope.Of(Host.Services, new TenantContext(NodeIds.ToGuid(tenant.Id)), Caller.System);
        var access = await scope.Services.GetRequiredService<IMembership>().FindByMemberIdAsync(NodeIds.ToGuid(await member.MemberIdAsync()), Cancelled);

        return new(CallerKind.Member, access!.SubjectId, access.Name, access.Permissions) { Fields = access.Fields };
    }

    /// <summary>The fields that introspection shows; whatever they lead to is shown as well.</summary>
    private static async Task<IReadOnlyList<string>> ShownAsync(GraphQLClient client)
    {
        var types = (await client.QueryAsync(Asked)).GetProperty("__schema").GetProperty("types").EnumerateArray().Where(type => !type.Text("name")!.StartsWith("__", StringComparison.Ordinal)).ToList();
        var fields = types.SelectMany(type => new[] { "fields", "inputFields" }.Where(list => type.GetProperty(list).ValueKind is JsonValueKind.Array).SelectMany(list => type.GetProperty(list).EnumerateArray()).Select(field => (Of: type.Text("name"), Field: field))).ToList();
        var names = types.Select(type => type.Text("name")).ToHashSet();

        Assert.Equal([], fields.SelectMany(it => it.Field.TryGetProperty("args", out var arguments) ? arguments.EnumerateArray().Append(it.Field) : [it.Field]).Select(it => Named(it.GetProperty("type"))).Except(names));

        return [.. fields.Select(it => $"{it.Of}.{it.Field.Text("name")}").Order(StringComparer.Ordinal)];
    }

    private static string? Named(JsonElement type) => type.Text("name") ?? Named(type.GetProperty("ofType"));

    /// <summary>Every field of the whole schema, with the rights that whoever uses it needs.</summary>
    private static IEnumerable<(string Name, Permission[] Needs)> Slots(ISchema schema) =>
        from type in schema.AllTypes.OfType<IComplexGraphType>()
        where !type.Name.StartsWith("__", StringComparison.Ordinal)
        from field in type.Fields
        select ($"{type.Name}.{field.Name}", Needs(type, field).OfType<Permission>().ToArray());

    private static IEnumerable<Permission?> Needs(IComplexGraphType type, FieldType field)
    {
        yield return field.RequiredPermission();

        if (type is IInputObjectGraphType || !field.IsPublic())
            foreach (var inherited in (IGraphType[])[field.ResolvedType!.GetNamedType(), type])
                yield return type is IInputObjectGraphType == inherited is IInputObjectGraphType ? inherited.RequiredPermission() : null;
    }
}
