using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Platform.Persistence;
using OrderCloud.Tests.Architecture;

namespace OrderCloud.Tests.Migrations;

public sealed class IdentifiersTests : IAsyncDisposable
{
    private readonly Offline product = new();

    public static TheoryData<string> Providers => ["sqlite", "postgres", "sqlserver"];

    private Migrator Migrator => product.Services.GetRequiredService<Migrator>();

    [Theory, MemberData(nameof(Providers))]
    public void No_name_is_longer_than_PostgreSQL_keeps_and_none_is_there_twice(string provider)
    {
        var names = Migrator.Models(Databases.Offline(provider)).Values.SelectMany(Identifiers.Of).ToList();

        Assert.True(names.Count > 500, $"Only {names.Count}.");
        Assert.Empty(Identifiers.TooLong(names.Select(it => it.Name)));
        Assert.Empty(Identifiers.Colliding(names));
    }

    // SQLite has no schemas: tables and indexes of all modules share one space.
    [Fact]
    public void Tables_and_indexes_of_all_modules_have_names_of_their_own()
    {
        var names = Migrator.Models(Databases.Offline("sqlite")).Values.SelectMany(Identifiers.Of).Where(it => !it.Space.Contains('.', StringComparison.Ordinal)).Select(it => (Space: "", it.Name)).ToList();

        Assert.True(names.Count > 150, $"Only {names.Count}.");
        Assert.Empty(Identifiers.Colliding(names));
    }

    // A migration keeps the names of its day, whatever the model says now.
    [Fact]
    public void No_migration_gives_PostgreSQL_a_name_that_it_would_cut()
    {
        var names = Migrator.Scripts(Databases.Offline("postgres")).Values.SelectMany(Identifiers.InScript).ToList();

        Assert.Contains("outbox_messages", names);
        Assert.Contains("IX_outbox_messages_DispatchedAt_Position", names);
        Assert.Empty(Identifiers.TooLong(names));
    }

    [Fact]
    public void The_rules_can_fail()
    {
        string head = new('a', 63), chinese = new('订', 22);

        Assert.Equal([$"{head}b", chinese], Identifiers.TooLong([head, $"{head}b", new('订', 21), chinese]));
        Assert.Equal([$"{head}b = {head}C"], Identifiers.Colliding([("s", $"{head}b"), ("s", $"{head}C"), ("t", $"{head}d"), ("s", "short")]));
        Assert.Equal(["CREATE", "TABLE", "a", "Long name"], Identifiers.InScript("CREATE TABLE a.\"Long name\" 'no name'"));
    }

    public ValueTask DisposeAsync() => product.DisposeAsync();
}
