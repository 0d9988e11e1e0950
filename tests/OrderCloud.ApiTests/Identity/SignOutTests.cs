using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Identity;

public sealed class SignOutTests(ServerHost host) : ApiTest(host)
{
    private static readonly Uri SignOut = new("/account/sign-out", UriKind.Relative);

    [Fact, Trait("Proves", "P17")]
    public async Task The_session_ends_at_once_wherever_the_cookie_went()
    {
        var tenant = await SignUpAsync();
        using var thief = Anonymous();
        thief.Cookies.Add(tenant.Owner.Cookies.GetAllCookies());
        await thief.QueryAsync("{ company { name } }");

        using var answer = await tenant.Owner.Http.PostAsync(SignOut, content: null, Cancelled);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Empty(tenant.Owner.Cookies.GetAllCookies());
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.SendAsync("{ company { name } }")).Status);
    }

    [Fact, Trait("Proves", "T6"), Trait("Proves", "P12")]
    public async Task Another_host_hears_of_it_within_five_seconds()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var another = await Fixture.AnotherHostAsync(builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var tenant = await SignUpAsync();
        using var elsewhere = new GraphQLClient(another.Address);
        elsewhere.Cookies.Add(another.Address, tenant.Owner.Cookies.GetCookies(Host.Address));
        await elsewhere.QueryAsync("{ company { name } }");

        using var answer = await tenant.Owner.Http.PostAsync(SignOut, content: null, Cancelled);

        Assert.Equal(HttpStatusCode.OK, (await elsewhere.SendAsync("{ company { name } }")).Status);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.SendAsync("{ company { name } }")).Status);
    }

    [Fact]
    public async Task A_dead_cookie_is_taken_away_so_that_the_next_request_is_a_strangers()
    {
        var visitor = Anonymous();
        visitor.Cookies.Add(new Cookie("oc", new string('x', 43), "/", Host.Address.Host));

        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.SendAsync("{ me { name } }")).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync("{ me { name } }")).Status);
    }

    [Fact, Trait("Proves", "P17")]
    public async Task A_session_ends_after_half_an_hour_of_rest_and_after_twelve_hours_anyway()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var another = await Fixture.AnotherHostAsync(builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var tenant = await SignUpAsync();
        using var resting = await TenantSession.SignInAsync(another, tenant.Email, tenant.Password);
        using var busy = await TenantSession.SignInAsync(another, tenant.Email, tenant.Password);

        for (var minutes = 0; minutes < 12 * 60; minutes += 20)
        {
            Assert.Equal(HttpStatusCode.OK, (await busy.SendAsync("{ company { name } }")).Status);
            clock.Advance(TimeSpan.FromMinutes(20));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await resting.SendAsync("{ company { name } }")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await busy.SendAsync("{ company { name } }")).Status);
    }
}
