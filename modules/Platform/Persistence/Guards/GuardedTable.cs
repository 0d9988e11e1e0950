using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OrderCloud.Platform.Persistence.Guards;

/// <summary>A table of tenants' rows, as the database itself keeps tenants apart in it.</summary>
/// <param name="IsAppendOnly">A ledger: no row is ever changed or deleted.</param>
/// <param name="System">What work across tenants may do with it; null for nothing.</param>
internal sealed record GuardedTable(string Schema, string Name, bool IsAppendOnly, SystemGrant? System)
{
    public const string TenantColumn = nameof(ITenantOwned.TenantId);

    /// <summary>Every table of every model that holds a tenant's rows, in a fixed order.</summary>
    public static IReadOnlyList<GuardedTable> Of(IEnumerable<IModel> models, IEnumerable<RegisteredSystemDb> system)
    {
        var grants = system.SelectMany(it => it.Rights).ToLookup(right => right.Row);

        return [.. models.SelectMany(model => model.GetEntityTypes())
            .Where(type => type.ClrType.IsAssignableTo(typeof(ITenantOwned)) && type.GetTableName() is not null)
            .GroupBy(type => (Schema: type.GetSchema()!, Name: type.GetTableName()!))
            .Select(types => new GuardedTable(types.Key.Schema, types.Key.Name,
                types.All(type => type.ClrType.IsAssignableTo(typeof(IAppendOnly))), SystemGrant.Of([.. types.SelectMany(type => grants[type.ClrType].Select(right => (type, right)))])))
            .OrderBy(table => table.Schema, StringComparer.Ordinal).ThenBy(table => table.Name, StringComparer.Ordinal)];
    }
}

/// <summary>What work across tenants may do with a table.</summary>
/// <param name="Reads">Columns it sees.</param>
/// <param name="Writes">Columns it sets.</param>
internal sealed record SystemGrant(IReadOnlyList<string> Reads, IReadOnlyList<string> Writes, bool Deletes)
{
    public static SystemGrant? Of(IReadOnlyList<(IEntityType Type, SystemRight Right)> rights) => rights is []
        ? null
        : new(Columns(rights, right => right.Reads), Columns(rights, right => right.Writes), rights.Any(it => it.Right.Deletes));

    private static string[] Columns(IEnumerable<(IEntityType Type, SystemRight Right)> rights, Func<SystemRight, IReadOnlyList<string>?> names) =>
        [.. rights.SelectMany(it => names(it.Right)?.Select(name => it.Type.FindProperty(name) ?? throw new InvalidOperationException($"{it.Type.ShortName()} has no {name}."))
            ?? it.Type.GetProperties()).Select(property => property.GetColumnName()).Distinct().Order(StringComparer.Ordinal)];
}
