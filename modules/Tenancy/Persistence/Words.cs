using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace OrderCloud.Tenancy.Persistence;

/// <summary>A list of words without blanks, kept as one text: read whole, never searched by the database.</summary>
internal static class Words
{
    /// <summary>All permissions of the product take some 2,000; 4,000 is the longest that SQL Server keeps in the row.</summary>
    private const int Length = 4_000;

    public static void HasWords(this PropertyBuilder<IReadOnlyList<string>> property) => property.HasConversion(new Converter(), new Comparer()).HasMaxLength(Length);

    /// <summary>The same for ids.</summary>
    public static void HasIds(this PropertyBuilder<IReadOnlyList<Guid>> property, int most) => property.HasConversion(new IdConverter(), new IdComparer()).HasMaxLength(33 * most);

    private sealed class Converter() : ValueConverter<IReadOnlyList<string>, string>(words => string.Join(' ', words), text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private sealed class Comparer() : ValueComparer<IReadOnlyList<string>>((left, right) => left!.SequenceEqual(right!), words => words.Aggregate(0, (hash, word) => HashCode.Combine(hash, word.GetHashCode(StringComparison.Ordinal))));

    private sealed class IdConverter() : ValueConverter<IReadOnlyList<Guid>, string>(
        ids => string.Join(' ', ids.Select(id => id.ToString("N"))), text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).ToArray());

    private sealed class IdComparer() : ValueComparer<IReadOnlyList<Guid>>((left, right) => left!.SequenceEqual(right!), ids => ids.Aggregate(0, (hash, id) => HashCode.Combine(hash, id)));
}
