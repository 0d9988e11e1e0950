using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Contracts;
using OrderCloud.Contracts.Tenancy;
using OrderCloud.Platform.Access;
using OrderCloud.Platform.Graph.Data;
using OrderCloud.Tenancy.Domain;
using OrderCloud.Tests.Architecture;

namespace OrderCloud.Tests.Tenancy;

/// <summary>Which template role may use which guarded field, wherever the schema has it; kept in tests/data/field-rights.txt.</summary>
public sealed class FieldRightsTests(Offline product) : IClassFixture<Offline>
{
    private const string Golden = "tests/data/field-rights.txt";

    private ISchema Schema => product.Services.GetRequiredService<ISchema>();

    [Fact, Trait("Capability", "U2/part"), Trait("Proves", "T9")]
    public async Task The_matrix_of_roles_and_fields_is_as_it_was()
    {
        var lines = Guarded(Schema).Select(it => $"{it.Place} {it.Right}: {string.Join(' ', TemplateRoles.All.Where(role => Holds(role, it.Right)).Select(role => role.Key))}").Order(StringComparer.Ordinal).ToList();

        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") is { Length: > 0 })
            await File.WriteAllLinesAsync(Folders.At(Golden), lines, TestContext.Current.CancellationToken);

        Assert.True(lines.Count > 15, $"Only {lines.Count} places are guarded.");
        Assert.Equal(await File.ReadAllLinesAsync(Folders.At(Golden), TestContext.Current.CancellationToken), lines);
    }

    [Fact, Trait("Proves", "T9")]
    public void Each_guard_is_of_a_field_that_roles_can_be_given() => Assert.All(Guarded(Schema), it => Assert.Contains(it.Right.Name[..it.Right.Name.LastIndexOf(':')], FieldList.Names));

    [Fact, Trait("Proves", "T9")]
    public void Who_may_not_read_a_field_may_neither_filter_nor_sort_by_it()
    {
        var read = Schema.AllTypes.OfType<IObjectGraphType>().SelectMany(type => type.Fields.Where(IsGuarded).Select(field => (Type: type.Name, field.Name, Right: field.RequiredPermission()))).ToList();
        var used = 0;

        foreach (var (type, name, right) in read)
            foreach (var input in new[] { $"{type}FilterInput", $"{type}SortInput" }.Select(it => Schema.AllTypes[it]).OfType<IInputObjectGraphType>())
                if (input.GetField(name) is { } field)
                {
                    used++;
                    Assert.Equal(right, field.RequiredPermission());
                }

        Assert.True(used >= 2, $"Only {used} filters and sorts were found.");
    }

    private static bool IsGuarded(FieldType field) => field.RequiredPermission() is { IsOfField: true };

    private static IEnumerable<(string Place, Permission Right)> Guarded(ISchema schema) =>
        from type in schema.AllTypes.OfType<IComplexGraphType>()
        from field in type.Fields
        where IsGuarded(field)
        select ($"{type.Name}.{field.Name}", field.RequiredPermission()!.Value);

    private static bool Holds(TemplateRole role, Permission right)
    {
        var authority = Authority.Of([role.For(new Tenant
        {
            TenantId = Guid.CreateVersion7(),
            Name = "Company",
            Currency = "EUR",
            TimeZone = "Europe/Berlin",
            Language = "en",
            Rounding = RoundingMode.HalfUp,
            SignedUpAt = DateTimeOffset.UnixEpoch,
        })]);
        var field = right.Name[..right.Name.LastIndexOf(':')];

        return right == Permission.ToWrite(field) ? authority.Writes(field) : authority.Reads(field) && (right.Beside is not { } beside || authority.ScopeOf(beside) is not null);
    }
}
