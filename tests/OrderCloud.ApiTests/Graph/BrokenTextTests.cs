using System.Net;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Graph;

/// <summary>Text that no database can be asked for, because it holds U+0000 or half of a surrogate pair, is the caller's fault and named as such.</summary>
public abstract class BrokenTextTests(HostFixture host) : ApiTest(host)
{
    public static TheoryData<string, string> Questions => new()
    {
        { "products(where: { name: { eq: # } }) { nodes { id } }", "where" },
        { "products(where: { or: [{ name: { in: [\"a\", #] } }] }) { nodes { id } }", "where" },
        { "orders(where: { customer: { name: { icontains: # } } }) { nodes { id } }", "where" },
        { "orderByNumber(number: #) { id }", "number" },
        { "variantByCode(code: #) { id }", "code" },
        { "products(after: #) { nodes { id } }", "after" },
    };

    [Theory, MemberData(nameof(Questions))]
    public async Task It_is_refused_wherever_it_stands(string field, string argument)
    {
        using var session = await SignUpAsync();
        string[] asked =
        [
            .. new[] { "\\u0000", "a\\u0000b", "\\ud800", "\\udc00\\ud800", "\\ud83dx" }.Select(text => $"{{ {field.Replace("#", $"\"{text}\"", StringComparison.Ordinal)} }}"),
            $"query($t: String! = \"\\u0000\") {{ {field.Replace("#", "$t", StringComparison.Ordinal)} }}",
        ];

        foreach (var document in asked)
        {
            var answer = await session.Owner.SendAsync(document);

            Assert.Equal((HttpStatusCode.BadRequest, "HC0016"), (answer.Status, Assert.Single(answer.Codes)));
        }

        Assert.Contains($"'{argument}'", (await session.Owner.SendAsync(asked[0])).Errors[0].GetProperty("message").GetString());
        var sent = await session.Owner.SendAsync($"query($t: String!) {{ {field.Replace("#", "$t", StringComparison.Ordinal)} }}", new { t = "a\0" });
        Assert.Equal((HttpStatusCode.BadRequest, "HC0016"), (sent.Status, Assert.Single(sent.Codes)));
        Assert.Contains("$t", sent.Errors[0].GetProperty("message").GetString());
    }

    [Theory, InlineData("\\ud83d\\ude00"), InlineData("\ud83d\ude00"), InlineData("\\u0007")]
    public async Task Whole_text_is_none_of_it(string text)
    {
        using var session = await SignUpAsync();

        Assert.Empty((await session.Owner.SendAsync($"{{ products(where: {{ name: {{ eq: \"{text}\" }} }}) {{ nodes {{ id }} }} }}")).Codes);
    }
}

public sealed class BrokenTextOnServerTests(ServerHost host) : BrokenTextTests(host);

[Trait("Database", "sqlite")]
public sealed class BrokenTextOnSqliteTests(SqliteHost host) : BrokenTextTests(host);
