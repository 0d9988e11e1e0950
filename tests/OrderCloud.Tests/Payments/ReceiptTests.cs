using CsCheck;
using OrderCloud.Payments.Domain;
using OrderCloud.Platform.Access;

namespace OrderCloud.Tests.Payments;

public sealed class ReceiptTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact, Trait("Capability", "L6/part")]
    public void A_receipt_is_matched_in_parts_and_keeps_the_rest()
    {
        var receipt = Receipt(10_00);

        receipt.Match(Guid.NewGuid(), 4_00, "Ann", Noon);
        receipt.Match(Guid.NewGuid(), 5_00, "Ann", Noon);

        Assert.Equal((9_00, 1_00), (receipt.Matched, receipt.Unmatched));
        Assert.Equal(["matchReceipt", "reverseReceipt"], receipt.Allowed);
    }

    [Theory, InlineData(0), InlineData(-1), InlineData(10_01)]
    public void Nothing_or_more_than_is_left_is_no_match(long amount)
    {
        var receipt = Receipt(10_00);

        Assert.Throws<InvalidOperationException>(() => receipt.Match(Guid.NewGuid(), amount, "Ann", Noon));

        Assert.Equal(10_00, receipt.Unmatched);
        Assert.Empty(receipt.Matches);
    }

    [Fact]
    public void A_receipt_that_is_all_matched_can_only_be_reversed()
    {
        var receipt = Receipt(10_00);

        receipt.Match(Guid.NewGuid(), 10_00, "Ann", Noon);

        Assert.Equal(["reverseReceipt"], receipt.Allowed);
    }

    [Fact]
    public void Reversing_takes_back_the_matches_and_ends_the_receipt()
    {
        var receipt = Receipt(10_00);
        var match = receipt.Match(Guid.NewGuid(), 4_00, "Ann", Noon);

        receipt.Reverse("bounced", Noon);

        Assert.Equal((ReceiptStatus.Reversed, 0L, "bounced"), (receipt.Status, receipt.Matched, receipt.ReversalReason));
        Assert.Equal(Noon, match.TakenBackAt);
        Assert.Empty(receipt.Allowed);
        Assert.Throws<InvalidOperationException>(() => receipt.Match(Guid.NewGuid(), 1, "Ann", Noon));
        Assert.Throws<InvalidOperationException>(() => receipt.Reverse("again", Noon));
    }

    [Fact]
    public void A_receipt_of_nothing_is_none() => Assert.Throws<ArgumentOutOfRangeException>(() => Receipt(0));

    [Fact]
    public void Whatever_is_tried_the_matches_never_exceed_the_receipt() => Gen.Select(Gen.Long[1, 1_000], Gen.Long[-50, 400].Array[0, 20]).Sample((amount, tries) =>
    {
        var receipt = Receipt(amount);

        foreach (var wanted in tries)
        {
            if (wanted > 0 && wanted <= receipt.Unmatched)
                receipt.Match(Guid.NewGuid(), wanted, "Ann", Noon);
            else
                Assert.Throws<InvalidOperationException>(() => receipt.Match(Guid.NewGuid(), wanted, "Ann", Noon));

            Assert.Equal(receipt.Matched, receipt.Matches.Sum(match => match.Amount));
            Assert.InRange(receipt.Matched, 0, receipt.Amount);
        }
    });

    [Fact]
    public void Every_method_of_a_receipt_is_a_method_of_payment() =>
        Assert.All(Enum.GetValues<ReceiptMethod>(), method => Assert.Equal($"{method}", $"{method.AsPayment()}"));

    private static Receipt Receipt(long amount) => new(ReceiptMethod.Cash, amount, "EUR", Noon, reference: null, customerId: null, Caller.System with { Name = "Ann" }, Noon);
}
