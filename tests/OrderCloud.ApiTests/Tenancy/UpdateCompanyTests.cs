using OrderCloud.ApiTests.Hosting;
using OrderCloud.ApiTests.Identity;
using OrderCloud.ApiTests.Identity.Pages;
using OrderCloud.ApiTests.Orders;

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

    [Theory]
    [InlineData("A\r\n\r\nYou have won: https://evil.example")]
    [InlineData("A\u2028B")]
    [InlineData("A\u202Egpj.exe")]
    [InlineData("A\u2067B")]
    [InlineData("A\u0007B")]
    public async Task A_name_is_one_line_that_reads_as_it_is_written(string name)
    {
        var tenant = await SignUpAsync();
        const string signUp = $"mutation($input: SignUpInput!) {{ signUp(input: $input) {{ tenant {{ id }} {TenantSession.Errors} }} }}";
        const string makeClient = $"mutation($input: CreateApiClientInput!) {{ createApiClient(input: $input) {{ clientId {TenantSession.Errors} }} }}";

        var company = await tenant.Owner.RefusedAsync(Update, new { input = new { expectedVersion = 1, name } });
        var client = await tenant.Owner.RefusedAsync(makeClient, new { input = new { name, permissions = new[] { "orders:read" } } });
        var warehouse = await tenant.Owner.RefusedAsync($"mutation($input: CreateWarehouseInput!) {{ createWarehouse(input: $input) {{ warehouse {{ id }} {TenantSession.Errors} }} }}", new { input = new { name } });
        var founding = await Anonymous().RefusedAsync(
            signUp, new { input = new { email = People.Email(), password = "four words nobody guesses", companyName = name, displayName = name, currency = "EUR", timeZone = "Europe/Berlin", language = "en" } });

        Assert.Equal(["input.name"], company.Fields("INPUT_INVALID"));
        Assert.Equal(["input.name"], client.Fields("INPUT_INVALID"));
        Assert.Equal(["input.name"], warehouse.Fields("INPUT_INVALID"));
        Assert.Equal(["input.companyName", "input.displayName"], founding.Fields("INPUT_INVALID"));
    }

    [Fact]
    public async Task Names_from_right_to_left_and_of_any_letters_are_welcome()
    {
        var owner = (await SignUpAsync()).Owner;
        const string name = "\u200Fשלום בע\"מ\u200F 𠮷野家 & Söhne 👩‍🌾";

        Assert.Equal(name, (await owner.MutateAsync(Update, new { input = new { expectedVersion = 1, name } })).GetProperty("tenant").Text("name"));
    }

    [Fact]
    public async Task A_name_that_was_kept_before_is_one_line_in_a_mail_and_keeps_nothing_else_from_being_changed()
    {
        var tenant = await SignUpAsync();
        await Row.SetAsync(Host, tenant, "tenants", "Name", "Acme\r\n\r\n\u202EWin a prize");
        var email = People.Email();

        var version = (await tenant.Owner.QueryAsync("{ company { version } }")).GetProperty("company").Number("version");
        await tenant.Owner.MutateAsync(Update, new { input = new { expectedVersion = version, language = "en" } });
        await tenant.Owner.MutateAsync(People.Invite, new { input = new { email, displayName = "Mate", roleIds = new[] { await tenant.Owner.RoleIdAsync("sales") } } });

        var mail = Assert.Single(await Mailbox.OfAsync(Host, email));
        Assert.Equal("AcmeWin a prize invites you", mail.Subject);
        Assert.DoesNotContain("\n\n\u202E", mail.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("to work at AcmeWin a prize.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_only_read_is_refused_whole()
    {
        var reader = await (await SignUpAsync()).ApiClientAsync("tenancy:read-settings");

        Assert.Equal(["AUTH_NOT_AUTHORIZED"], (await reader.SendAsync(Update, new { input = new { expectedVersion = 1, name = "Mine" } })).Codes);
    }
}
