using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tests.Tenancy;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ann@example.com")]
    [InlineData("ann.lee+orders@mail.example.co.uk")]
    [InlineData("张三@例子.中国")]
    public void An_address_is_one(string text) => Assert.True(EmailAddress.IsValid(text));

    [Theory]
    [InlineData("")]
    [InlineData("ann")]
    [InlineData("@example.com")]
    [InlineData("ann@")]
    [InlineData("ann@localhost")]
    [InlineData("ann@example..com")]
    [InlineData("ann@exam_ple.com")]
    [InlineData("ann lee@example.com")]
    [InlineData("ann\u202Eeel@example.com")]
    [InlineData("Ann <ann@example.com>")]
    [InlineData("ann@example.com\r\nBcc: bob@example.com")]
    [InlineData("ann@example.com, bob@example.com")]
    public void A_slip_of_the_pen_is_none(string text) => Assert.False(EmailAddress.IsValid(text));

    [Fact]
    public void An_address_has_its_longest() => Assert.False(EmailAddress.IsValid($"{new string('a', 250)}@example.com"));
}
