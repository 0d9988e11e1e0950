using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>
/// Reads along what the hosts of a run log, at the levels of the product's own settings, and keeps each line that shows a
/// secret or a person: tests use addresses at example.com and known beginnings of passwords, so that they are found.
/// </summary>
public sealed partial class LogWatch : ILoggerProvider
{
    private static readonly ConcurrentQueue<string> Found = new();

    /// <summary>What should not have been logged so far.</summary>
    public static IReadOnlyCollection<string> Leaks => Found;

    public static void AddTo(ILoggingBuilder logging) => logging.AddProvider(new LogWatch())
        .AddFilter<LogWatch>(null, LogLevel.Information).AddFilter<LogWatch>("Microsoft", LogLevel.Warning).AddFilter<LogWatch>("OpenIddict", LogLevel.Warning);

    public static bool Shows(string line) => Secret().IsMatch(line);

    public ILogger CreateLogger(string categoryName) => new Reader(categoryName);

    public void Dispose() { }

    // Addresses, passwords, secrets and tokens by their prefixes, sealed cookies, signed tokens, password hashes, what looks like a card.
    [GeneratedRegex(@"@example\.com|correct horse|four words nobody|not the password|\bocs_|\bock_|\boci_|CfDJ8|eyJ[\w-]{10,}\.eyJ|AQAAAA[\w+/]{20}|Password=[^;*\s]|\b\d{4}([ -]?)\d{4}\1\d{4}\1\d{3,4}\b|otpauth:")]
    private static partial Regex Secret();

    private sealed class Reader(string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = $"{category}: {formatter(state, exception)} {exception}";

            if (Shows(line))
                Found.Enqueue(line);
        }
    }
}
