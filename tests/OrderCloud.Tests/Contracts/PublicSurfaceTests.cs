using OrderCloud.Contracts;
using OrderCloud.Tests.Architecture;

namespace OrderCloud.Tests.Contracts;

/// <summary>What modules may know of each other changes on purpose only: with UPDATE_SNAPSHOTS=1 the file is rewritten, and its difference reviewed.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly string File = Folders.At("tests/data/contracts.txt");

    [Fact]
    public void Contracts_shows_what_the_file_says()
    {
        var now = PublicSurface.Of(typeof(Money).Assembly.GetTypes());

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            System.IO.File.WriteAllText(File, now);

        Assert.True(now == System.IO.File.ReadAllText(File).ReplaceLineEndings("\n"), "The public surface of modules/Contracts differs from tests/data/contracts.txt. If it should: run this test with UPDATE_SNAPSHOTS=1 and commit the file.");
        Assert.True(now.Split('\n').Length > 200);
    }

    [Fact]
    public void A_change_is_seen()
    {
        Assert.Equal("class OrderCloud.Tests.Contracts.PublicSurfaceTests+Shown\n  (String? Name, Int32 Count = 1)\n  Count: Int32 set\n  Name: String? set\n", PublicSurface.Of([typeof(Shown)]));
        Assert.NotEqual(PublicSurface.Of([typeof(Shown)]), PublicSurface.Of([typeof(ShownOtherwise)]).Replace(nameof(ShownOtherwise), nameof(Shown)));
        Assert.Empty(PublicSurface.Of([typeof(PublicSurface)]));
    }

#pragma warning disable CA1034 // Nested and visible: what is hidden is no part of a surface.
    public sealed record Shown(string? Name, int Count = 1);

    public sealed record ShownOtherwise(string Name, int Count = 1);
#pragma warning restore CA1034
}
