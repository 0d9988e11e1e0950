using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Identity;

/// <summary>Whoever sends his form or JSON bit by bit, breaks it off or sends too much keeps nobody waiting, and is told so in the door's own words.</summary>
public abstract class SlowBodyTests(HostFixture host) : ApiTest(host)
{
    private const string Form = "application/x-www-form-urlencoded", Json = "application/json";

    // More than have a place at the token's door.
    private const int Drips = 12;

    // They drip for longer, until they are stopped; a busy machine is no reason to fail.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(10);

    [Theory, Trait("Proves", "P26/part")]
    [InlineData("/connect/token")]
    [InlineData("/connect/authorize")]
    [InlineData("/connect/revoke")]
    [InlineData("/connect/introspect")]
    [InlineData("/connect/logout")]
    public async Task While_forms_drip_in_others_write_and_get_tokens_at_once(string door)
    {
        var log = new RecordedLog();
        await using var host = await Fixture.AnotherHostAsync(builder => builder.Logging.AddProvider(log));
        using var company = await TenantSession.SignUpAsync(host, "EUR", "Europe/Berlin", "en");
        var made = await company.Owner.MutateAsync("mutation { createApiClient(input: { name: \"Till\", permissions: [\"orders:read\"] }) { clientId clientSecret errors { __typename } } }");
        var drips = Enumerable.Range(0, Drips).Select(_ => DripAsync(host.Address, door, Form)).ToList();
        await Task.Delay(TimeSpan.FromSeconds(1), Cancelled);

        var others = Stopwatch.StartNew();
        await company.Owner.MutateAsync("mutation { createApiClient(input: { name: \"Shop\", permissions: [\"orders:read\"] }) { clientId errors { __typename } } }");
        await company.TokenAsync(made.GetProperty("clientId").GetString()!, made.GetProperty("clientSecret").GetString()!);
        Assert.True(others.Elapsed < AtOnce, $"Others waited {others.Elapsed}.");

        Assert.All(await Task.WhenAll(drips), answer => Assert.Contains("408", answer.Split('\n')[0], StringComparison.Ordinal));
        Assert.All(await Task.WhenAll(drips), answer => Assert.Contains("\"error\":\"invalid_request\"", answer, StringComparison.Ordinal));
        Assert.Empty(log.Errors);
    }

    [Theory, Trait("Proves", "P26/part")]
    [InlineData("/account/sign-in", Json, "\"errors\"")]
    [InlineData("/account/sign-in", Form, "<h1")]
    [InlineData("/account/sign-up", Form, "<h1")]
    public async Task A_page_and_the_JSON_door_have_no_more_patience(string door, string type, string answered)
    {
        var answer = await DripAsync(Host.Address, door, type);

        Assert.Contains("408", answer.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains(answered, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/connect/token", Form, "\"error\":\"invalid_request\"")]
    [InlineData("/connect/authorize", Form, "\"error\":\"invalid_request\"")]
    [InlineData("/account/sign-in", Json, "\"errors\"")]
    [InlineData("/account/sign-in", Form, "<h1")]
    public async Task What_is_too_much_or_has_too_many_fields_is_refused_in_the_doors_own_words_and_what_breaks_off_is_no_fault(string door, string type, string answered)
    {
        var log = new RecordedLog();
        await using var host = await Fixture.AnotherHostAsync(builder => builder.Logging.AddProvider(log));

        using (var much = await OpenAsync(host.Address, door, type, length: 1_000_000))
            await IsAnsweredAsync(much, "413", answered);

        using (var chunks = await OpenAsync(host.Address, door, type, length: null))
        {
            var chunk = Encoding.ASCII.GetBytes($"5000\r\n{new string('a', 0x5000)}\r\n");
            await chunks.GetStream().WriteAsync(chunk, Cancelled);
            await IsAnsweredAsync(chunks, "413", answered);
        }

        if (type == Form)
        {
            var fields = string.Concat(Enumerable.Repeat("a&", 3_000));
            using var many = await OpenAsync(host.Address, door, type, fields.Length);
            await many.GetStream().WriteAsync(Encoding.ASCII.GetBytes(fields), Cancelled);
            await IsAnsweredAsync(many, "400", answered);
        }

        // One who breaks off or goes away is answered no more by the server, and is no fault of ours.
        using (var half = await OpenAsync(host.Address, door, type, length: 1_000))
        {
            var answer = ReadAsync(half);
            half.Client.Shutdown(SocketShutdown.Send);
            await answer;
        }

        using (var gone = await OpenAsync(host.Address, door, type, length: 1_000))
            gone.LingerState = new(enable: true, seconds: 0);

        await Task.Delay(TimeSpan.FromSeconds(1), Cancelled);
        Assert.Empty(log.Errors);
    }

    private static async Task IsAnsweredAsync(TcpClient line, string status, string answered)
    {
        var answer = await ReadAsync(line);

        Assert.Contains(status, answer.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains(answered, answer, StringComparison.Ordinal);
    }

    /// <summary>Some hundred bytes a second, which is more than the server itself asks for, until there is an answer.</summary>
    private static async Task<string> DripAsync(Uri address, string door, string type)
    {
        using var line = await OpenAsync(address, door, type, length: 10_000);
        var drop = Encoding.ASCII.GetBytes($"a={new string('b', 150)}&");
        var answer = ReadAsync(line);

        for (var half = 0; half < 30 && !answer.IsCompleted; half++)
        {
            await line.GetStream().WriteAsync(drop, Cancelled);
            await Task.WhenAny(answer, Task.Delay(TimeSpan.FromSeconds(0.5), Cancelled));
        }

        return answer.IsCompleted ? await answer : "No answer at all.";
    }

    /// <param name="length">Of the body that is promised; null for one in chunks.</param>
    private static async Task<TcpClient> OpenAsync(Uri address, string door, string type, int? length)
    {
        var line = new TcpClient { NoDelay = true };
        await line.ConnectAsync(IPAddress.Loopback, address.Port, Cancelled);
        var preflight = type == Json ? "GraphQL-preflight: 1\r\n" : "";
        var head = $"POST {door} HTTP/1.1\r\nHost: {address.Authority}\r\n{preflight}Content-Type: {type}\r\n{(length is null ? "Transfer-Encoding: chunked" : $"Content-Length: {length}")}\r\n\r\n";
        await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Cancelled);

        return line;
    }

    /// <summary>The head of the answer and as much of its body as comes at once.</summary>
    private static async Task<string> ReadAsync(TcpClient line)
    {
        var (answer, buffer, stream) = (new StringBuilder(), new byte[16 * 1024], line.GetStream());

        try
        {
            while (await stream.ReadAsync(buffer, Cancelled) is > 0 and var count)
            {
                answer.Append(Encoding.UTF8.GetString(buffer, 0, count));

                if (answer.ToString() is var text && (text.Contains("\r\n0\r\n\r\n", StringComparison.Ordinal) || text.TrimEnd().EndsWith('}')))
                    break;
            }
        }
        catch (IOException)
        {
            // The server has closed the line; what it said before is the answer.
        }

        return answer.ToString();
    }
}

public sealed class SlowBodyOnServerTests(ServerHost host) : SlowBodyTests(host);

[Trait("Database", "sqlite")]
public sealed class SlowBodyOnSqliteTests(SqliteHost host) : SlowBodyTests(host);
