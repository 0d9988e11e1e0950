using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;

namespace OrderCloud.Platform.Graph;

/// <summary>The schema's scalars under HotChocolate's names; one instance of each for the whole schema.</summary>
public static class Scalars
{
    public static readonly IdGraphType Id = new();
    public static readonly TextScalar String = new();
    public static readonly IntGraphType Int = new();
    public static readonly FloatGraphType Float = new();
    public static readonly BooleanGraphType Boolean = new();
    public static readonly LongGraphType Long = new() { Description = "A whole number of 64 bits." };
    public static readonly DecimalGraphType Decimal = new() { Description = "An exact decimal number; its scale is kept." };
    public static readonly UuidScalar Uuid = new();
    public static readonly DateTimeScalar DateTime = new();
    public static readonly LocalDateScalar LocalDate = new();
    public static readonly UploadScalar Upload = new();

    private static readonly Dictionary<Type, ScalarGraphType> ByClrType = new()
    {
        [typeof(string)] = String,
        [typeof(int)] = Int,
        [typeof(long)] = Long,
        [typeof(double)] = Float,
        [typeof(decimal)] = Decimal,
        [typeof(bool)] = Boolean,
        [typeof(Guid)] = Uuid,
        [typeof(DateTimeOffset)] = DateTime,
        [typeof(DateOnly)] = LocalDate,
        [typeof(UploadFile)] = Upload,
    };

    public static IEnumerable<ScalarGraphType> All => ByClrType.Values.Append(Id);

    /// <returns>Null for a CLR type that isn't a scalar; enums are asked of <see cref="GraphTypes"/>.</returns>
    public static ScalarGraphType? For(Type clr) => ByClrType.GetValueOrDefault(clr);
}

/// <summary>
/// Text. What no database could be asked for is none, wherever it is sent: PostgreSQL refuses U+0000, and half of a surrogate pair has no
/// UTF-8 form.
/// </summary>
public sealed class TextScalar : StringGraphType
{
    public TextScalar() => Name = "String";

    public override object? ParseLiteral(GraphQLValue value) => CanParseLiteral(value) ? base.ParseLiteral(value) : ThrowLiteralConversionError(value);

    public override bool CanParseLiteral(GraphQLValue value) => value is GraphQLStringValue text ? IsText(text.Value) : value is GraphQLNullValue;

    public override object? ParseValue(object? value) => CanParseValue(value) ? value : ThrowValueConversionError(value);

    public override bool CanParseValue(object? value) => value is null || (value is string text && IsText(text));

    // What is kept is told as it is.
    public override object? Serialize(object? value) => value as string ?? base.Serialize(value);

    private static bool IsText(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
            if (text[at] is '\0' || (char.IsSurrogate(text[at]) && (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[++at]))))
                return false;

        return true;
    }
}

/// <summary>A GUID of another system, as text in D form. Our own objects have an <c>ID</c>.</summary>
public sealed class UuidScalar : ScalarGraphType
{
    public UuidScalar() => (Name, Description) = ("UUID", "A GUID in the form 00000000-0000-0000-0000-000000000000.");

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => ParseValue((string)text.Value),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        Guid id => id,
        string text when Guid.TryParseExact(text, "D", out var id) => id,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value is Guid id ? id.ToString("D") : value;
}

/// <summary>An instant. Input without an offset is refused; output is UTC.</summary>
public sealed class DateTimeScalar : ScalarGraphType
{
    private const string Iso = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public DateTimeScalar() => (Name, Description) = ("DateTime", "An instant, ISO 8601 with an offset, e.g. 2026-03-01T16:30:00Z; answers are in UTC.");

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => ParseValue((string)text.Value),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        DateTimeOffset instant => instant.ToUniversalTime(),
        DateTime { Kind: DateTimeKind.Utc } instant => new DateTimeOffset(instant),
        string text when HasOffset(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant) => instant.ToUniversalTime(),
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) =>
        value is DateTimeOffset instant ? instant.UtcDateTime.ToString(Iso, CultureInfo.InvariantCulture) : value;

    private static bool HasOffset(string text) => text.Length > 19 && text[10] is 'T' or 't' && (text[^1] is 'Z' or 'z' || text.LastIndexOfAny(['+', '-']) > 18);
}

/// <summary>A day in the tenant's calendar.</summary>
public sealed class LocalDateScalar : ScalarGraphType
{
    public LocalDateScalar() => (Name, Description) = ("LocalDate", "A day, yyyy-MM-dd, in the tenant's time zone.");

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLStringValue text => ParseValue((string)text.Value),
        GraphQLNullValue => null,
        _ => ThrowLiteralConversionError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        DateOnly day => day,
        string text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => ThrowValueConversionError(value),
    };

    public override object? Serialize(object? value) => value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value;
}
