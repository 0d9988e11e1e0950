using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>Comparison of text without regard to case, alike on every database.</summary>
public static class CaseInsensitive
{
    /// <summary>In a query the database's own function; in memory the invariant lower case, where İ is an i as it is there.</summary>
    public static string? Fold(string? text) => text?.Replace('İ', 'i').ToLowerInvariant();

    /// <summary>
    /// Maps <see cref="Fold"/>: <c>oc_lower</c> on SQLite, whose <c>lower</c> knows ASCII only, so the connection registers one; <c>lower</c> elsewhere.
    /// Called once per context, from OnModelCreating.
    /// </summary>
    public static ModelBuilder MapCaseFolding(this ModelBuilder model, string? provider)
    {
        var fold = model.HasDbFunction(((Func<string?, string?>)Fold).Method).IsBuiltIn();

        if (provider?.EndsWith("Sqlite", StringComparison.Ordinal) is true)
            fold.HasTranslation(arguments => Call("oc_lower", Call("replace", arguments[0], Letter('İ'), Letter('i'))));
        else
            fold.HasName("lower");

        return model;
    }

    // The invariant lower case of .NET, which the connection registers, leaves İ as it is.
    private static SqlFunctionExpression Call(string name, params SqlExpression[] arguments) =>
        new(name, arguments, nullable: true, arguments.Select(_ => true), typeof(string), arguments[0].TypeMapping);

    private static SqlConstantExpression Letter(char letter) => new($"{letter}", StringTypeMapping.Default);
}
