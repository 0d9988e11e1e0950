using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace OrderCloud.Tests.Graph.Data;

/// <summary>Where a shop's rows lie.</summary>
internal abstract class ShopDatabase : IDisposable
{
    public abstract DbContextOptionsBuilder Use(DbContextOptionsBuilder options);

    public abstract void Dispose();
}

/// <summary>In memory.</summary>
internal sealed class SqliteShop : ShopDatabase
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");

    public SqliteShop()
    {
        connection.Open();
        connection.CreateFunction("oc_lower", (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
    }

    public override DbContextOptionsBuilder Use(DbContextOptionsBuilder options) => options.UseSqlite(connection);

    public override void Dispose() => connection.Dispose();
}

/// <summary>A database of its own on the server that build/test starts. It sorts texts by their bytes, as the expectations do.</summary>
internal sealed class PostgresShop : ShopDatabase
{
    private static readonly string? Admin = Environment.GetEnvironmentVariable("ORDERCLOUD_TEST_POSTGRES");

    private readonly string name = $"oc_shop_{Guid.NewGuid():N}";

    public PostgresShop()
    {
        Assert.SkipWhen(Admin is null, "ORDERCLOUD_TEST_POSTGRES is not set: build/test sets it.");
        Execute($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'");
    }

    public override DbContextOptionsBuilder Use(DbContextOptionsBuilder options) => options.UseNpgsql(new NpgsqlConnectionStringBuilder(Admin) { Database = name, Pooling = false }.ToString());

    public override void Dispose() => Execute($"DROP DATABASE {name} WITH (FORCE)");

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(Admin);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
