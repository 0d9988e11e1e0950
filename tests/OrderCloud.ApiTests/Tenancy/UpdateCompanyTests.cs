using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class UpdateCompanyTests(ServerHost host) : ApiTest(host)
{
    private const string Update = "mutation($input: UpdateCompanyInput!) { updateCompany(input: $input) { tenant { name timeZone language rounding version } errors { __typename ... on Error { code field } ... on CompanyVersionConflictError { expectedVersion current { version } } } } }";

    [Fact, Trait("Capability", "B1/part")]
    public async Task What_is_given_changes_and_the_rest_stays()
    {
        var owner = (await SignUpAsync()).Owner;

        var tenant = (await owner.MutateAsync(Update, new { input = new { expectedVersion = 1, name = " New name ", rounding = "HALF_EVEN" } })).GetProperty("tenant");

        Assert.Equal(
            ("New name", "Europe/Berlin", "en", "HALF_EVEN", 2),
            (tenant.GetProperty("name").GetString(), tenant.GetProperty("timeZone").GetString(), tenant.GetProperty("language").GetString(), tenant.GetProperty("rounding").GetString(), tenant.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task A_stale_version_is_told_the_present_one()
    {
        var owner = (await SignUpAsync()).Owner;
        await owner.MutateAsync(Update, new { input = new { expectedVersion = 1, name = "First" } });

        var error = Assert.Single(await owner.RefusedAsync(Update, new { input = new { expectedVersion = 1, name = "Second" } }));

        Assert.Equal(("VERSION_CONFLICT", 1, 2), (error.GetProperty("code").GetString(), error.GetProperty("expectedVersion").GetInt32(), error.GetProperty("current").GetProperty("version").GetInt32()));
        Assert.Equal("First", (await owner.QueryAsync("{ company { name } }")).GetProperty("company").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Bad_values_are_named_all_at_once()
    {
        var owner = (await SignUpAsync()).Owner;

        var errors = await owner.RefusedAsync(Update, new { input = new { expectedVersion = 1, name = (string?)null, timeZone = "Mars/Olympus", language = "fr" } });

        Assert.Equal(["language", "name", "timeZone"], errors.Select(error => error.GetProperty("field")[1].GetString()).Order());
    }

    [Fact]
    public async Task Who_may_only_read_is_refused_whole()
    {
        var reader = await (await SignUpAsync()).ApiClientAsync("tenancy:read-settings");

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await reader.SendAsync(Update, new { input = new { expectedVersion = 1, name = "Mine" } })).Codes);
    }
}
