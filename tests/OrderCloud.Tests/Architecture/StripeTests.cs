using System.Text.RegularExpressions;

namespace OrderCloud.Tests.Architecture;

/// <summary>One provider of payments must not become all of Payments: its name stays in its folder.</summary>
public sealed partial class StripeTests
{
    private const string Home = "modules/Payments/Stripe/";

    /// <summary>Its table of contents must name what it registers.</summary>
    private const string Registration = "modules/Payments/PaymentsModule.cs";

    [Fact]
    public void Stripe_is_named_in_its_folder_only()
    {
        var files = Folders.Files("modules", "*.cs").Concat(Folders.Files("host", "*.cs")).ToList();

        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => IsOutside(file) && Names(File.ReadAllText(Folders.At(file))));
    }

    [Theory]
    [InlineData("using Stripe;", true)]
    [InlineData("return new StripeGateway();", true)]
    [InlineData("var minor = amount * 100; // the way Stripe counts", false)]
    [InlineData("/// <summary>Counts as Stripe does.</summary>", false)]
    [InlineData("var url = \"https://example.com\"; var gateway = new StripeGateway();", true)]
    public void A_comment_may_name_it_and_code_may_not(string line, bool names) => Assert.Equal(names, Names(line));

    [Fact]
    public void The_folder_is_told_from_its_neighbours()
    {
        Assert.True(IsOutside("modules/Payments/StripeGateway.cs"));
        Assert.True(IsOutside("modules/Orders/Features/PayOrder.cs"));
        Assert.False(IsOutside("modules/Payments/Stripe/Gateway.cs"));
    }

    private static bool IsOutside(string file) => !file.StartsWith(Home, StringComparison.Ordinal) && file != Registration;

    private static bool Names(string code) => Comment().Replace(code, "").Contains("Stripe", StringComparison.Ordinal);

    // Not the two slashes of an address.
    [GeneratedRegex("(?<!:)//.*")]
    private static partial Regex Comment();
}
