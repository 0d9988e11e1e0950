using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;
using OrderCloud.Platform.Audit;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.ApiTests.Customers;

public sealed class GetCustomerPersonalDataTests(ServerHost host) : CustomerTest(host)
{
    [Fact, Trait("Proves", "P25"), Trait("Capability", "R4/part")]
    public async Task It_tells_every_word_he_left_and_every_kind_of_field_there_is()
    {
        var his = await Traces.LeaveAsync(Tenant, $"艾达 {Guid.NewGuid():N}");
        await his.WaitAsync();

        var records = await Owner.PersonalDataAsync(his.CustomerId);

        var values = records.SelectMany(record => record.GetProperty("fields").EnumerateArray()).Select(field => field.Text("value")!).ToList();
        // A description of goods is none of his, whatever somebody writes there.
        Assert.Equal(["description"], his.Words.Where(word => !values.Exists(value => value.Contains(word.Value, StringComparison.Ordinal))).Select(word => word.Key));
        // What the audit log holds is told as what it was of.
        Assert.Equal(Marked().Order(), records.Where(record => record.Text("recordedAt") is null).SelectMany(Fields).Distinct().Order());
        Assert.Contains(his.Words["notes"], records.Where(record => record.Text("recordedAt") is not null).SelectMany(record => record.GetProperty("fields").EnumerateArray()).Select(field => field.Text("value")));
        // Who works for the company is not told of; a file may be called after a customer.
        Assert.DoesNotContain(records.SelectMany(Fields), field => field.EndsWith("Name", StringComparison.Ordinal) && !field.EndsWith("customerName", StringComparison.Ordinal) && field is not "ImportJob.fileName");
    }

    [Fact]
    public async Task A_field_that_the_caller_may_not_read_is_named_without_its_value()
    {
        var customer = await Owner.DoAsync("createCustomer", new { name = "Ada", phone = "0113 1", email = "ada@example.com" });
        using var program = await Tenant.NarrowClientAsync(["tenancy:export-data"], ["customer.email"]);

        var record = Assert.Single(await program.PersonalDataAsync(customer.Id()), it => it.Text("recordedAt") is null);

        Assert.Equal([("email", "ada@example.com"), ("name", "Ada"), ("phone", null)], record.GetProperty("fields").EnumerateArray().Select(field => (field.Text("field"), field.Text("value"))).Order());
    }

    [Fact]
    public async Task Another_companys_customer_is_unknown()
    {
        var theirs = await (await SignUpAsync()).Owner.CreateAsync();

        var (known, unknown) = (await Owner.SendAsync(PersonalData.Document, new { id = theirs.Id() }), await Owner.SendAsync(PersonalData.Document, new { id = NodeIds.Of("Customer", Guid.CreateVersion7()) }));

        Assert.Equal(unknown.Body, known.Body);
        Assert.Equal(JsonValueKind.Null, known.Data.GetProperty("customerPersonalData").ValueKind);
    }

    [Fact]
    public async Task It_needs_its_permission_which_an_admin_lacks() =>
        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await (await Tenant.MemberAsync("admin")).SendAsync(PersonalData.Document, new { id = (await Owner.CreateAsync()).Id() })).Codes);

    private static IEnumerable<string> Fields(JsonElement record) => record.GetProperty("fields").EnumerateArray().Select(field => $"{record.Text("objectType")}.{field.Text("field")}");

    /// <summary>Every column that tells of a customer, by the marks in the code.</summary>
    private IEnumerable<string> Marked() =>
        from model in Host.Services.GetRequiredService<Migrator>().Models(Host.Services.GetRequiredService<Database>()).Values
        from type in model.GetEntityTypes()
        from property in type.GetFlattenedProperties()
        where property.IsPersonal && !property.IsOfMember && type.GetTableName() != "audit_personal"
        from path in property.DeclaringType is Microsoft.EntityFrameworkCore.Metadata.IComplexType { ComplexProperty: var whole } ? [$"{whole.Name}.{property.Name}"]
            : property.ClrType.Name == "Address" ? property.ClrType.GetProperties().Select(part => $"{property.Name}.{part.Name}") : [property.Name]
        select $"{Names.Of(type.ClrType)}.{Host.Services.GetRequiredService<RecordedFields>().NameOf(Names.Of(type.ClrType), path)}";
}

/// <summary>Asks what is kept of a customer.</summary>
internal static class PersonalData
{
    public const string Document = "query($id: ID!) { customerPersonalData(id: $id) { records { objectType objectId recordedAt fields { field value } } } }";

    extension(GraphQLClient client)
    {
        public async Task<IReadOnlyList<JsonElement>> PersonalDataAsync(string id) =>
            [.. (await client.QueryAsync(Document, new { id })).GetProperty("customerPersonalData").GetProperty("records").EnumerateArray()];
    }

    extension(TenantSession tenant)
    {
        /// <summary>A program that sees these guarded fields alone.</summary>
        public async Task<GraphQLClient> NarrowClientAsync(string[] permissions, string[] readFields)
        {
            var made = await tenant.Owner.MutateAsync(
                $"mutation($input: CreateApiClientInput!) {{ createApiClient(input: $input) {{ clientSecret {TenantSession.Errors} }} }}", new { input = new { name = "Narrow", permissions, readFields, kind = "SECRET_KEY" } });

            return new GraphQLClient(tenant.Owner.Http.BaseAddress!, made.GetProperty("clientSecret").GetString());
        }
    }
}
