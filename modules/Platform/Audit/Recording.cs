using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using OrderCloud.Platform.Graph;
using OrderCloud.Platform.Persistence;

namespace OrderCloud.Platform.Audit;

/// <summary>
/// What is recorded of an entity, as its model says. One that people edit stands by itself; one that hangs on another and goes with it
/// is a part of that one's entry.
/// </summary>
public sealed class Recording
{
    // Whatever is called like this stays out of the log, whoever forgot to say so.
    private static readonly string[] Secret = ["Hash", "Secret", "Token", "Password", "Totp"];

    // The entry itself says when.
    private static readonly string[] Told = [nameof(ITenantOwned.TenantId), "Id", nameof(IVersioned.Version), "CreatedAt", "UpdatedAt"];

    private static readonly ConcurrentDictionary<IEntityType, Recording?> Known = new();

    private readonly IForeignKey? whole;
    private readonly IProperty? key;

    private Recording(IEntityType type)
    {
        whole = WholeOf(type);
        Type = Names.Of(type.ClrType);
        Of = whole is null ? null : Names.Of(whole.PrincipalEntityType.ClrType);
        key = type.FindPrimaryKey()!.Properties.LastOrDefault(property => property.ClrType == typeof(Guid) && (whole is null || !whole.Properties.Contains(property)));
        Fields = [.. type.GetFlattenedProperties().Where(property => IsRecorded(type, property)).Select(property => new RecordedField(property))];
    }

    /// <summary>The entity's name in the schema.</summary>
    public string Type { get; }

    /// <summary>The object that it is a part of; null for one that stands by itself.</summary>
    public string? Of { get; }

    public IReadOnlyList<RecordedField> Fields { get; }

    /// <returns>Null for an entity whose changes leave no entry.</returns>
    public static Recording? For(IEntityType type) => Known.GetOrAdd(type, static it =>
        it.ClrType.IsAssignableTo(typeof(ITenantOwned)) && !it.ClrType.IsDefined(typeof(NotAuditedAttribute)) ? new(it) : null);

    internal (Guid Root, ObjectPart Part) Locate(EntityEntry entry) => whole is null
        ? (Value(entry, key!), ObjectPart.Itself)
        : (Value(entry, whole.Properties[^1]), new(Type, key is null ? null : Value(entry, key)));

    // A part that was taken off its whole no longer names it.
    private static Guid Value(EntityEntry entry, IProperty property) =>
        (Guid)(entry.State is EntityState.Added ? entry.Property(property).CurrentValue : entry.Property(property).OriginalValue)!;

    private static IForeignKey? WholeOf(IEntityType type) => type.ClrType.IsAssignableTo(typeof(IVersioned))
        ? null
        : type.GetForeignKeys().SingleOrDefault(it => it is { IsRequired: true, DeleteBehavior: DeleteBehavior.Cascade });

    private bool IsRecorded(IEntityType type, IProperty property) =>
        !Told.Contains(property.Name)
        && (whole is null || !whole.Properties.Contains(property))
        && property.ClrType != typeof(byte[])
        && !Array.Exists(Secret, word => property.Name.Contains(word, StringComparison.Ordinal))
        && !IsKeyOfAnother(type, property)
        && Member(property)?.IsDefined(typeof(NotAuditedAttribute)) is not true;

    // SkuKey beside Sku: how it is compared.
    private static bool IsKeyOfAnother(IEntityType type, IProperty property) =>
        property.Name.EndsWith("Key", StringComparison.Ordinal) && type.FindProperty(property.Name[..^3]) is not null;

    private static MemberInfo? Member(IProperty property) => (MemberInfo?)property.PropertyInfo ?? property.FieldInfo;
}

/// <summary>A column of which old and new value are recorded.</summary>
public sealed class RecordedField
{
    private readonly IComplexProperty? holder;
    private readonly IProperty property;

    internal RecordedField(IProperty property)
    {
        this.property = property;
        holder = (property.DeclaringType as IComplexType)?.ComplexProperty;
        Name = holder is null ? property.Name : $"{holder.Name}.{property.Name}";
        IsPersonal = property.IsPersonal;
        IsValueObject = property.ClrType is { IsClass: true } clr && clr != typeof(string) && !clr.IsAssignableTo(typeof(IEnumerable));
    }

    public string Name { get; }

    public bool IsPersonal { get; }

    /// <summary>Its own properties are told one by one.</summary>
    public bool IsValueObject { get; }

    internal PropertyEntry In(EntityEntry entry) => holder is null ? entry.Property(property) : entry.ComplexProperty(holder).Property(property);
}
