using System.Data.Common;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>An empty database of one kind, made for this run and gone after it.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>The host's settings that point it here.</summary>
    public abstract IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>Where the host keeps uploads and keys.</summary>
    public string Directory => Settings["Data:Directory"]!;

    /// <summary>A connection past the product, not yet open.</summary>
    public abstract DbConnection Connect();

    public abstract ValueTask DisposeAsync();

    protected static string Unique() => Guid.NewGuid().ToString("N")[..12];

    protected static string Needed(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"{variable} is not set: run the tests by build/test, which starts a PostgreSQL for them.");
}
