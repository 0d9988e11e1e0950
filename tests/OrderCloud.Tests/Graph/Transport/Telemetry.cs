using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Graph.Transport;

namespace OrderCloud.Tests.Graph.Transport;

/// <summary>What one host tells meters, and what is told to traces by all hosts of the run.</summary>
internal sealed class Telemetry : IDisposable
{
    private readonly MeterListener meters = new();
    private readonly ActivityListener spans;

    public Telemetry(IServiceProvider of)
    {
        var factory = of.GetRequiredService<IMeterFactory>();
        meters.InstrumentPublished = (instrument, it) =>
        {
            if (instrument.Meter.Name == OperationMeter.Name && ReferenceEquals(instrument.Meter.Scope, factory))
                it.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measurements.Add(new(instrument.Name, instrument.Unit, value, Text(tags))));
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measurements.Add(new(instrument.Name, instrument.Unit, value, Text(tags))));
        meters.Start();

        spans = new() { ShouldListenTo = source => source.Name == OperationMeter.Name, Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = Spans.Add };
        ActivitySource.AddActivityListener(spans);
    }

    public ConcurrentBag<Measurement> Measurements { get; } = [];

    public ConcurrentBag<Activity> Spans { get; } = [];

    public Measurement Single(string instrument) => Assert.Single(Measurements, it => it.Instrument == instrument);

    public void Dispose()
    {
        meters.Dispose();
        spans.Dispose();
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));

    internal sealed record Measurement(string Instrument, string? Unit, double Value, string Tags);
}
