using System.IO.Compression;
using OrderCloud.Contracts;
using OrderCloud.Tests.Architecture;

namespace OrderCloud.Tests.Contracts;

public sealed class CountriesTests
{
    private static readonly string[] WithoutCode = ["Unspecified", "European Community", "Channel Islands"];

    [Theory]
    [InlineData("United Kingdom", "GB")]
    [InlineData("EIRE", "IE")]
    [InlineData("USA", "US")]
    [InlineData("RSA", "ZA")]
    [InlineData("Czech Republic", "CZ")]
    [InlineData("hong kong", "HK")]
    [InlineData("Channel Islands", null)]
    [InlineData("European Community", null)]
    [InlineData("Unspecified", null)]
    [InlineData("Korea", null)]
    [InlineData("", null)]
    public void A_name_means_one_country_or_none(string name, string? code) => Assert.Equal(code, Countries.CodeOf(name));

    [Fact]
    public void Every_code_that_a_name_gives_exists()
    {
        Assert.True(Countries.Exists("GB"));
        Assert.False(Countries.Exists("gb"));
        Assert.Equal(249, Enumerable.Range(0, 26 * 26).Count(pair => Countries.Exists($"{(char)('A' + (pair / 26))}{(char)('A' + (pair % 26))}")));
        Assert.All(["United Kingdom", "EIRE", "Vatican City", "Türkiye"], name => Assert.True(Countries.Exists(Countries.CodeOf(name)!)));
    }

    [Fact]
    public async Task Every_country_of_the_retail_sample_is_known_but_those_that_are_none()
    {
        var file = Folders.At("tests/data/online-retail/2010-12_2011-05.csv.gz");
        await using var unpacked = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        var names = new HashSet<string>();

        // The country is the last cell and never quoted.
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            names.Add(line[(line.LastIndexOf(',') + 1)..]);

        Assert.True(names.Count > 30, $"{names.Count} countries in {file}");
        Assert.Equal(WithoutCode.Append("Country").Order(), names.Where(name => Countries.CodeOf(name) is null).Order());
    }
}
