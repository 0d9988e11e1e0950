namespace OrderCloud.Tests.Imports;

public sealed class GeneratedFileTests
{
    [Theory, Trait("Capability", "E5/part")]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public async Task A_made_up_file_comes_to_what_other_code_makes_of_it(int seed)
    {
        var file = new RetailGenerator(seed).File(invoices: 1_500);

        var oracle = RetailOracle.Of(file);
        SampleTests.AssertAlike(oracle, await Reading.OfAsync(file));

        // What the generator is for.
        Assert.Superset(new HashSet<string> { "QUANTITY_ZERO", "NUMBER_INVALID", "DATE_INVALID", "NUMBER_MISSING", "SKU_MISSING", "ROW_MALFORMED", "ENCODING_INVALID", "PRICE_NEGATIVE", "ORDER_HAS_ERRORS" }, oracle.Refused.Values.ToHashSet());
        Assert.NotEmpty(oracle.Unusual);
        Assert.Contains(oracle.Returns.Keys, number => number[0] != 'C');
        Assert.True(oracle.Adjustments.Count > 0 && oracle.WalkIns.Count > 0);
    }
}
