using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>Keeps what a host logs, for tests of the log itself.</summary>
public sealed class RecordedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LogEntry> entries = new();

    public IReadOnlyCollection<LogEntry> Entries => entries;

    /// <summary>The entries that somebody would be woken for.</summary>
    public IReadOnlyList<LogEntry> Errors => [.. entries.Where(entry => entry.Level >= LogLevel.Error)];

    public ILogger CreateLogger(string categoryName) => new Recorder(categoryName, entries);

    public void Dispose() { }

    private sealed class Recorder(string category, ConcurrentQueue<LogEntry> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            entries.Enqueue(new(logLevel, category, eventId.Name, formatter(state, exception)));
    }
}

/// <summary>One entry of a log.</summary>
public sealed record LogEntry(LogLevel Level, string Category, string? Event, string Message);
