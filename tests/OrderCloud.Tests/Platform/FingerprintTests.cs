using System.Security.Cryptography;
using OrderCloud.Platform.Idempotency;

namespace OrderCloud.Tests.Platform;

/// <summary>Arguments that say the same have one fingerprint.</summary>
public sealed class FingerprintTests
{
    private sealed record Line(string Sku, decimal Quantity, double Ratio = 0.5);

    private sealed record Sent(IReadOnlyList<Line> Lines, string Note = "1.0");

    [Theory, InlineData("1"), InlineData("1.0"), InlineData("1.0000000"), Trait("Proves", "P6/part")]
    public void A_decimal_is_the_same_with_any_scale(string quantity) => Assert.Equal(Of("1"), Of(quantity));

    [Theory]
    [InlineData("10")]
    [InlineData("0.1")]
    [InlineData("1.0000001")]
    public void Another_number_is_another(string quantity) => Assert.NotEqual(Of("1"), Of(quantity));

    [Fact]
    public void A_text_that_looks_like_a_number_is_none() => Assert.NotEqual(Fingerprint.Of(new Sent([], "1.0")), Fingerprint.Of(new Sent([], "1")));

    [Fact]
    public void Numbers_beyond_a_decimal_are_told_apart() => Assert.NotEqual(Fingerprint.Of(new Line("A", 1, 1e300)), Fingerprint.Of(new Line("A", 1, 1e301)));

    [Fact]
    public void What_was_kept_with_numbers_as_they_were_written_fits_still()
    {
        var kept = Convert.ToHexString(SHA256.HashData("""{"Quantity":1.00,"Ratio":0.5,"Sku":"A"}"""u8));

        Assert.True(Fingerprint.Fits(kept, new Line("A", 1.00m)));
        Assert.False(Fingerprint.Fits(kept, new Line("A", 2.00m)));
        Assert.NotEqual(kept, Fingerprint.Of(new Line("A", 1.00m)));
    }

    private static string Of(string quantity) => Fingerprint.Of(new Sent([new("A", decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture))]));
}
