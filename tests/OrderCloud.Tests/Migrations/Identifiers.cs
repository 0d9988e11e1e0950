using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace OrderCloud.Tests.Migrations;

/// <summary>Names of tables, columns, keys and indexes, and what PostgreSQL makes of them: it cuts a name at 63 bytes without a word.</summary>
internal static partial class Identifiers
{
    public const int MaxBytes = 63;

    /// <summary>Every name of a model: what it names, and where no second thing may have it (a schema, or a table for its columns).</summary>
    public static IEnumerable<(string Space, string Name)> Of(IModel model) => model.GetRelationalModel().Tables.SelectMany(table => new[]
    {
        table.Indexes.Select(index => (Space: $"{table.Schema}", index.Name)),
        table.UniqueConstraints.Select(key => (Space: $"{table.Schema}", key.Name)),
        table.ForeignKeyConstraints.Select(key => (Space: $"{table.Schema}.{table.Name} constraints", key.Name)),
        table.CheckConstraints.Select(check => (Space: $"{table.Schema}.{table.Name} constraints", Name: check.Name!)),
        table.Columns.Select(column => (Space: $"{table.Schema}.{table.Name} columns", column.Name)),
        [(Space: $"{table.Schema}", table.Name)],
    }.SelectMany(names => names));

    public static IEnumerable<string> TooLong(IEnumerable<string> names) => names.Where(name => Encoding.UTF8.GetByteCount(name) > MaxBytes).Distinct();

    /// <summary>Names that are one name once they are cut; without regard to case, as SQLite and SQL Server compare them.</summary>
    public static IEnumerable<string> Colliding(IEnumerable<(string Space, string Name)> names) => names
        .GroupBy(it => (it.Space.ToUpperInvariant(), Cut(it.Name).ToUpperInvariant())).Where(same => same.Count() > 1).Select(same => string.Join(" = ", same.Select(it => it.Name)));

    /// <summary>The names in a script for PostgreSQL, quoted or not.</summary>
    public static IEnumerable<string> InScript(string script) => Strings().Replace(script, "''").Split('\n').SelectMany(line => Words().Matches(line)).Select(word => word.Value.Trim('"'));

    private static string Cut(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);

        return Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, MaxBytes)));
    }

    [GeneratedRegex("'(?:[^']|'')*'")]
    private static partial Regex Strings();

    [GeneratedRegex("\"[^\"]+\"|[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Words();
}
