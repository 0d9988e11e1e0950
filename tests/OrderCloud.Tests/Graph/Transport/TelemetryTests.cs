using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Graph.Events;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Tests.Graph.Transport;

/// <summary>What meters and traces are told of operations.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("operations");
    private GraphHost host = null!;
    private Telemetry telemetry = null!;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "ours.graphql"), "query OurPage { hello } mutation OurChange { write }", TestContext.Current.CancellationToken);
        host = await GraphHost.StartAsync(services: services => services.AddSingleton(new ShippedDocuments(folder.FullName)), settings: ("GraphQL:Cost:FieldCost", "110"));
        telemetry = new(host.Services);
    }

    public async ValueTask DisposeAsync()
    {
        telemetry.Dispose();
        await host.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("query OurPage { hello }", "graphql.operation.name=OurPage graphql.operation.type=query ordercloud.graphql.field=hello ordercloud.outcome=ok")]
    [InlineData("mutation OurChange { write }", "graphql.operation.name=OurChange graphql.operation.type=mutation ordercloud.graphql.field=write ordercloud.outcome=ok")]
    [InlineData("query AnnaLin1975 { mine: hello }", "graphql.operation.type=query ordercloud.graphql.field=hello ordercloud.outcome=ok")]
    [InlineData("{ hello tenant }", "graphql.operation.type=query ordercloud.outcome=ok")]
    [InlineData("{ annaLin1975 }", "error.type=VALIDATION_FAILED graphql.operation.type=query ordercloud.outcome=refused")]
    [InlineData("{ annaLin1975", "error.type=HC0014 ordercloud.outcome=refused")]
    [InlineData("{ things(first: 100) { nodes { id parent { id } } } }", "error.type=HC0047 graphql.operation.type=query ordercloud.graphql.field=things ordercloud.outcome=refused")]
    [InlineData("{ refused }", "error.type=HC0051 graphql.operation.type=query ordercloud.graphql.field=refused ordercloud.outcome=partial")]
    [InlineData("{ fail }", "error.type=INTERNAL graphql.operation.type=query ordercloud.graphql.field=fail ordercloud.outcome=failed")]
    public async Task Each_operation_is_measured_once_by_words_that_no_client_chooses(string document, string tags)
    {
        await host.QueryAsync(document);

        var duration = telemetry.Single(OperationMeter.OperationDuration);
        Assert.Equal(("s", tags), (duration.Unit, duration.Tags));
        Assert.InRange(duration.Value, 0, 30);
        Assert.All(telemetry.Measurements, it => Assert.Equal(tags, it.Tags));
    }

    [Theory]
    [InlineData("query($n: Int) { things(first: $n) { nodes { id parent { id } } } }", 50)]
    [InlineData("query($n: Int) { things(first: $n) { nodes { id parent { id } } } }", 100)]
    public async Task It_costs_what_the_client_is_told_whether_it_runs_or_not(string document, int size)
    {
        var (field, type) = (11 + size, 1 + (size * 2));

        await host.QueryAsync(document, new { n = size });

        Assert.Equal(("{point}", field), (telemetry.Single(OperationMeter.FieldCost).Unit, (int)telemetry.Single(OperationMeter.FieldCost).Value));
        Assert.Equal(("{point}", type), (telemetry.Single(OperationMeter.TypeCost).Unit, (int)telemetry.Single(OperationMeter.TypeCost).Value));
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_has_no_cost()
    {
        await host.QueryAsync("{ hello");

        Assert.Equal(OperationMeter.OperationDuration, Assert.Single(telemetry.Measurements).Instrument);
    }

    [Fact]
    public async Task A_trace_tells_the_same_with_the_request_and_fails_where_it_is_our_fault()
    {
        using var trace = new Activity("test").Start();
        var good = await host.QueryAsync("query OurPage { hello }");
        await host.QueryAsync("query OurPage { fail }");

        var spans = telemetry.Spans.Where(span => span.TraceId == trace.TraceId).OrderBy(span => span.StartTimeUtc).ToList();
        Assert.Equal([ActivityStatusCode.Unset, ActivityStatusCode.Error], spans.Select(span => span.Status));
        Assert.All(spans, span => Assert.Equal("graphql operation", span.DisplayName));
        Assert.Equal("error.type=INTERNAL", string.Join(' ', spans[1].TagObjects.Where(tag => tag.Key is OperationMeter.ErrorType).Select(tag => $"{tag.Key}={tag.Value}")));
        Assert.Equal(
            $"graphql.operation.name=OurPage graphql.operation.type=query ordercloud.graphql.field=hello ordercloud.graphql.operation.field_cost=10 ordercloud.graphql.operation.type_cost=0 ordercloud.outcome=ok ordercloud.request_id={good.Header("X-Request-Id")}",
            string.Join(' ', spans[0].TagObjects.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}")));
    }

    [Fact]
    public async Task Each_event_of_a_subscription_is_measured()
    {
        await using var client = await SocketClient.ReadyAsync(host);
        var bus = (MemoryEventBus)host.Services.GetRequiredService<IEventBus>();
        await client.SubscribeAsync("s", """subscription { thingChanged(id: "a") { eventId } }""");

        while (bus.Topics == 0)
            await Task.Delay(5, TestContext.Current.CancellationToken);

        foreach (var thing in new[] { Guid.NewGuid(), ThingChanged.Broken })
        {
            bus.Publish(EventTopic.For(Tokens.Tenant, "thing:a"), new(Guid.NewGuid(), DateTimeOffset.UtcNow, thing));
            await client.ReceiveAsync();
        }

        const string Tags = "graphql.operation.type=subscription ordercloud.graphql.field=thingChanged";
        Assert.Equal($"{Tags} ordercloud.outcome=ok", telemetry.Single(OperationMeter.OperationDuration).Tags);
        Assert.Equal([$"error.type=INTERNAL {Tags} ordercloud.outcome=failed", $"{Tags} ordercloud.outcome=ok"], telemetry.Measurements.Where(it => it.Instrument == OperationMeter.EventDuration).Select(it => it.Tags).Order(StringComparer.Ordinal));
    }
}
