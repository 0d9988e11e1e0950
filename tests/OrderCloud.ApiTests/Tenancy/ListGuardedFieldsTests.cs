using OrderCloud.ApiTests.Hosting;
using OrderCloud.Contracts.Tenancy;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class ListGuardedFieldsTests(ServerHost host) : ApiTest(host)
{
    [Theory]
    [InlineData("owner", 8, 8)]
    [InlineData("sales", 5, 4)]
    [InlineData("warehouse", 2, 0)]
    [InlineData("analyst", 4, 0)]
    public async Task A_caller_sees_which_are_open_to_him(string role, int readable, int writable)
    {
        var tenant = await SignUpAsync();
        var caller = role == "owner" ? tenant.Owner : await tenant.MemberAsync(role);

        var fields = (await caller.QueryAsync("{ guardedFields { name description isReadable isWritable } }")).GetProperty("guardedFields").EnumerateArray().ToList();

        Assert.Equal(FieldList.All.Select(field => field.Name), fields.Select(field => field.GetProperty("name").GetString()));
        Assert.Equal((readable, writable), (fields.Count(field => field.GetProperty("isReadable").GetBoolean()), fields.Count(field => field.GetProperty("isWritable").GetBoolean())));
    }
}
