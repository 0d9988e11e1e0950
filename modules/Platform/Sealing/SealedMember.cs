using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OrderCloud.Platform.Sealing;

/// <summary>A sealed member of an entity: a text, or a value object each of whose texts is sealed.</summary>
internal sealed class SealedMember
{
    private static readonly ConcurrentDictionary<Assembly, bool> Modules = new();
    private static readonly MethodInfo Clone = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;

    private readonly PropertyInfo property;
    private readonly PropertyInfo? index;
    private readonly string column;
    private readonly (PropertyInfo Part, string Column)[] parts;

    private SealedMember(Type entity, PropertyInfo property)
    {
        var mark = property.GetCustomAttribute<SealedAttribute>()!;
        (this.property, column) = (property, mark.Place);
        index = mark.Index is { } name ? entity.GetProperty(name) ?? throw new InvalidOperationException($"{column} has no index {name}.") : null;
        parts = property.PropertyType == typeof(string) ? [] : [.. property.PropertyType.GetProperties().Where(part => part.PropertyType == typeof(string)).Select(part => (part, $"{column}.{part.Name}"))];
    }

    public string Name => property.Name;

    public string? Index => index?.Name;

    public static bool Is(MemberInfo? member) => member?.IsDefined(typeof(SealedAttribute)) is true;

    /// <summary>Whether any class of a module has a sealed member.</summary>
    public static bool AreIn(Assembly module) => Modules.GetOrAdd(module, static it => it.GetTypes().Any(type => type.GetProperties().Any(Is)));

    /// <summary>The sealed members of an entity; none for most.</summary>
    public static SealedMember[] Of(IReadOnlyEntityType type) =>
    [
        .. from member in type.GetProperties().Cast<IReadOnlyPropertyBase>().Concat(type.GetComplexProperties())
           where Is(member.PropertyInfo)
           select new SealedMember(type.ClrType, member.PropertyInfo!),
    ];

    /// <summary>The sealed member that an expression reads; null for any other expression.</summary>
    public static PropertyInfo? In(Expression value) => value is MemberExpression { Member: PropertyInfo property } && Is(property) ? property : null;

    public static string PlaceOf(PropertyInfo member) => member.GetCustomAttribute<SealedAttribute>()!.Place;

    /// <summary>The same expression, of the member's index.</summary>
    public static LambdaExpression IndexOf(LambdaExpression value, PropertyInfo member) => member.GetCustomAttribute<SealedAttribute>() is { Index: { } index }
        ? Expression.Lambda(Expression.Property(((MemberExpression)value.Body).Expression!, index), value.Parameters)
        : throw new InvalidOperationException($"{member.Name} is sealed and has no index: it can't be filtered.");

    public object? Of(object entity) => property.GetValue(entity);

    public void Set(object entity, object? value) => property.SetValue(entity, value);

    /// <summary>A copy of a value with every text sealed.</summary>
    public object Closed(object value, DataKey key, Guid row) => Changed(value, (text, place) => key.Seal(text, place, row));

    /// <summary>A copy of a value as it was before it was sealed; what no longer opens is marked as unreadable.</summary>
    public object Opened(object value, DataKey key, Guid row) => Changed(value, (text, place) => key.OpenOrMark(text, place, row));

    /// <summary>What the text is found by; null where it isn't looked for.</summary>
    public long? IndexOf(object? value, DataKey key) => index is not null && value is string text ? key.IndexOf(text, column) : null;

    /// <summary>The columns that hold it, each with the place that its text is bound to; for a value in one column of JSON that column.</summary>
    public IReadOnlyList<(string Column, string Place)> ColumnsIn(IReadOnlyEntityType type) => type.FindComplexProperty(Name) is { } complex
        ? [.. parts.Select(it => (complex.ComplexType.FindProperty(it.Part.Name)!.GetColumnName(), it.Column))]
        : [(type.FindProperty(Name)!.GetColumnName(), column)];

    private object Changed(object value, Func<string, string, string> change)
    {
        if (value is string text)
            return change(text, column);

        var copy = Clone.Invoke(value, null)!;

        foreach (var (part, place) in parts)
            if (part.GetValue(value) is string inner)
                part.SetValue(copy, change(inner, place));

        return copy;
    }
}
