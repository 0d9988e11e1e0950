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

        // As collectors do: ASP.NET reads the caller's trace for whoever listens to it.
        spans = new() { ShouldListenTo = source => source.Name is OperationMeter.Name or "Microsoft.AspNetCore", Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = Note };
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

    private void Note(Activity span)
    {
        if (span.Source.Name == OperationMeter.Name)
            Spans.Add(span);
    }

    private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));

    internal sealed record Measurement(string Instrument, string? Unit, double Value, string Tags);
}
