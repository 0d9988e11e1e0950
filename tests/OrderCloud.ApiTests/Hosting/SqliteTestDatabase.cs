using Microsoft.Data.Sqlite;

namespace OrderCloud.ApiTests.Hosting;

/// <summary>A file in a directory of its own, which is the host's data directory too.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    private readonly string directory = Directory.CreateTempSubdirectory("ordercloud-").FullName;

    public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Database:Provider"] = "sqlite",
        ["Data:Directory"] = directory,
    };

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);

        return ValueTask.CompletedTask;
    }
}
