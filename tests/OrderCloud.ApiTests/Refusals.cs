using System.Text.Json;

namespace OrderCloud.ApiTests;

/// <summary>Reads a payload's only error.</summary>
internal static class Refusals
{
    extension(IReadOnlyList<JsonElement> errors)
    {
        /// <summary>Type, code and path of the only error.</summary>
        public (string Type, string Code, string Field) Only()
        {
            var error = Assert.Single(errors);
            Assert.NotEmpty(error.GetProperty("message").GetString()!);

            return (Text(error, "__typename"), Text(error, "code"), Path(error));
        }

        /// <summary>Paths of all errors, each of which must have this code.</summary>
        public IReadOnlyList<string> Fields(string code)
        {
            Assert.All(errors, error => Assert.Equal(code, Text(error, "code")));

            return [.. errors.Select(Path)];
        }
    }

    private static string Text(JsonElement error, string name) => error.GetProperty(name).GetString()!;

    private static string Path(JsonElement error) => error.GetProperty("field") is { ValueKind: JsonValueKind.Array } path
        ? string.Join('.', path.EnumerateArray().Select(step => step.GetString()))
        : "";
}
