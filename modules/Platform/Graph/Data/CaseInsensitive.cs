using Microsoft.EntityFrameworkCore;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Comparison of text without regard to case, alike on every database.</summary>
public static class CaseInsensitive
{
    /// <summary>In a query the database's own function; in memory the invariant lower case.</summary>
    public static string? Fold(string? text) => text?.ToLowerInvariant();

    /// <summary>
    /// Maps <see cref="Fold"/>: <c>oc_lower</c> on SQLite, whose <c>lower</c> knows ASCII only, so the connection registers one; <c>lower</c> elsewhere.
    /// Called once per context, from OnModelCreating.
    /// </summary>
    public static ModelBuilder MapCaseFolding(this ModelBuilder model, string? provider)
    {
        model.HasDbFunction(((Func<string?, string?>)Fold).Method).HasName(provider?.EndsWith("Sqlite", StringComparison.Ordinal) is true ? "oc_lower" : "lower").IsBuiltIn();

        return model;
    }
}
