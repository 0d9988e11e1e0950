using System.Net;
using OrderCloud.Platform.Outward;

namespace OrderCloud.Tests.Platform;

public sealed class OutwardHttpTests
{
    private static readonly string[] Inward =
    [
        // Loopback and "this host", in every spelling.
        "http://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://127.255.255.254/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/", "http://017700000001/", "http://0/",
        "http://0.0.0.0/", "http://0.0.0.1/", "http://[::1]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[0:0:0:0:0:ffff:127.0.0.1]/", "http://[::127.0.0.1]/",
        // Names that lead there.
        "http://localhost/", "http://localhost./", "http://LOCALHOST/", "http://private.test/", "http://loopback6.test/", "http://mixed.test/", "http://nothing.test/",
        // Private networks.
        "http://10.0.0.1/", "http://10.255.255.255/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.0.1/", "http://192.168.255.254/", "http://100.64.0.1/", "http://100.127.255.255/", "http://3232235521/", "http://0xc0a80001/",
        "http://[fd00::1]/", "http://[fc00::1]/", "http://[fdff:ffff::1]/", "http://[::ffff:10.0.0.1]/", "http://[::ffff:192.168.0.1]/",
        // Link-local: where clouds tell their secrets.
        "http://169.254.169.254/latest/meta-data/", "http://169.254.0.1/", "http://[fe80::1]/", "http://[febf::1]/", "http://[::ffff:169.254.169.254]/", "http://[fd00:ec2::254]/", "http://2852039166/", "http://0xA9FEA9FE/",
        // Set aside otherwise.
        "http://192.0.0.1/", "http://192.0.2.1/", "http://198.18.0.1/", "http://198.51.100.1/", "http://203.0.113.1/", "http://224.0.0.1/", "http://255.255.255.255/", "http://[ff02::1]/", "http://[2001:db8::1]/", "http://[2002:7f00:1::]/", "http://[2001:0:4136:e378::1]/",
        "http://[64:ff9b::7f00:1]/", "http://[64:ff9b::10.0.0.1]/", "http://[fec0::1]/",
        // Hidden behind a user's name, and another port.
        "http://example.com@127.0.0.1/", "http://8.8.8.8:80@10.0.0.1/", "https://127.0.0.1/", "http://8.8.8.8:22/", "http://8.8.8.8:6379/", "https://8.8.8.8:8443/",
    ];

    public static TheoryData<string> EachInward => [.. Inward];

    [Theory, MemberData(nameof(EachInward)), Trait("Proves", "P18"), Trait("Proves", "T17")]
    public async Task No_spelling_of_an_inward_address_is_dialled(string url)
    {
        using var client = new HttpClient(OutwardHttp.Handler(allowPlain: true, Line));

        var failure = await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync(new Uri(url), TestContext.Current.CancellationToken));

        Assert.True(failure is OutwardRefusedException || failure.InnerException is OutwardRefusedException, failure.ToString());
    }

    [Fact, Trait("Proves", "P18")]
    public async Task A_name_that_turns_private_is_refused_then_and_asked_once_for_each_dialling()
    {
        var asked = 0;
        using var client = new HttpClient(OutwardHttp.Handler(allowPlain: true, new Names(_ => [IPAddress.Parse(++asked == 1 ? "192.88.99.1" : "127.0.0.1")])));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync(new Uri("http://rebinding.test/"), TestContext.Current.CancellationToken));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync(new Uri("http://rebinding.test/"), TestContext.Current.CancellationToken));

        Assert.Equal(2, asked);
    }

    [Fact, Trait("Proves", "T17")]
    public void Redirects_are_not_followed_proxies_not_used_and_cookies_not_kept()
    {
        using var handler = OutwardHttp.Handler(allowPlain: false, Line);

        Assert.Equal((false, false, false), (handler.AllowAutoRedirect, handler.UseProxy, handler.UseCookies));
    }

    [Fact]
    public async Task Outside_development_port_80_is_not_called_either()
    {
        using var client = new HttpClient(OutwardHttp.Handler(allowPlain: false, Line));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetAsync(new Uri("http://8.8.8.8/"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("8.8.8.8"), InlineData("1.1.1.1"), InlineData("172.32.0.1"), InlineData("100.128.0.1"), InlineData("192.167.255.255"), InlineData("2606:4700:4700::1111"), InlineData("2a00:1450:4001::1"), InlineData("::ffff:8.8.8.8")]
    public void Public_addresses_are_public(string address) => Assert.True(PublicAddresses.Contains(IPAddress.Parse(address)));

    [Fact]
    public void At_least_sixty_were_tried() => Assert.True(Inward.Distinct().Count() >= 60);

    private static OutwardLine Line => new Names(host => host.TrimEnd('.').ToUpperInvariant() switch
    {
        "PRIVATE.TEST" => [IPAddress.Parse("10.1.2.3")],
        "LOOPBACK6.TEST" => [IPAddress.IPv6Loopback],
        "MIXED.TEST" => [IPAddress.Parse("8.8.8.8"), IPAddress.Parse("192.168.1.1")],
        "LOCALHOST" => [IPAddress.Loopback],
        _ => [],
    });

    private sealed class Names(Func<string, IPAddress[]> addresses) : OutwardLine
    {
        public override Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct) => Task.FromResult(addresses(host));
    }
}
