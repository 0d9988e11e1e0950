using System.Reflection;
using OrderCloud.Platform.Access;

namespace OrderCloud.Tests.Platform;

public sealed class CallerTests
{
    private static readonly Guid Colleague = Guid.NewGuid();
    private static readonly Caller One = new(CallerKind.Member, Guid.NewGuid(), "Lin", new HashSet<string> { "a", "b" }, "en", "zh-TW")
    {
        Scopes = new Dictionary<string, DataScope> { ["a"] = DataScope.Own },
        Team = [Colleague],
        Fields = new HashSet<string> { "f" },
        ClientId = Guid.NewGuid(),
    };

    private static readonly Dictionary<string, Caller> Different = new()
    {
        [nameof(Caller.Kind)] = One with { Kind = CallerKind.ApiClient },
        [nameof(Caller.SubjectId)] = One with { SubjectId = Guid.NewGuid() },
        [nameof(Caller.Name)] = One with { Name = "Mei" },
        [nameof(Caller.Permissions)] = One with { Permissions = new HashSet<string> { "a" } },
        [nameof(Caller.Language)] = One with { Language = "zh-CN" },
        [nameof(Caller.TenantLanguage)] = One with { TenantLanguage = "en" },
        [nameof(Caller.Scopes)] = One with { Scopes = new Dictionary<string, DataScope> { ["a"] = DataScope.Team } },
        [nameof(Caller.Team)] = One with { Team = [Colleague, Guid.NewGuid()] },
        [nameof(Caller.Fields)] = One with { Fields = new HashSet<string>() },
        [nameof(Caller.ClientId)] = One with { ClientId = null },
        [nameof(Caller.IsPublic)] = One with { IsPublic = true },
    };

    public static TheoryData<string> Properties => [.. typeof(Caller).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null).Select(property => property.Name)];

    [Fact]
    public void Who_was_read_a_second_time_is_like_himself() => Assert.True(One.IsLike(One with
    {
        Permissions = new HashSet<string> { "b", "a" },
        Scopes = new Dictionary<string, DataScope> { ["a"] = DataScope.Own },
        Team = new List<Guid> { Colleague },
        Fields = new HashSet<string> { "f" },
    }));

    [Theory, MemberData(nameof(Properties)), Trait("Proves", "P10")]
    public void Whoever_differs_in_anything_is_not_like_him(string property) => Assert.False(One.IsLike(Different[property]) || Different[property].IsLike(One));

    [Fact]
    public void A_person_through_an_application_has_keys_and_points_of_his_own_there()
    {
        Assert.Equal(4, new[] { One, Different[nameof(Caller.SubjectId)], Different[nameof(Caller.ClientId)], One with { ClientId = Guid.NewGuid() } }.Select(caller => caller.Key).Distinct().Count());
        // As long as the column of idempotency keys.
        Assert.InRange(One.Key.Length, 1, 60);
    }
}
