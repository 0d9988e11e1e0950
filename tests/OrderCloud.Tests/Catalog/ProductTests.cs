using OrderCloud.Catalog.Domain;
using OrderCloud.Catalog.Features;
using OrderCloud.Contracts.Catalog;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Spelling;

namespace OrderCloud.Tests.Catalog;

public sealed class ProductTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Variants_lie_in_the_order_in_which_they_were_added()
    {
        var product = Product.Create("Teapot", null, ProductKind.Stocked, "piece", Noon);

        product.AddVariant(new("TEA-1"), "red", 1_000_000, null, [], Noon);
        product.AddVariant(new("TEA-2"), "blue", 1_000_000, null, [], Noon);

        Assert.Equal([("TEA-1", 1), ("TEA-2", 2)], product.Variants.Select(variant => (variant.Sku, variant.Position)));
    }

    [Fact]
    public void A_variant_is_named_after_its_product_and_option()
    {
        Assert.Equal("Teapot, red", Product.NameOf("Teapot", "red"));
        Assert.Equal("Teapot", Product.NameOf("Teapot", null));
    }

    [Theory]
    [InlineData("青瓷 Cup 2", "qccup2 qingcicup2")]
    [InlineData("綠豆", "ld lvdou")]
    [InlineData("Teapot", null)]
    public void Its_pinyin_follows_its_name(string name, string? pinyin) => Assert.Equal(pinyin, Product.Create(name, null, ProductKind.Stocked, "piece", Noon).Pinyin);

    [Fact]
    public void A_long_names_pinyin_fits_its_column() =>
        Assert.Equal(Pinyin.MaxLength, Product.Create(new string('双', Product.MaxName), null, ProductKind.Stocked, "piece", Noon).Pinyin!.Length);

    [Theory]
    [InlineData("85123A", "85123a")]
    [InlineData("gift_0001", "GIFT_0001")]
    [InlineData("éclair", "ÉCLAIR")]
    public void Codes_that_differ_by_case_alone_have_one_key(string one, string other) => Assert.Equal(new Code(one).Key, new Code(other).Key);

    [Fact]
    public void New_barcodes_replace_the_old_ones_and_those_that_stay_keep_their_row()
    {
        var variant = Product.Create("Teapot", null, ProductKind.Stocked, "piece", Noon).AddVariant(new("TEA"), null, 0, null, [new("111"), new("222")], Noon);
        var stays = variant.Barcodes.Single(barcode => barcode.Code == "222");

        variant.SetBarcodes([new("222"), new("333")]);

        Assert.Equal(["222", "333"], variant.Barcodes.Select(barcode => barcode.Code).Order());
        Assert.Contains(stays, variant.Barcodes);
    }

    [Fact]
    public void An_imported_product_has_one_variant()
    {
        var product = Product.Import(new ImportedProduct("POST", "Postage", ProductKind.Fee, 18_000_000), Noon);

        Assert.Equal(("POST", 18_000_000), (product.Variants.Single().Sku, product.Variants.Single().UnitPrice));
        Assert.Equal(("Postage", ProductKind.Fee), (product.Name, product.Kind));
    }

    [Fact]
    public void A_name_from_elsewhere_is_tidied_and_never_cut_within_a_letter()
    {
        Assert.Equal("ab", InputText.Tidy(" a\0b\n", 300));
        Assert.Equal("ab\u200F", InputText.Tidy("a\u202Eb\u2028\u2067\u200F", 300));
        Assert.Equal("ab", InputText.Tidy("ab😀", 3));
        Assert.Equal("ab😀", InputText.Tidy("ab😀", 4));
        Assert.Equal("half \uFFFD", InputText.Tidy("half \ud83d", 300));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("2.955", 2_955_000)]
    [InlineData("0.000001", 1)]
    [InlineData("10000000", 10_000_000_000_000)]
    public void A_price_becomes_millionths(string price, long millionths)
    {
        var problems = new Problems();

        Assert.Equal(millionths, problems.UnitPrice(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), "unitPrice"));
        Assert.False(problems.Any);
    }

    [Theory]
    [InlineData("-0.01")]
    [InlineData("10000000.01")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("1.0000001")]
    [InlineData("0.123456789012")]
    public void A_price_out_of_range_or_too_fine_is_refused_at_its_field(string price)
    {
        var problems = new Problems();

        problems.UnitPrice(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), "variants", "3", "unitPrice");

        Assert.Equal(["input", "variants", "3", "unitPrice"], Assert.Single(problems.Found).Field);
    }

    [Fact]
    public void A_code_stands_on_one_variant_of_an_input_but_may_be_its_own_barcode()
    {
        var problems = new Problems();
        NewVariant[] variants =
        [
            new VariantInput("A", 1, Barcodes: ["a", "111"]).Checked(problems, "variants", "0"),
            new VariantInput("B", 1, Barcodes: ["222", "111"]).Checked(problems, "variants", "1"),
            new VariantInput("b", 1).Checked(problems, "variants", "2"),
        ];

        problems.RequireDistinctCodes(variants);

        Assert.Equal(["input.variants.1.barcodes.1", "input.variants.2.sku"], problems.Found.Select(problem => string.Join('.', problem.Field)).Order());
    }

    [Fact]
    public void A_barcode_is_given_once()
    {
        var problems = new Problems();

        problems.Barcodes(["111", "222", "111"], "barcodes");

        Assert.Equal(["input", "barcodes", "2"], Assert.Single(problems.Found).Field);
    }

    // Broken Unicode can't stand in an attribute.
    public static TheoryData<int, string> BadNames => new() { { 0, "" }, { 1, "   " }, { 2, "a\0b" }, { 3, "half \ud83d" }, { 4, "half \udc00 pair" }, { 5, "\ud83d" }, { 6, "two\nlines" }, { 7, "two\u2028lines" }, { 8, "gpj\u202Eexe" }, { 9, "a\u2066b" }, { -1, "\u200b\u200d \ufeff\u2060" } };

    [Theory, MemberData(nameof(BadNames))]
    public void A_name_that_no_database_should_get_is_refused(int index, string name)
    {
        var problems = new Problems();

        problems.Line(name, 300, "name");

        Assert.Equal(index < 2 ? "This must not be empty." : "This contains control characters, signs that turn the direction of writing, or broken Unicode: remove them, best by typing it anew.", Assert.Single(problems.Found).Message.ToString());
    }

    [Fact]
    public void What_cannot_be_seen_is_no_text_and_between_letters_it_stays()
    {
        var problems = new Problems();

        Assert.Null(problems.OptionalLine("\u200b", 300, "note"));
        Assert.Null(problems.OptionalLines("\u200b\n\u2060", 300, "note"));
        Assert.Equal("👩\u200d🍳", problems.Line("👩\u200d🍳", 300, "name"));
        Assert.False(problems.Any);
    }

    [Fact]
    public void Letters_outside_the_basic_plane_are_welcome()
    {
        var problems = new Problems();

        Assert.Equal("𠮷野家 😀", problems.Line(" 𠮷野家 😀 ", 300, "name"));
        Assert.False(problems.Any);
    }
}
