using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using GraphQL.Types;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Graph;

/// <summary>Our own documents and their variables, damaged at random, sent to the product as it runs in Production.</summary>
public sealed partial class MutatedDocumentsTests(ServerHost host) : ApiTest(host)
{
    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", ":", "$input", "id", "x", "... on Order", "...F", "@skip(if: true)", "@include(if: $x)", "Int", "null", "\"", "\"\"\"", "[", "]", "5", "-1", "1e400", "__schema { types { name } }",
        "orders", "custome", "first: 100", "where: { or: [{}] }", "order: [{ number: ASC }]", "query Q", "mutation", "subscription", "fragment F on Order { id }", "#", ",", "\u2028", "é",
        "a: 1, a: 2", "{ a: 1, a: 2 }", "where: { number: { eq: \"a\", eq: \"b\" } }", "where: { number: { eq: \"\\u0000\" } }", "\"\\ud800\"",
    ];

    private static readonly object?[] Values = [null, "", "x", -1, 1e300, true, Array.Empty<object>(), new object[] { new { } }, new { }, new { id = "T3JkZXI6MDE=" }, new string('9', 40), "2026-13-01", "\0"];

    private readonly RecordedLog log = new();
    private RunningHost production = null!;

    private static int Tries => Full ? 10_000 : 400;

    // A busy machine is no proof of a slow document.
    private static TimeSpan Patience => TimeSpan.FromSeconds(Full ? 2 : 20);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        production = await Fixture.AnotherHostAsync(builder =>
        {
            builder.Environment.EnvironmentName = "Production";
            builder.Services.AddSingleton<IHostEnvironment>(builder.Environment);
            builder.Logging.AddProvider(log);
            builder.Configuration.AddInMemoryCollection([new("Auth:RequireConfirmedEmail", "false")]);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await production.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact, Trait("Proves", "P14/part")]
    public async Task No_document_and_no_variables_make_it_fail_dawdle_or_talk_of_itself()
    {
        using var tenant = await SignUpAsync();
        using var owner = await TenantSession.SignInAsync(production, tenant.Email, tenant.Password);
        var (faults, statuses) = (new ConcurrentBag<string>(), new ConcurrentDictionary<HttpStatusCode, int>());

        await TryAsync(async (document, variables) =>
        {
            var clock = Stopwatch.StartNew();
            var answer = await owner.SendAsync(document, variables);
            statuses.AddOrUpdate(answer.Status, 1, (_, count) => count + 1);

            if ((int)answer.Status >= 500 || clock.Elapsed > Patience || answer.Codes.Contains("INTERNAL") || Internal().IsMatch(answer.Body))
                faults.Add($"{(int)answer.Status} after {clock.Elapsed.TotalSeconds:0.0} s: {document} {JsonSerializer.Serialize(variables)} gives {answer.Body}");
        });

        Assert.True(faults.IsEmpty, string.Join("\n\n", faults.Take(5)));
        Assert.Empty(log.Errors);
        // Few are whole enough to run; that some are shows that not just any of them is refused.
        Assert.True(statuses[HttpStatusCode.OK] > 0 && statuses[HttpStatusCode.BadRequest] > Tries / 4, string.Join(' ', statuses));
    }

    [Fact]
    public async Task Errors_tell_strangers_no_name_of_the_schema_that_they_did_not_write()
    {
        using var stranger = new GraphQLClient(production.Address);
        var names = Names(production.Services.GetRequiredService<ISchema>());
        var (leaks, errors) = (new ConcurrentBag<string>(), 0);

        await TryAsync(async (document, variables) =>
        {
            var answer = await stranger.SendAsync(document, variables);

            foreach (var message in answer.Errors.Select(error => error.GetProperty("message").GetString()!))
            {
                Interlocked.Increment(ref errors);

                if (message is "Unexpected Execution Error" || message.Contains("Did you mean", StringComparison.Ordinal) || Word().Matches(message).Any(word => names.Contains(word.Value) && !document.Contains(word.Value, StringComparison.Ordinal)))
                    leaks.Add($"{message} of {document}");
            }
        });

        Assert.Empty(log.Errors);
        Assert.True(leaks.IsEmpty, string.Join("\n\n", leaks.Take(5)));
        Assert.True(errors > Tries / 2, $"{errors} errors");
    }

    private static async Task TryAsync(Func<string, object, Task> send)
    {
        var documents = Directory.GetFiles(Path.Combine(Root(), "host", "requests"), "*.graphql").Concat(Directory.GetFiles(Path.Combine(Root(), "host", "console", "src"), "*.graphql", SearchOption.AllDirectories))
            .Select(File.ReadAllText).Where(text => !text.Contains("signUp", StringComparison.Ordinal)).ToList();
        Assert.True(documents.Count > 25);
        var random = new Random(20261126);
        var cases = Enumerable.Range(0, Tries).Select(_ => (Document: Damaged(documents[random.Next(documents.Count)], random), Variables: Variables(random))).ToList();

        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancelled }, async (it, _) => await send(it.Document, it.Variables));
    }

    private static string Damaged(string text, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(text.Length);
            text = text.Remove(at, Math.Min(random.Next(9), text.Length - at)).Insert(at, random.Next(3) is 0 ? "" : $" {Pieces[random.Next(Pieces.Length)]} ");
        }

        return text;
    }

    private static Dictionary<string, object?> Variables(Random random) =>
        new[] { "input", "id", "first", "after", "last", "before", "where", "order", "text", "from", "to" }.Where(_ => random.Next(3) is 0).ToDictionary(name => name, _ => Values[random.Next(Values.Length)]);

    // Words of ordinary sentences are no names that could be guessed from them.
    private static HashSet<string> Names(ISchema schema) => schema.AllTypes
        .SelectMany(type => ((type as IComplexGraphType)?.Fields ?? []).SelectMany(field => (field.Arguments ?? []).Select(it => it.Name).Append(field.Name)).Append(type.Name))
        .Where(name => name.Any(char.IsUpper)).Except(["Query", "Mutation", "Subscription", "GraphQL", "String", "Int", "Float", "Boolean", "ID"]).ToHashSet();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);

        while (!File.Exists(Path.Combine(folder!.FullName, "OrderCloud.sln")))
            folder = folder.Parent;

        return folder.FullName;
    }

    [GeneratedRegex(@"System\.|Exception|Npgsql|Sqlite|   at |SELECT |INSERT |GraphQL\.|OrderCloud\.|/modules/|\.cs:")]
    private static partial Regex Internal();

    [GeneratedRegex("[_A-Za-z][_0-9A-Za-z]*")]
    private static partial Regex Word();
}
