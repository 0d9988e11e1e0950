using System.Text;
using OrderCloud.Host.Identity;

namespace OrderCloud.Tests.Identity;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082"), InlineData(1111111109, "081804"), InlineData(1111111111, "050471"), InlineData(1234567890, "005924"), InlineData(2000000000, "279037"), InlineData(20000000000, "353130")]
    public void The_rfcs_own_examples_hold(long seconds, string code) => Assert.Equal(code, Totp.CodeAt(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Fact]
    public void A_code_is_good_one_step_before_and_after_and_no_further()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_015);
        var step = Totp.StepAt(now);

        Assert.All([-1, 0, 1], away => Assert.Equal(step + away, Totp.StepOf(Secret, Totp.CodeAt(Secret, step + away), now)));
        Assert.All([-2, 2], away => Assert.Null(Totp.StepOf(Secret, Totp.CodeAt(Secret, step + away), now)));
        Assert.All(["", "12345", "1234567", "abcdef"], code => Assert.Null(Totp.StepOf(Secret, code, now)));
    }

    [Theory]
    [InlineData("", ""), InlineData("f", "MY"), InlineData("fo", "MZXQ"), InlineData("foo", "MZXW6"), InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_is_rfc_4648s_without_padding(string text, string expected) => Assert.Equal(expected, Totp.Base32(Encoding.ASCII.GetBytes(text)));
}
