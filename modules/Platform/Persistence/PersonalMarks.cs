using OrderCloud.Platform.Graph;

namespace OrderCloud.Platform.Persistence;

/// <summary>Whom recorded values tell of, by the marks in the models of all modules.</summary>
public sealed class PersonalMarks(Migrator migrator, Database database)
{
    private readonly Lazy<HashSet<(string Type, string Property)>> ofMembers = new(() =>
    [
        .. from model in migrator.Models(database).Values
           from type in model.GetEntityTypes()
           from property in type.GetProperties()
           where property.IsPersonal && property.IsOfMember
           select (Names.Of(type.ClrType), property.Name),
    ]);

    /// <summary>Whether it names somebody who works for the company, and no customer.</summary>
    public bool IsOfMember(string type, string property) => ofMembers.Value.Contains((type, property));
}
