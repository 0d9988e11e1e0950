using System.Data.Common;
using System.Net.Sockets;

namespace OrderCloud.Platform.Persistence;

/// <summary>Settings under <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary><c>Database:Provider</c>: sqlite (default), postgres or sqlserver.</summary>
    public string Provider { get; init; } = "sqlite";

    /// <summary><c>Database:Connection</c>: serves requests. Not needed for SQLite, which lives in <c>Data:Directory</c>.</summary>
    public string? Connection { get; init; }

    /// <summary><c>Database:OwnerConnection</c>: migrates; the serving one when not set.</summary>
    public string? OwnerConnection { get; init; }

    /// <summary><c>Database:SystemConnection</c>: work across tenants (sign-in, outbox, imports), as a role with rights to a few columns. Not needed for SQLite.</summary>
    public string? SystemConnection { get; init; }
}

/// <summary>A setting is missing or wrong; the message names its key and says what is accepted.</summary>
public sealed class SettingException(string message) : Exception(message)
{
    /// <summary>Runs what a wrong address or password, or a file that is none, makes fail.</summary>
    internal static async Task TellAsync(string setting, Func<Task> open)
    {
        try
        {
            await open();
        }
        catch (Exception failure) when (failure is DbException or SocketException)
        {
            throw new SettingException($"{setting}: the database can't be opened: {failure.Message}");
        }
    }
}
