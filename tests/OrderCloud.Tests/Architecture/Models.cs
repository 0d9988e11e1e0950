using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using OrderCloud.Host;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Tests.Architecture;

/// <summary>What must hold of every table of every module, as plain functions over a model.</summary>
internal static class Models
{
    /// <summary>Rows that belong to no tenant: people who sign in, and what OpenIddict keeps. Reviewed by hand.</summary>
    private static readonly string[] Shared = ["IdentityDb"];

    /// <summary>The models of the host's contexts, by the context's name.</summary>
    public static async Task<IReadOnlyDictionary<string, IModel>> OfTheHostAsync()
    {
        await using var app = HostApp.Build([], builder => builder.Configuration["Data:Directory"] = Directory.CreateTempSubdirectory("models").FullName);

        return app.Services.GetRequiredService<Migrator>().Models(new SqliteDatabase("Data Source=:memory:"));
    }

    public static bool IsShared(string context) => Shared.Contains(context);

    /// <summary>Entities that anybody's rows would mix in.</summary>
    public static IEnumerable<string> WithoutTenant(IModel model) => model.GetEntityTypes()
        .Where(type => !type.IsOwned() && !type.ClrType.IsAssignableTo(typeof(ITenantOwned))).Select(type => type.ShortName());

    public static IEnumerable<string> WithoutFilter(IModel model) => Owned(model)
        .Where(type => type.GetDeclaredQueryFilters().All(filter => filter.Key != ModuleDb.TenantFilter)).Select(type => type.ShortName());

    /// <summary>Keys and unique indexes that could meet, or tell of, another tenant's values.</summary>
    public static IEnumerable<string> KeysNotLedByTenant(IModel model) => Owned(model).SelectMany(type =>
        type.GetKeys().Select(key => key.Properties).Concat(type.GetIndexes().Where(index => index.IsUnique).Select(index => index.Properties))
            .Where(properties => properties[0].Name != nameof(ITenantOwned.TenantId))
            .Select(properties => $"{type.ShortName()}({string.Join(", ", properties.Select(property => property.Name))})"));

    /// <summary>Foreign keys by which a child could hang on another tenant's parent.</summary>
    public static IEnumerable<string> ForeignKeysWithoutTenant(IModel model) => Owned(model).SelectMany(type => type.GetForeignKeys()
        .Where(key => key.Properties[0].Name != nameof(ITenantOwned.TenantId) || key.PrincipalKey.Properties[0].Name != nameof(ITenantOwned.TenantId) || key.DeleteBehavior is DeleteBehavior.SetNull or DeleteBehavior.ClientSetNull)
        .Select(key => $"{type.ShortName()} → {key.PrincipalEntityType.ShortName()}"));

    public static IEnumerable<string> SchemasOf(IModel model) => model.GetEntityTypes().Select(type => type.GetSchema() ?? "").Distinct();

    public static IEnumerable<string> Tables(IModel model) => model.GetEntityTypes().Where(type => !type.IsOwned() || type.GetTableName() != type.FindOwnership()!.PrincipalEntityType.GetTableName())
        .Select(type => type.GetTableName()!).Distinct();

    /// <summary>Columns that a database would keep inexactly, or each in its own way.</summary>
    public static IEnumerable<string> InexactColumns(IModel model) => model.GetEntityTypes().SelectMany(type => type.GetProperties())
        .Where(property => (property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType) is var stored && (Nullable.GetUnderlyingType(stored) ?? stored) is var bare
            && (bare == typeof(decimal) || bare == typeof(double) || bare == typeof(float) || bare == typeof(DateTimeOffset)))
        .Select(property => $"{property.DeclaringType.ShortName()}.{property.Name}");

    private static IEnumerable<IEntityType> Owned(IModel model) => model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(ITenantOwned)));
}
