using System.Reflection;
using OrderCloud.Host;
using OrderCloud.Platform.Graph;

namespace OrderCloud.Tests.Architecture;

public sealed class UseCasesTests
{
    public static TheoryData<Assembly> Each => BoundaryTests.Each;

    /// <summary>Tried by journeys and by their modules' tests, but not yet by a file of their own. The list only shrinks: whoever writes one takes its name out.</summary>
    private static readonly string[] AwaitingTheirOwn = File.ReadAllLines(Folders.At("tests/data/use-cases-awaiting-tests.txt"));

    private static IEnumerable<Type> All => Modules.All.SelectMany(module => UseCases.Of(module.GetType().Assembly));

    [Theory, MemberData(nameof(Each))]
    public void A_use_case_is_named_and_filed_as_what_it_is(Assembly module) => Assert.Empty(UseCases.Of(module).SelectMany(UseCases.Faults));

    [Fact]
    public void A_use_case_has_a_test_file_of_its_name()
    {
        var files = Folders.Files("tests/OrderCloud.Tests", "*Tests.cs").Concat(Folders.Files("tests/OrderCloud.ApiTests", "*Tests.cs"));

        var untested = UseCases.Untested(All, files).ToList();

        Assert.True(untested.SequenceEqual(AwaitingTheirOwn), $"No test file is named after: {string.Join(" ", untested)}");
    }

    [Fact]
    public void There_are_use_cases_to_look_at() => Assert.NotEmpty(All);

    [Fact]
    public void The_rules_can_fail()
    {
        Assert.Equal([typeof(GetRidOfOrder), typeof(Peek)], UseCases.Of(typeof(UseCasesTests).Assembly).Where(type => type.DeclaringType == typeof(UseCasesTests)));
        Assert.Equal(3, UseCases.Faults(typeof(GetRidOfOrder)).Count());
        Assert.Contains("Peek reads: its name begins with Get or List", UseCases.Faults(typeof(Peek)));
        Assert.Equal(["Peek"], UseCases.Untested([typeof(GetRidOfOrder), typeof(Peek)], ["tests/OrderCloud.Tests/Orders/GetRidOfOrderTests.cs", "tests/OrderCloud.Tests/Orders/PeekAtOrderTests.cs"]));
    }

    private sealed record Nothing;

    private sealed class GetRidOfOrder : Mutation<Nothing, Nothing>
    {
        public override Task<Outcome> HandleAsync(Nothing input, CancellationToken ct) => throw new NotSupportedException();
    }

    private sealed class Peek : Query<Nothing, Nothing>
    {
        public override Task<Nothing?> HandleAsync(Nothing arguments, CancellationToken ct) => throw new NotSupportedException();
    }
}
