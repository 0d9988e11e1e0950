using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Graph.Security;
using OrderCloud.Tests.Architecture;

namespace OrderCloud.Tests.Graph.Security;

/// <summary>The product's mutations that a request holds once at most.</summary>
public sealed class GuessableMutationsTests(Offline product) : IClassFixture<Offline>
{
    private static readonly string[] Once = ["addToCart", "matchReceipt", "recordReceipt", "reverseReceipt", "setCartQuantity", "signUp"];

    public static TheoryData<string> Each => [.. Once];

    [Fact]
    public void They_are_those_that_move_money_and_those_that_try_a_secret() =>
        Assert.Equal(Once, product.Services.GetRequiredService<ISchema>().Mutation!.Fields.Where(field => field.IsGuessable).Select(field => field.Name).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Each))]
    public void Two_of_them_in_one_request_are_refused(string field)
    {
        var guard = product.Services.GetRequiredService<DocumentGuard>();

        guard.Build($"mutation {{ a: {field} b: createOrder }}");
        Assert.All(
            new[] { $"mutation {{ a: {field} b: {field} }}", $"mutation {{ a: {field} ...F }} fragment F on Mutation {{ ... {{ b: recordReceipt }} }}" },
            document => Assert.Equal("guessableFields", Assert.Throws<RequestRefusal>(() => guard.Build(document)).Extensions?["rule"]));
    }
}
