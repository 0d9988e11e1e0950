using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Tenancy;

public sealed class UpdateNumberPatternTests(ServerHost host) : ApiTest(host)
{
    private const string Update = "mutation($input: UpdateNumberPatternInput!) { updateNumberPattern(input: $input) { numberPattern { pattern version } errors { __typename ... on Error { code field } ... on NumberPatternVersionConflictError { current { pattern } } } } }";

    [Fact, Trait("Capability", "E4/part")]
    public async Task A_company_numbers_its_documents_as_it_likes()
    {
        var owner = (await SignUpAsync()).Owner;

        var pattern = (await owner.MutateAsync(Update, Input(1, "B/{yy}/{000000}"))).GetProperty("numberPattern");

        Assert.Equal(("B/{yy}/{000000}", 2), (pattern.GetProperty("pattern").GetString(), pattern.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task What_could_write_a_number_twice_is_refused()
    {
        var error = Assert.Single(await (await SignUpAsync()).Owner.RefusedAsync(Update, Input(1, "SO-{MM}-{0000}")));

        Assert.Equal(("INPUT_INVALID", "pattern"), (error.GetProperty("code").GetString(), error.GetProperty("field")[1].GetString()));
    }

    [Fact]
    public async Task A_stale_version_is_told_the_present_pattern()
    {
        var error = Assert.Single(await (await SignUpAsync()).Owner.RefusedAsync(Update, Input(7, "SO-{0000}")));

        Assert.Equal(("VERSION_CONFLICT", "SO-{yyyyMM}-{0000}"), (error.GetProperty("code").GetString(), error.GetProperty("current").GetProperty("pattern").GetString()));
    }

    private static object Input(int expectedVersion, string pattern) => new { input = new { kind = "SALES_ORDER", expectedVersion, pattern } };
}
