using Microsoft.AspNetCore.Http;
using OrderCloud.Host.Identity;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Tests.Identity;

public sealed class TenantHintTests
{
    private static readonly Guid Mine = Guid.Parse("0198c0de-0000-7000-8000-000000000001"), Other = Guid.Parse("0198c0de-0000-7000-8000-000000000002");
    private static readonly TenantHint Hint = new(new AuthOptions { TenantDomain = "orders.example.com" });

    public static TheoryData<string?, string, bool> Forms => new()
    {
        { null, "localhost", false },
        { null, "orders.example.com", false },
        { $"{Mine:D}", "localhost", false },
        { $"{Mine:N}", "localhost", false },
        { NodeId.Encode("Tenant", Mine), "localhost", false },
        { null, $"{Mine:N}.orders.example.com", false },
        { $"{Other:D}", "localhost", true },
        { NodeId.Encode("Tenant", Other), "localhost", true },
        { NodeId.Encode("Order", Mine), "localhost", true },
        { "", "localhost", true },
        { "acme", "localhost", true },
        { $"{Mine:D},{Other:D}", "localhost", true },
        { null, $"{Other:N}.orders.example.com", true },
        { null, "acme.orders.example.com", true },
        { $"{Mine:D}", $"{Other:N}.orders.example.com", true },
    };

    [Theory, MemberData(nameof(Forms)), Trait("Proves", "L1")]
    public void A_hint_at_another_tenant_contradicts(string? header, string host, bool contradicts) =>
        Assert.Equal(contradicts, Hint.Contradicts(Request(header, host), Mine));

    [Fact, Trait("Proves", "L1")]
    public void Two_headers_are_two_hints()
    {
        var request = Request($"{Mine:D}", "localhost");
        request.Headers.Append(TenantHint.Header, $"{Other:D}");

        Assert.True(Hint.Contradicts(request, Mine));
        Assert.False(Hint.TryFind(request, out _));
    }

    [Fact]
    public void Before_sign_in_a_hint_may_choose()
    {
        Assert.True(Hint.TryFind(Request($"{Mine:D}", $"{Mine:N}.orders.example.com"), out var chosen));
        Assert.Equal(Mine, chosen);
        Assert.True(Hint.TryFind(Request(null, "localhost"), out var none));
        Assert.Null(none);
    }

    private static HttpRequest Request(string? header, string host)
    {
        var request = new DefaultHttpContext().Request;
        request.Host = new(host);

        if (header is not null)
            request.Headers[TenantHint.Header] = header;

        return request;
    }
}
