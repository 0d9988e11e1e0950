using CsCheck;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Tenancy.Domain;

namespace OrderCloud.Tests.Tenancy;

public sealed class NumberFormatTests
{
    private static readonly Gen<string> Pattern = Gen.Select(
        OneOf("", "SO-", "A/", "X_Y."), OneOf("", "{yyyy}", "{yyyyMM}", "{yyyyMMdd}", "{yy}", "{yyMM}"), OneOf("-", "/", ".A-"), Gen.Int[1, 6], OneOf("", "-Z", "/7"),
        (before, date, between, digits, after) => $"{before}{date}{(date is "" ? "" : between)}{{{new string('0', digits)}}}{after}");

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 36_500].Select(days => new DateOnly(2001, 1, 1).AddDays(days));

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    [Theory, Trait("Capability", "E4/part")]
    [InlineData("SO-{yyyyMM}-{0000}", 7, "SO-202603-0007")]
    [InlineData("SO-{yyyyMM}-{0000}", 12_345, "SO-202603-12345")]
    [InlineData("{yy}/{000}", 1, "26/001")]
    [InlineData("{yyyyMMdd}.{0}.B", 10, "20260301.10.B")]
    [InlineData("R{000000}", 42, "R000042")]
    public void A_number_is_written_by_its_pattern_and_wider_when_full(string pattern, long count, string number) =>
        Assert.Equal(number, NumberFormat.Parse(pattern).Write(new(2026, 3, 1), count));

    [Theory]
    [InlineData("")]
    [InlineData("SO-")]
    [InlineData("SO-{yyyyMM}")]
    [InlineData("SO-{MM}-{0000}")]
    [InlineData("SO-{yyyyMM}{0000}")]
    [InlineData("SO-{yyyyMM}-1{0000}")]
    [InlineData("2{0000}")]
    [InlineData("{0000}7")]
    [InlineData("so-{0000}")]
    [InlineData("SO {0000}")]
    [InlineData("{0000}-{0000}")]
    [InlineData("{0000}-{yyyy}")]
    [InlineData("SO-{1234}")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ-{0000}")]
    public void What_could_write_a_number_twice_is_no_pattern(string pattern)
    {
        Assert.False(NumberFormat.TryParse(pattern, out _));
        Assert.Throws<FormatException>(() => NumberFormat.Parse(pattern));
    }

    [Fact]
    public void Every_kind_of_document_has_a_pattern_to_begin_with()
    {
        Assert.Equal(Enum.GetValues<DocumentKind>(), NumberFormat.Defaults().Select(it => it.Kind));
        Assert.Equal("SO-{yyyyMM}-{0000}", NumberFormat.DefaultOf(DocumentKind.SalesOrder).Pattern);
        Assert.Equal(Enum.GetValues<DocumentKind>().Length, NumberFormat.Defaults().Select(it => it.Pattern).Distinct().Count());
    }

    [Fact]
    public void Two_counts_of_a_period_never_share_a_number() =>
        Gen.Select(Pattern, Day, Gen.Long[1, 2_000_000], Gen.Long[1, 2_000_000]).Sample((pattern, day, one, other) =>
            one == other || NumberFormat.Parse(pattern).Write(day, one) != NumberFormat.Parse(pattern).Write(day, other));

    [Fact]
    public void Two_periods_never_share_a_number() =>
        Gen.Select(Pattern, Day, Day, Gen.Long[1, 200_000], Gen.Long[1, 200_000]).Sample((pattern, one, other, count, otherCount) =>
            NumberFormat.Parse(pattern) is var format
            && (format.PeriodOf(one) == format.PeriodOf(other) || format.Write(one, count) != format.Write(other, otherCount)));

    [Fact]
    public void Another_pattern_that_counts_in_another_period_never_writes_the_same_number() =>
        Gen.Select(Pattern, Pattern, Day, Gen.Long[1, 200_000], Gen.Long[1, 200_000]).Sample((pattern, later, day, count, otherCount) =>
            NumberFormat.Parse(pattern) is var before && NumberFormat.Parse(later) is var after
            && (before.PeriodOf(day) == after.PeriodOf(day) || before.Write(day, count) != after.Write(day, otherCount)));
}
