using System.Text.RegularExpressions;
using OrderCloud.Tests.Architecture;

namespace OrderCloud.Tests.Docs;

public sealed partial class DockerfileTests
{
    [Fact]
    public void The_image_is_built_with_the_Node_that_the_console_asks_for()
    {
        var asked = Engine().Match(File.ReadAllText(Folders.At("host/console/package.json"))).Groups["major"].Value;
        var image = Stage().Match(File.ReadAllText(Folders.At("Dockerfile"))).Groups["major"].Value;

        Assert.NotEmpty(asked);
        Assert.Equal(asked, image);
    }

    [GeneratedRegex("""
        "node": ">=(?<major>\d+)
        """)]
    private static partial Regex Engine();

    [GeneratedRegex(@"^FROM node:(?<major>\d+)\S* AS node$", RegexOptions.Multiline)]
    private static partial Regex Stage();
}
