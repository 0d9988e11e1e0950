using OrderCloud.Contracts.Identity;
using OrderCloud.Host.Identity;

namespace OrderCloud.Tests.Identity;

public sealed class CommonPasswordsTests
{
    [Theory]
    [InlineData("123456789012")]
    [InlineData("passwordpassword")]
    [InlineData("Password1234")]
    [InlineData("P@ssw0rd2026")]
    [InlineData("!!letmein123456!!")]
    [InlineData("qwertyuiop12")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("121212121212")]
    [InlineData("1q2w3e4r5t6y")]
    public void What_is_guessed_first_is_found(string password) => Assert.True(CommonPasswords.Contains(password));

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("mein Hund heißt Emil")]
    [InlineData("dK3-uuQ9_xPt")]
    [InlineData("红烧肉配米饭两碗真好吃啊")]
    public void What_is_not_is_not(string password) => Assert.False(CommonPasswords.Contains(password));

    [Theory]
    [InlineData("elevenchars", PasswordProblem.Length)]
    [InlineData("password1234", PasswordProblem.Common)]
    [InlineData("twelve chars", null)]
    public void A_password_has_one_problem_or_none(string password, PasswordProblem? problem)
    {
        using var desk = PasswordDeskTests.Desk();

        Assert.Equal(problem, new Accounts(null!, desk, new GuessLimits(TimeProvider.System), new AuthOptions(), TimeProvider.System).ProblemOf(password));
    }

    [Fact]
    public void A_password_may_have_128_characters_and_no_more()
    {
        using var desk = PasswordDeskTests.Desk();
        var accounts = new Accounts(null!, desk, new GuessLimits(TimeProvider.System), new AuthOptions(), TimeProvider.System);
        var longest = string.Concat(Enumerable.Range(0, 128).Select(index => (char)('a' + (index * 7 % 26))));

        Assert.Null(accounts.ProblemOf(longest));
        Assert.Equal(PasswordProblem.Length, accounts.ProblemOf(longest + "x"));
    }
}
