using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
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

    [Theory, InlineData("TenantConnections", "1", null), InlineData("TenantConnections", "10", 10), InlineData("ProcessConnections", "1", null)]
    public async Task A_tenant_has_so_many_connections_as_its_plan_allows_and_a_process_so_many_in_all(string limit, string most, int? points)
    {
        await using var host = await GraphHost.StartAsync(settings: ($"GraphQL:Sockets:{limit}", most));
        var tokens = host.Services.GetRequiredService<Tokens>();
        tokens.Known[Tokens.Member] = tokens.Known[Tokens.Member] with { PointsPerSecond = points };
        var (isTenants, first) = (limit is "TenantConnections", await SocketClient.ReadyAsync(host));

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.ConnectAsync(host));
        Assert.Contains(isTenants ? "429" : "503", refused.Message);

        if (isTenants)
        {
            await using var other = await SocketClient.ReadyAsync(host, Tokens.Other);
            await using var late = await SocketClient.ConnectAsync(host, token: null);
            await late.SendAsync("""{"type":"connection_init","payload":{"authorization":"member"}}""");
            Assert.Equal((1013, "Too many connections are open"), await late.EndAsync());
        }

        await first.CloseAsync();
        await using var next = await RetryAsync(() => SocketClient.ReadyAsync(host));
        Assert.Empty(host.Logged.Errors);
    }

    [Fact]
    public async Task Connections_on_which_nobody_has_signed_in_are_counted_by_their_address()
    {
        await using var host = await GraphHost.StartAsync(settings: ("GraphQL:Sockets:AddressConnections", "1"));
        await using var stranger = await SocketClient.ConnectAsync(host, token: null);

        Assert.Contains("429", (await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.ConnectAsync(host, token: null))).Message);
        await using var member = await SocketClient.ReadyAsync(host);

        await stranger.SendAsync("""{"type":"connection_init","payload":{"authorization":"member"}}""");
        Assert.Equal("""{"type":"connection_ack"}""", await stranger.ReceiveAsync());
        await using var next = await SocketClient.ReadyAsync(host, token: null);
    }

    private static async Task<SocketClient> RetryAsync(Func<Task<SocketClient>> connect)
    {
        for (var tries = 0; ; tries++)
            try
            {
                return await connect();
            }
            catch (WebSocketException) when (tries < 100)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
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
