using Microsoft.EntityFrameworkCore;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Architecture;

/// <summary>Somebody has decided of every text column whether it tells of a person: the mark in the code, or a line in the list.</summary>
public sealed class PersonalTests
{
    private static readonly HashSet<string> NotPersonal = [.. File.ReadAllLines(Folders.At("tests/data/not-personal.txt")).Where(line => line is not ("" or ['#', ..]))];

    [Fact, Trait("Proves", "P25/part")]
    public async Task Every_text_column_is_marked_personal_or_listed_as_not()
    {
        var columns = (await Models.OfTheHostAsync()).SelectMany(it => TextColumns.Of(it.Key, it.Value)).ToList();

        Assert.True(columns.Count > 100, $"Only {columns.Count}.");
        var undecided = TextColumns.Undecided(columns, NotPersonal).ToList();
        Assert.True(undecided is [], $"Mark these [Personal], or enter them in tests/data/not-personal.txt:\n{string.Join('\n', undecided)}");
        Assert.Empty(NotPersonal.Except(columns.Select(column => column.Name)));
    }

    [Fact]
    public async Task The_mark_on_a_value_object_holds_for_its_parts()
    {
        var customers = TextColumns.Of("CustomersDb", (await Models.OfTheHostAsync())["CustomersDb"]).ToDictionary(column => column.Name, column => column.IsPersonal);

        Assert.True(customers["CustomersDb.CustomerAddress.Address.Line1"]);
        Assert.True(customers["CustomersDb.Customer.Email"]);
        Assert.False(customers["CustomersDb.Customer.Code"]);
    }

    [Fact]
    public void The_rule_can_fail()
    {
        using var bad = new BadDb();
        var columns = TextColumns.Of("BadDb", bad.Model).Order().ToList();

        Assert.Equal([("BadDb.Person.Nickname", false), ("BadDb.Person.Remark", true), ("BadDb.Person.Unit", false)], columns);
        Assert.Equal(["BadDb.Person.Nickname"], TextColumns.Undecided(columns, new HashSet<string> { "BadDb.Person.Unit" }));
        Assert.Equal(["BadDb.Person.Nickname", "BadDb.Person.Remark"], TextColumns.Undecided(columns, new HashSet<string> { "BadDb.Person.Unit", "BadDb.Person.Remark" }));
    }

    private sealed class Person
    {
        public int Id { get; init; }

        public string Nickname { get; init; } = "";

        public string Unit { get; init; } = "";

        [Personal]
        public string Remark { get; init; } = "";

        public DayOfWeek Day { get; init; }
    }

    private sealed class BadDb : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite("Data Source=:memory:");

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Person>().Property(person => person.Day).HasConversion<string>();
    }
}
