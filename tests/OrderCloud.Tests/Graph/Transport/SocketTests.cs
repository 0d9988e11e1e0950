using System.Net.WebSockets;
using static OrderCloud.Tests.Graph.Security.Documents;

namespace OrderCloud.Tests.Graph.Transport;

public sealed class SocketTests
{
    [Fact]
    public async Task A_query_is_answered_and_completed()
    {
        await using var host = await GraphHost.StartAsync();
        await using var client = await SocketClient.ReadyAsync(host);

        await client.SubscribeAsync("1", "{ hello }");

        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"hello":"hello Lin"}}}""", await client.ReceiveAsync());
        Assert.Equal("""{"id":"1","type":"complete"}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_mutation_takes_variables()
    {
        await using var host = await GraphHost.StartAsync();
        await using var client = await SocketClient.ReadyAsync(host);

        await client.SendAsync("""{"payload":{"variables":{"n":12.50},"query":"query($n: Decimal) { echo(number: $n) }"},"type":"subscribe","id":"a"}""");
        Assert.Equal("""{"id":"a","type":"next","payload":{"data":{"echo":12.50}}}""", await client.ReceiveAsync());
        Assert.Equal("""{"id":"a","type":"complete"}""", await client.ReceiveAsync());

        await client.SubscribeAsync("a", "mutation { write }");
        Assert.Equal("""{"id":"a","type":"next","payload":{"data":{"write":"no key"}}}""", await client.ReceiveAsync());
    }

    [Theory]
    [InlineData("{ nothing }", "VALIDATION_FAILED")]
    [InlineData("{ hello", "HC0014")]
    [InlineData("subscription { thingChanged(id: \"a\") { text } b: thingChanged(id: \"b\") { text } }", "VALIDATION_FAILED")]
    [InlineData("subscription { thingChanged(id: \"a\") @skip(if: true) { text } }", "VALIDATION_FAILED")]
    [InlineData("subscription { ... @include(if: false) { thingChanged(id: \"a\") { text } } }", "VALIDATION_FAILED")]
    public async Task An_invalid_operation_is_an_error_and_the_socket_stays(string document, string code)
    {
        await using var host = await GraphHost.StartAsync();
        await using var client = await SocketClient.ReadyAsync(host);

        await client.SubscribeAsync("1", document);
        var error = await client.ReceiveAsync();
        await client.SubscribeAsync("1", "{ hello }");

        Assert.StartsWith("""{"id":"1","type":"error","payload":[{"message":""", error);
        Assert.Contains($"\"code\":\"{code}\"", error);
        Assert.Contains("hello Lin", await client.ReceiveAsync());
    }

    [Fact]
    public async Task An_attack_is_refused_here_too()
    {
        await using var host = await GraphHost.StartAsync();
        await using var client = await SocketClient.ReadyAsync(host);

        await client.SubscribeAsync("1", Doubling(24));
        Assert.Contains("HC0107", await client.ReceiveAsync());

        await client.SendAsync("""{"id":"2","type":"subscribe","payload":{"query":"{ hello }","variables":{"v":#}}}""".Replace("#", Repeat("[", 32) + Repeat("]", 32)));
        Assert.Contains("HC0010", await client.ReceiveAsync());
    }

    [Theory]
    [InlineData("no json", 4400)]
    [InlineData("[]", 4400)]
    [InlineData("{}", 4400)]
    [InlineData("{\"type\":\"start\"}", 4400)]
    [InlineData("{\"type\":1}", 4400)]
    [InlineData("{\"type\":\"complete\"}", 4400)]
    [InlineData("{\"type\":\"subscribe\",\"payload\":{\"query\":\"{hello}\"}}", 4400)]
    [InlineData("{\"type\":\"subscribe\",\"id\":\"\",\"payload\":{\"query\":\"{hello}\"}}", 4400)]
    [InlineData("{\"type\":\"subscribe\",\"id\":\"1\"}", 4400)]
    [InlineData("{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{}}", 4400)]
    [InlineData("{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":5}}", 4400)]
    [InlineData("{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":\"x\"}", 4400)]
    [InlineData("{\"type\":\"connection_init\"}", 4429)]
    public async Task A_message_out_of_order_closes(string message, int code)
    {
        await using var host = await GraphHost.StartAsync();
        await using var client = await SocketClient.ReadyAsync(host);

        await client.SendAsync(message);

        Assert.Equal(code, (await client.EndAsync()).Code);
    }

    [Fact]
    public async Task Subscribing_before_the_acknowledgement_closes()
    {
        await using var host = await GraphHost.StartAsync();
        await using var client = await SocketClient.ConnectAsync(host);

        await client.SubscribeAsync("1", "{ hello }");

        Assert.Equal((4401, "Unauthorized"), await client.EndAsync());
    }

    [Theory, InlineData(null), InlineData("graphql-ws")]
    public async Task Another_sub_protocol_is_accepted_to_be_closed(string? protocol)
    {
        await using var host = await GraphHost.StartAsync();
        await using var client = await SocketClient.ConnectAsync(host, protocol: protocol);

        Assert.Equal((4406, "Subprotocol not acceptable"), await client.EndAsync());
    }

    [Fact]
    public async Task Silence_after_the_upgrade_closes()
    {
        await using var host = await GraphHost.StartAsync(settings: ("GraphQL:Sockets:InitTimeout", "00:00:00.2"));
        await using var client = await SocketClient.ConnectAsync(host);

        Assert.Equal(4408, (await client.EndAsync()).Code);
    }

    [Fact]
    public async Task An_id_in_use_closes()
    {
        await using var host = await GraphHost.StartAsync();
        await using var client = await SocketClient.ReadyAsync(host);
        var gate = Guid.NewGuid().ToString();

        await client.SubscribeAsync("1", $"{{ wait(until: \"{gate}\") }}");
        await Waiting.Until(gate, 1);
        await client.SubscribeAsync("1", "{ hello }");

        Assert.Equal(4409, (await client.EndAsync()).Code);
    }

    [Fact]
    public async Task A_message_has_a_limit()
    {
        await using var host = await GraphHost.StartAsync();
        await using var client = await SocketClient.ReadyAsync(host);
        const string Frame = """{"id":"1","type":"subscribe","payload":{"query":"{ hello }"}}""";

        await client.SendAsync(Frame.PadRight(384 * 1024));
        Assert.Contains("hello Lin", await client.ReceiveAsync());

        await client.SendAsync(Frame.PadRight((384 * 1024) + 1));
        Assert.Equal(1009, (await client.EndAsync()).Code);
    }

    [Fact]
    public async Task Binary_messages_close()
    {
        await using var host = await GraphHost.StartAsync();
        await using var client = await SocketClient.ReadyAsync(host);

        await client.SendAsync([1, 2, 3], WebSocketMessageType.Binary);

        Assert.Equal(4400, (await client.EndAsync()).Code);
    }

    [Fact]
    public async Task A_connection_runs_so_many_operations()
    {
        await using var host = await GraphHost.StartAsync(settings: ("GraphQL:Sockets:Operations", "2"));
        await using var client = await SocketClient.ReadyAsync(host);

        await client.SubscribeAsync("1", "subscription { thingChanged(id: \"a\") { text } }");
        await client.SubscribeAsync("2", "subscription { thingChanged(id: \"a\") { text } }");
        await client.SubscribeAsync("3", "{ hello }");
        Assert.Contains("RATE_LIMITED", await client.ReceiveAsync());

        await client.SendAsync("""{"id":"2","type":"complete"}""");
        await client.SubscribeAsync("3", "{ hello }");
        Assert.Contains("hello Lin", await client.ReceiveAsync());
    }

    [Fact]
    public async Task Pings_go_both_ways()
    {
        await using var host = await GraphHost.StartAsync(settings: ("GraphQL:Sockets:PingInterval", "00:00:00.1"));
        await using var client = await SocketClient.ReadyAsync(host);

        await client.SendAsync("""{"type":"ping"}""");

        Assert.Equal("""{"type":"pong"}""", await client.ReceiveAsync());
        Assert.Equal("""{"type":"ping"}""", await client.ReceiveAsync(pings: true));
    }

    [Fact]
    public async Task A_peer_that_answers_no_ping_is_let_go()
    {
        await using var host = await GraphHost.StartAsync(settings: [("GraphQL:Sockets:PingInterval", "00:00:00.2"), ("GraphQL:Sockets:PongTimeout", "00:00:02")]);
        await using var silent = await SocketClient.ReadyAsync(host);
        await using var alive = await SocketClient.ReadyAsync(host);
        var beating = Task.Run(async () =>
        {
            for (var beat = 0; beat < 15; beat++)
            {
                Assert.Equal("""{"type":"ping"}""", await alive.ReceiveAsync(pings: true));
                await alive.SendAsync("""{"type":"pong"}""");
            }
        }, TestContext.Current.CancellationToken);

        Assert.Equal((1001, "No answer to ping"), await silent.EndAsync());
        await beating;
    }

    [Fact]
    public async Task Shutting_down_says_so()
    {
        await using var host = await GraphHost.StartAsync();
        await using var client = await SocketClient.ReadyAsync(host);

        var stopping = host.StopAsync();

        Assert.Equal(1001, (await client.EndAsync()).Code);
        await stopping;
    }

    [Fact]
    public async Task Closing_stops_what_runs()
    {
        await using var host = await GraphHost.StartAsync(settings: ("GraphQL:Limits:TenantOperations", "1"));
        await using var client = await SocketClient.ReadyAsync(host);
        var gate = Guid.NewGuid().ToString();
        await client.SubscribeAsync("1", $"{{ wait(until: \"{gate}\") }}");
        await Waiting.Until(gate, 1);

        await client.CloseAsync();

        Assert.Equal(1000, client.Closed.Code);
        Assert.True(SpinWait.SpinUntil(() => host.QueryAsync("{ hello }").GetAwaiter().GetResult().Code is null, TimeSpan.FromSeconds(10)));
    }
}
