using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OrderCloud.Orders.Persistence;

/// <summary>A small immutable value as JSON in one text column, alike on the three databases. Replaced as a whole, never changed in place.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="maxLength">Characters, punctuation of JSON included; null for no limit.</param>
    public static void AsJson<T>(this PropertyBuilder<T> property, int? maxLength = null) where T : class?
    {
        property.HasConversion(new Converter<T>(), new Comparer<T>());

        if (maxLength is { } length)
            property.HasMaxLength(length);
    }

    private sealed class Converter<T>() : ValueConverter<T, string>(value => JsonSerializer.Serialize(value, Options), text => JsonSerializer.Deserialize<T>(text, Options)!);

    private sealed class Comparer<T>() : ValueComparer<T>((a, b) => ReferenceEquals(a, b), value => RuntimeHelpers.GetHashCode(value), value => value);
}
