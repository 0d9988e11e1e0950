using System.Text.Json;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public abstract class SignUpTests(HostFixture host) : ApiTest(host)
{
    private const string SignUp = $"mutation($input: SignUpInput!) {{ signUp(input: $input) {{ tenant {{ id name currency timeZone language rounding version }} {TenantSession.Errors} }} }}";

    [Fact, Trait("Capability", "A2/part")]
    public async Task A_visitor_gets_a_company_with_himself_as_owner_the_template_roles_and_a_warehouse()
    {
        var email = Email();
        var made = await Anonymous().MutateAsync(SignUp, new { input = Input(email) });

        using var owner = await TenantSession.SignInAsync(Host, email, Password);
        var data = await owner.QueryAsync("{ me { name kind tenant { id } } roles(first: 20) { nodes { name templateKey } } members { totalCount nodes { email displayName } } warehouses { nodes { name } } numberPatterns { totalCount } }");

        var tenant = made.GetProperty("tenant");
        Assert.Equal(("Acme & Söhne", "GBP", "Europe/London", "en", "HALF_UP", 1), (Text(tenant, "name"), Text(tenant, "currency"), Text(tenant, "timeZone"), Text(tenant, "language"), Text(tenant, "rounding"), tenant.GetProperty("version").GetInt32()));
        Assert.Equal(("Ann Lee", "MEMBER", Text(tenant, "id")), (Text(data.GetProperty("me"), "name"), Text(data.GetProperty("me"), "kind"), Text(data.GetProperty("me").GetProperty("tenant"), "id")));
        Assert.Equal(9, data.GetProperty("roles").GetProperty("nodes").GetArrayLength());
        Assert.Equal(1, data.GetProperty("members").GetProperty("totalCount").GetInt32());
        Assert.Equal(email, Text(data.GetProperty("members").GetProperty("nodes")[0], "email"));
        Assert.Equal("Main warehouse", Text(data.GetProperty("warehouses").GetProperty("nodes")[0], "name"));
        Assert.Equal(7, data.GetProperty("numberPatterns").GetProperty("totalCount").GetInt32());
    }

    [Fact, Trait("Capability", "A2/part")]
    public async Task A_taken_address_makes_nothing_however_it_is_spelt()
    {
        var tenant = await SignUpAsync();

        var error = Assert.Single(await Anonymous().RefusedAsync(SignUp, new { input = Input($" {tenant.Email.ToUpperInvariant()} ") }));

        Assert.Equal(("EmailTakenError", "EMAIL_TAKEN"), (Text(error, "__typename"), Text(error, "code")));
        Assert.Equal(["input", "email"], Field(error));
    }

    [Fact, Trait("Capability", "A2/part")]
    public async Task Of_two_who_come_at_once_with_one_address_one_is_served()
    {
        var email = Email();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Anonymous().SendAsync(SignUp, new { input = Input(email) })));

        var payloads = answers.Select(answer => answer.Data.GetProperty("signUp")).ToList();
        Assert.Single(payloads, payload => payload.GetProperty("tenant").ValueKind is JsonValueKind.Object);
        Assert.Equal(3, payloads.Count(payload => payload.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors && Text(errors[0], "code") == "EMAIL_TAKEN"));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once_each_with_its_field()
    {
        var input = new { email = "ann at example", password = "short", companyName = "  ", displayName = new string('x', 101), currency = "XYZ", timeZone = "GMT Standard Time", language = "de" };

        var errors = await Anonymous().RefusedAsync(SignUp, new { input });

        Assert.All(errors, error => Assert.Equal(("InvalidInputError", "INPUT_INVALID"), (Text(error, "__typename"), Text(error, "code"))));
        Assert.Equal(["companyName", "currency", "displayName", "email", "language", "password", "timeZone"], errors.Select(error => Field(error)[1]).Order());
    }

    [Theory]
    [InlineData("12345678901", "A password has 12 to 128 characters.")]
    [InlineData("Password1234", "This password is among those that are guessed first. Choose another one, e.g. four words that have nothing to do with each other.")]
    public async Task A_password_that_will_not_do_is_refused(string password, string message)
    {
        var error = Assert.Single(await Anonymous().RefusedAsync(SignUp, new { input = Input(Email(), password) }));

        Assert.Equal(message, Text(error, "message"));
        Assert.Equal(["input", "password"], Field(error));
    }

    [Fact]
    public async Task A_visitor_sees_of_his_company_what_the_sign_up_gave_and_no_more()
    {
        var answer = await Anonymous().SendAsync("{ company { name } }");

        Assert.Equal(["AUTH_NOT_AUTHENTICATED"], answer.Codes);
    }

    private const string Password = "horse staple battery";

    private static string Email() => $"ann-{Guid.NewGuid():N}@example.com";

    private static object Input(string email, string password = Password) =>
        new { email, password, companyName = " Acme & Söhne ", displayName = "Ann Lee", currency = "GBP", timeZone = "Europe/London", language = "en" };

    private static string Text(JsonElement of, string property) => of.GetProperty(property).GetString()!;

    private static string[] Field(JsonElement error) => [.. error.GetProperty("field").EnumerateArray().Select(part => part.GetString()!)];
}

public sealed class SignUpOnServerTests(ServerHost host) : SignUpTests(host);

[Trait("Database", "sqlite")]
public sealed class SignUpOnSqliteTests(SqliteHost host) : SignUpTests(host);
