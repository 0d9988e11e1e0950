using System.Text.Json;
using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Tests.Architecture;

namespace OrderCloud.Tests.Graph;

/// <summary>Introspection answers what the specification of 2021 has clients ask, and says what the schema's text says.</summary>
public sealed class IntrospectionTests(Offline product) : IClassFixture<Offline>
{
    private const string Asked = """
        {
          __schema {
            description
            directives { name isRepeatable locations args(includeDeprecated: true) { ...V } }
            types { name specifiedByURL fields(includeDeprecated: true) { name args(includeDeprecated: true) { ...V } } inputFields(includeDeprecated: true) { ...V } }
          }
        }
        fragment V on __InputValue { name description defaultValue isDeprecated deprecationReason }
        """;

    [Fact, Trait("Capability", "U2/part")]
    public async Task What_the_specification_has_clients_ask_is_answered()
    {
        var schema = await AskAsync();
        var directives = schema.GetProperty("directives").EnumerateArray().ToDictionary(it => it.GetProperty("name").GetString()!, it => it.GetProperty("isRepeatable").GetBoolean());

        Assert.Equal((true, false, false), (directives["authorize"], directives["cost"], directives["include"]));
        Assert.Contains("specifiedBy", directives.Keys);
        Assert.True(schema.GetProperty("types").GetArrayLength() > 500);
        Assert.All(schema.GetProperty("types").EnumerateArray(), type => Assert.Equal(JsonValueKind.Null, type.GetProperty("specifiedByURL").ValueKind));
    }

    private async Task<JsonElement> AskAsync()
    {
        var result = await new DocumentExecuter().ExecuteAsync(options => (options.Schema, options.Query, options.RequestServices) = (product.Services.GetRequiredService<ISchema>(), Asked, product.Services));
        var answer = JsonDocument.Parse(new GraphQLSerializer().Serialize(result)).RootElement;
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());

        return answer.GetProperty("data").GetProperty("__schema");
    }
}
