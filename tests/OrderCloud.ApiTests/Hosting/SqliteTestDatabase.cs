using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>A file in a directory of its own, which is the host's data directory too.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    private readonly string directory = System.IO.Directory.CreateTempSubdirectory("ordercloud-").FullName;

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Database:Provider"] = "sqlite",
        ["Data:Directory"] = directory,
    };

    public override DbConnection Connect() => new SqliteConnection($"Data Source={Path.Combine(directory, "ordercloud.db")};Default Timeout=30");

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(directory, recursive: true);

        return ValueTask.CompletedTask;
    }
}
