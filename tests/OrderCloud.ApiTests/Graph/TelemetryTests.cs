using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.ApiTests.Hosting;

namespace OrderCloud.ApiTests.Graph;

/// <summary>Operators see what is asked for, how long it takes, what it costs and how it ends; they see nobody in it, and no client makes series without end.</summary>
public sealed class TelemetryTests(ServerHost host) : ApiTest(host)
{
    [Fact]
    public async Task A_hundred_names_of_clients_and_their_values_are_one_series_and_tell_nothing_of_anybody()
    {
        await using var another = await Fixture.AnotherHostAsync(_ => { });
        var tenant = await SignUpAsync();
        using var owner = await TenantSession.SignInAsync(another, tenant.Email, tenant.Password);
        using var told = new Told(another);

        for (var i = 0; i < 100; i++)
        {
            await owner.QueryAsync($"query AnnaLin{i}($f: CustomerFilterInput) {{ anna{i}: customers(first: {1 + (i % 50)}, where: $f) {{ nodes {{ id }} }} }}", new { f = new { name = new { eq = $"Anna Lin {i}" } } });
            await owner.SendAsync($"{{ annaLin{i} }}");
        }

        await owner.MutateAsync("mutation($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } errors { ... on Error { code message } } } }", new { input = new { code = "ANNA", name = "Anna Lin", email = "anna@lin.example" } });

        Assert.Equal(
            [
                "error.type=VALIDATION_FAILED graphql.operation.type=query ordercloud.outcome=refused",
                "graphql.operation.type=mutation ordercloud.graphql.field=createCustomer ordercloud.outcome=ok",
                "graphql.operation.type=query ordercloud.graphql.field=customers ordercloud.outcome=ok",
            ],
            told.Series.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(100, told.Series["graphql.operation.type=query ordercloud.graphql.field=customers ordercloud.outcome=ok"]);
        Assert.True(told.Spans.Count >= 201, $"{told.Spans.Count} spans");
        // Among them are spans of tests beside this one, which change the lines of orders.
        Assert.DoesNotContain(told.Spans, span => new[] { "anna", "lin.example", tenant.Id, tenant.Email }.Any(word => span.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The series of one host's durations, with how often each was told, and the spans of the run.</summary>
    private sealed class Told : IDisposable
    {
        private readonly MeterListener meters = new();
        private readonly ActivityListener spans;

        public Told(RunningHost of)
        {
            var factory = of.Services.GetRequiredService<IMeterFactory>();
            meters.InstrumentPublished = (instrument, it) =>
            {
                if (instrument.Name == "ordercloud.graphql.operation.duration" && ReferenceEquals(instrument.Meter.Scope, factory))
                    it.EnableMeasurementEvents(instrument);
            };
            meters.SetMeasurementEventCallback<double>((_, _, tags, _) => Series.AddOrUpdate(Text(tags.ToArray()), 1, (_, count) => count + 1));
            meters.Start();

            spans = new() { ShouldListenTo = source => source.Name == "OrderCloud.GraphQL", Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = span => Spans.Add($"{span.DisplayName} {Text(span.TagObjects.Where(tag => tag.Key != "ordercloud.request_id"))}") };
            ActivitySource.AddActivityListener(spans);
        }

        public ConcurrentDictionary<string, int> Series { get; } = [];

        public ConcurrentBag<string> Spans { get; } = [];

        public void Dispose()
        {
            meters.Dispose();
            spans.Dispose();
        }

        private static string Text(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));
    }
}
