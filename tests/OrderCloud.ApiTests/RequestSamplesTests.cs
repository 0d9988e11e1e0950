using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests;

/// <summary>host/requests: every document there is sent, in order, and must be answered without an error.</summary>
public abstract partial class RequestSamplesTests(HostFixture host) : ApiTest(host)
{
    private readonly JsonObject answers = [];
    private readonly List<string> sent = [];

    [Fact]
    public async Task Every_request_is_answered_as_it_stands()
    {
        var documents = Files("*.graphql");
        Assert.True(documents.Count >= 25, $"{documents.Count} documents");
        AssertNothingIsLeftOver(documents);
        GraphQLClient caller = Anonymous(), owner = caller;
        var following = new List<(string Document, GraphQLSocket Socket, SocketOperation Events)>();

        try
        {
            foreach (var document in documents)
            {
                await UploadAsync(owner, document);
                var (text, variables) = (await File.ReadAllTextAsync(document, Cancelled), await VariablesAsync(document));

                if (IsSubscription().IsMatch(text))
                    following.Add(await FollowAsync(owner, document, text, variables));
                else
                    Remember(document, await SendAsync(Sender(text) ?? owner, document, text, variables));

                if (owner == caller)
                    owner = await TenantSession.SignInAsync(Host, $"{variables!["input"]!["email"]}", $"{variables["input"]!["password"]}");
            }

            Assert.NotEmpty(following);

            AssertStatements();

            foreach (var (document, _, events) in following)
                AssertGood(document, new(HttpStatusCode.OK, (await events.NextAsync()).GetRawText()));
        }
        finally
        {
            foreach (var (_, socket, _) in following)
                await socket.DisposeAsync();

            owner.Dispose();
        }
    }

    [Theory]
    [InlineData("""{"data":{"order":{"id":"x"}}}""", null)]
    [InlineData("""{"data":{"createOrder":{"order":{"id":"x"},"errors":null}}}""", null)]
    [InlineData("""{"data":{"order":null}}""", "nothing")]
    [InlineData("""{"data":{"order":null},"errors":[{"message":"no"}]}""", "no")]
    [InlineData("""{"data":{"createOrder":{"order":null,"errors":[{"code":"ORDER_NOT_FOUND"}]}}}""", "ORDER_NOT_FOUND")]
    public void A_bad_answer_would_be_noticed(string body, string? fault)
    {
        var found = Fault("it", new(HttpStatusCode.OK, body));

        Assert.Equal(fault is null, found is null);
        Assert.Contains(fault ?? "", found ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_an_earlier_answer_is_filled_in_and_a_missing_one_noticed()
    {
        answers["createOrder"] = JsonNode.Parse("""{"order":{"version":3,"lines":[{"id":"a"}]}}""");

        Assert.Equal("""{"v":3,"l":["a"],"t":"{x}"}""", Filled(JsonNode.Parse("""{"v":"{{createOrder.order.version}}","l":["{{createOrder.order.lines.0.id}}"],"t":"{x}"}"""))!.ToJsonString());
        Assert.ThrowsAny<Exception>(() => Filled(JsonNode.Parse("""{"v":"{{createOrder.order.number}}"}""")));
        Assert.ThrowsAny<Exception>(() => Filled(JsonNode.Parse("""{"v":"{{submitOrder.order.version}}"}""")));
    }

    // A document that a program sends says so: "# Sent with the key of createApiClient.clientSecret."
    private GraphQLClient? Sender(string text)
    {
        if (Key().Match(text) is not { Success: true } key)
            return null;

        var program = Anonymous();
        program.Http.DefaultRequestHeaders.Add("X-API-Key", Earlier(key.Groups["path"].Value).GetValue<string>());

        return program;
    }

    // A document that has something to wait for says so: "# Ask again until orders.totalCount is 2."
    private async Task<GraphQLAnswer> SendAsync(GraphQLClient client, string document, string text, JsonNode? variables)
    {
        if (Awaited().Match(text) is not { Success: true } awaited)
            return await NoteAsync(client, document, text, variables);

        var path = awaited.Groups["path"].Value.Split('.');
        string Now(GraphQLAnswer answer) => path.Aggregate((JsonNode?)JsonNode.Parse(answer.Body)!["data"], (at, step) => at?[step])?.ToString() ?? "";
        var last = await Eventually.GetAsync(() => NoteAsync(client, document, text, variables), answer => Now(answer) == awaited.Groups["value"].Value);
        Assert.True(Now(last) == awaited.Groups["value"].Value, $"{awaited.Value} {last.Body}");

        return last;
    }

    // Who asks is remembered for seconds and looked up again then: asked just before, it is not what the document costs.
    private async Task<GraphQLAnswer> NoteAsync(GraphQLClient client, string document, string text, JsonNode? variables)
    {
        await client.SendAsync("{ me { kind } }");
        using var statements = new SqlStatements();
        var answer = await client.SendAsync(text, variables);
        var name = Path.GetFileNameWithoutExtension(document);
        sent.RemoveAll(line => line.StartsWith($"{name}: ", StringComparison.Ordinal));
        sent.Add($"{name}: {statements.Count}\n{string.Concat(statements.Texts.Select(statement => $"  {SqlStatements.InShort(statement)}\n"))}");

        return answer;
    }

    /// <summary>What each document sends to PostgreSQL stands in a file: a statement more is seen when the change is reviewed.</summary>
    private void AssertStatements()
    {
        if (this is not RequestSamplesOnServerTests || ServerHost.IsSqlServer)
            return;

        var file = Path.Combine(Root, "tests", "data", "statements.txt");
        var now = string.Concat(sent);
        Assert.True(sent.Count >= 20, $"{sent.Count} documents");

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") is { Length: > 0 })
            File.WriteAllText(file, now);
        else
            Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), now);
    }

    private void Remember(string document, GraphQLAnswer answer)
    {
        AssertGood(document, answer);

        foreach (var (field, value) in JsonNode.Parse(answer.Body)!["data"]!.AsObject())
            answers[field] = value?.DeepClone();
    }

    private static void AssertGood(string document, GraphQLAnswer answer)
    {
        var fault = Fault(document, answer);
        Assert.True(fault is null, fault);
    }

    private static string? Fault(string document, GraphQLAnswer answer)
    {
        if (answer.Status is not HttpStatusCode.OK || answer.Errors is not [])
            return $"{document}: {(int)answer.Status} {answer.Body}";

        var fields = answer.Data.EnumerateObject().Select(field => field.Value).ToList();

        return fields is [] || fields.Exists(field => field.ValueKind is JsonValueKind.Null) ? $"{document}: nothing"
            : fields.Exists(field => field.ValueKind is JsonValueKind.Object && field.TryGetProperty("errors", out var errors) && errors.ValueKind is not JsonValueKind.Null) ? $"{document}: {answer.Body}"
            : null;
    }

    private static async Task<(string Document, GraphQLSocket Socket, SocketOperation Events)> FollowAsync(GraphQLClient client, string document, string text, JsonNode? variables)
    {
        var socket = await client.ConnectAsync();
        var events = await socket.SubscribeAsync(text, variables);

        // It doesn't say when it has begun. What is asked later on the same connection was begun later, but may be answered first.
        for (var asked = 0; asked < 5; asked++)
            await (await socket.SubscribeAsync("{ me { name } }")).NextAsync();

        Assert.True(await events.IsSilentAsync(TimeSpan.FromSeconds(1)));

        return (document, socket, events);
    }

    // A file that belongs to a document is sent before it.
    private async Task UploadAsync(GraphQLClient client, string document)
    {
        var file = Path.ChangeExtension(document, ".csv");

        if (!File.Exists(file))
            return;

        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(file, Cancelled));
        using var answer = await client.Http.PostAsync(new Uri("/uploads", UriKind.Relative), content, Cancelled);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        answers["upload"] = await answer.Content.ReadFromJsonAsync<JsonNode>(Cancelled);
    }

    private async Task<JsonNode?> VariablesAsync(string document)
    {
        var file = Path.ChangeExtension(document, ".json");

        return File.Exists(file) ? Filled(JsonNode.Parse(await File.ReadAllTextAsync(file, Cancelled))) : null;
    }

    private JsonNode? Filled(JsonNode? node) => node switch
    {
        JsonObject parts => new JsonObject(parts.Select(part => KeyValuePair.Create(part.Key, Filled(part.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Filled)]),
        JsonValue value when value.TryGetValue<string>(out var text) && Placeholder().Match(text) is { Success: true } match => Earlier(match.Groups["path"].Value),
        _ => node?.DeepClone(),
    };

    private JsonNode Earlier(string path) =>
        path.Split('.').Aggregate((JsonNode?)answers, (at, step) => at is JsonArray items ? items[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : at?[step])?.DeepClone()
            ?? throw new InvalidOperationException($"No earlier answer has {path}.");

    private static void AssertNothingIsLeftOver(IReadOnlyList<string> documents) =>
        Assert.All(Files("*"), file => Assert.True(Path.GetFileName(file) == "README.md" || documents.Contains(Path.ChangeExtension(file, ".graphql")), $"{file} belongs to no request."));

    private static IReadOnlyList<string> Files(string pattern) => [.. Directory.GetFiles(Path.Combine(Root, "host", "requests"), pattern).Order(StringComparer.Ordinal)];

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);

            while (!File.Exists(Path.Combine(folder!.FullName, "OrderCloud.sln")))
                folder = folder.Parent;

            return folder.FullName;
        }
    }

    [GeneratedRegex("^# Ask again until (?<path>[^ ]+) is (?<value>.+)\\.$", RegexOptions.Multiline)]
    private static partial Regex Awaited();

    [GeneratedRegex("^# Sent with the key of (?<path>[^ ]+)\\.$", RegexOptions.Multiline)]
    private static partial Regex Key();

    [GeneratedRegex("^subscription\\b", RegexOptions.Multiline)]
    private static partial Regex IsSubscription();

    [GeneratedRegex("^\\{\\{(?<path>[^}]+)\\}\\}$")]
    private static partial Regex Placeholder();
}

public sealed class RequestSamplesOnServerTests(ServerHost host) : RequestSamplesTests(host);

[Trait("Database", "sqlite")]
public sealed class RequestSamplesOnSqliteTests(SqliteHost host) : RequestSamplesTests(host);
