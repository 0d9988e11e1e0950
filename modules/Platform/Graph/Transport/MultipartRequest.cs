using System.Buffers;
using System.Text;
using System.Text.Json;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using OrderCloud.Platform.Graph.Security;

namespace OrderCloud.Platform.Graph.Transport;

/// <summary>
/// Reads a request with files: the parts <c>operations</c>, <c>map</c>, then the files, each of which goes to its place in the variables.
/// https://github.com/jaydenseric/graphql-multipart-request-spec
/// </summary>
internal sealed class MultipartRequest(OperationLimits limits)
{
    public const string InvalidForm = "HC0033", NoOperations = "HC0034", Misordered = "HC0035", NoObjectPath = "HC0037", FileMissing = "HC0038", VariableNotFound = "HC0039",
        StructureInvalid = "HC0040", InvalidPath = "HC0041", NoVariablePath = "HC0042", InvalidMap = "HC0043", NoMap = "HC0044";

    private const int MaxFiles = 10, MaxPaths = 50;

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string? BoundaryOf(string? contentType) =>
        contentType is not "application/json" && MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString() : null;

    /// <param name="body">All of it; no longer than a request may be.</param>
    /// <exception cref="RequestRefusal">It isn't of this shape, or a file has no place.</exception>
    public async Task<OperationRequest> ReadAsync(byte[] body, string boundary, CancellationToken ct)
    {
        var parts = await PartsAsync(body, boundary, ct);

        if (parts.FindIndex(part => part.Name == "operations") is not (>= 0 and var first))
            throw Refusal(NoOperations, "No 'operations' specified.");

        if (parts.FindIndex(part => part.Name == "map") is not (>= 0 and var second))
            throw Refusal(NoMap, "No 'map' specified.");

        if (first != 0 || second != 1)
            throw Refusal(Misordered, "Misordered multipart fields; 'map' should follow 'operations', and files both.");

        var request = Operations(parts[0].Content);
        var variables = request.Variables?.ToDictionary() ?? [];
        var map = Map(parts[1].Content);
        var files = parts.Skip(2).Where(part => part.FileName is not null).GroupBy(part => part.Name).ToDictionary(it => it.Key, it => it.First());

        foreach (var (key, paths) in map)
        {
            if (paths is [])
                throw Refusal(NoObjectPath, $"No object paths specified for key '{Shown(key)}' in 'map'.");

            if (!files.TryGetValue(key, out var file))
                throw Refusal(FileMissing, $"File of key '{Shown(key)}' is missing.");

            foreach (var path in paths)
                Place(variables, path, new UploadFile(file.FileName!, file.Content));
        }

        return request with { Variables = new Inputs(variables) };
    }

    private async Task<List<Part>> PartsAsync(byte[] body, string boundary, CancellationToken ct)
    {
        var parts = new List<Part>();

        try
        {
            var reader = new MultipartReader(boundary, new MemoryStream(body)) { HeadersCountLimit = 16, HeadersLengthLimit = 8 * 1024 };

            while (await reader.ReadNextSectionAsync(ct) is { } section)
            {
                if (parts.Count == MaxFiles + 2)
                    throw Refusal(InvalidForm, $"At most {MaxFiles} files are accepted.");

                var disposition = section.GetContentDispositionHeader() ?? throw Refusal(InvalidForm, "A part of the form has no name.");
                using var content = new MemoryStream();
                await section.Body.CopyToAsync(content, ct);
                parts.Add(new(HeaderUtilities.RemoveQuotes(disposition.Name).ToString(), FileNameOf(disposition), content.ToArray()));
            }
        }
        catch (Exception malformed) when (malformed is IOException or InvalidDataException or ArgumentException)
        {
            throw Refusal(InvalidForm, "The multipart form could not be read.");
        }

        return parts;
    }

    private static string? FileNameOf(ContentDispositionHeaderValue disposition)
    {
        var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;

        return name.HasValue ? HeaderUtilities.RemoveQuotes(name).ToString() : null;
    }

    private OperationRequest Operations(byte[] content)
    {
        var json = new Utf8JsonReader(new ReadOnlySequence<byte>(content), isFinalBlock: true, RequestJson.NewState);

        return RequestJson.Whole(ref json, limits, RequestJson.Request);
    }

    private static Dictionary<string, string[]> Map(byte[] content)
    {
        try
        {
            var map = JsonSerializer.Deserialize<Dictionary<string, string[]>>(Utf8.GetString(content)) ?? [];

            return map.Values.All(paths => paths is not null && Array.TrueForAll(paths, path => path is not null)) && map.Sum(it => it.Value.Length) <= MaxPaths ? map : throw new JsonException();
        }
        catch (Exception malformed) when (malformed is JsonException or DecoderFallbackException)
        {
            throw Refusal(InvalidMap, "Invalid JSON in the 'map' multipart field: an object of lists of paths is expected.");
        }
    }

    // "variables.input.files.0": down to where the client left null.
    private static void Place(Dictionary<string, object?> variables, string path, UploadFile file)
    {
        if (path.Split('.') is not ["variables", .. [_, ..] steps])
            throw path.StartsWith("variables", StringComparison.Ordinal) ? Refusal(InvalidPath, $"Invalid variable path '{Shown(path)}' in 'map'.") : Refusal(NoVariablePath, "The variable path must start with 'variables'.");

        if (!variables.ContainsKey(steps[0]))
            throw Refusal(VariableNotFound, $"The variable path '{Shown(path)}' is referring to a variable that does not exist.");

        object? at = variables;

        foreach (var step in steps[..^1])
            at = Child(at, step) ?? throw Structure();

        if (!TryPut(at, steps[^1], file))
            throw Structure();
    }

    private static object? Child(object? at, string step) => at switch
    {
        Dictionary<string, object?> members => members.GetValueOrDefault(step),
        List<object?> items when IndexIn(items, step) is { } index => items[index],
        _ => null,
    };

    private static bool TryPut(object? at, string step, UploadFile file)
    {
        switch (at)
        {
            case Dictionary<string, object?> members when members.GetValueOrDefault(step) is null:
                members[step] = file;

                return true;
            case List<object?> items when IndexIn(items, step) is { } index && items[index] is null:
                items[index] = file;

                return true;
            default:
                return false;
        }
    }

    private static int? IndexIn(List<object?> items, string step) => int.TryParse(step, out var index) && index >= 0 && index < items.Count ? index : null;

    private static string Shown(string text) => text.Length <= 100 ? text : text[..100];

    private static RequestRefusal Structure() => Refusal(StructureInvalid, "The variable structure is invalid: there is no place of null for the file.");

    private static RequestRefusal Refusal(string code, string message) => new(code, message, StatusCodes.Status400BadRequest);

    private sealed record Part(string Name, string? FileName, byte[] Content);
}
