using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OrderCloud.Platform.Persistence;

/// <summary>A small immutable value as JSON in one text column, alike on the three databases. Replaced as a whole, never changed in place.</summary>
public static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="maxLength">Characters, punctuation of JSON included; null for no limit.</param>
    /// <param name="unreadable">Read where somebody damaged the text in the database, so that its row and all others are still found; null where that is an error.</param>
    public static void AsJson<T>(this PropertyBuilder<T> property, int? maxLength = null, T? unreadable = null) where T : class?
    {
        property.HasConversion(new Converter<T>(unreadable), new Comparer<T>());

        if (maxLength is { } length)
            property.HasMaxLength(length);
    }

    private static T Read<T>(string text, T? unreadable) where T : class?
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options)!;
        }
        catch (JsonException) when (unreadable is not null)
        {
            return unreadable;
        }
    }

    private sealed class Converter<T>(T? unreadable) : ValueConverter<T, string>(value => JsonSerializer.Serialize(value, Options), text => Read(text, unreadable)) where T : class?;

    private sealed class Comparer<T>() : ValueComparer<T>((a, b) => ReferenceEquals(a, b), value => RuntimeHelpers.GetHashCode(value), value => value);
}
