using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace OrderCloud.Platform.Graph.Data;

/// <summary>A statement's text in which values have places (<c>$1</c>) in place of names.</summary>
internal sealed partial record NumberedText(IRelationalCommandTemplate Of, string Text)
{
    /// <param name="command">Has the statement's parameters, in their order.</param>
    public static NumberedText Make(IRelationalCommandTemplate statement, DbCommand command) =>
        new(statement, In(statement.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(parameter => parameter.ParameterName.TrimStart('@'))]));

    /// <param name="names">In the order of their places.</param>
    public static string In(string text, List<string> names) => Parts.Replace(text, part => part.Groups["name"] is { Success: true, Value: var name } ? $"${names.IndexOf(name) + 1}" : part.Value);

    // What stands in quotes is a text or the name of a column, whatever it looks like.
    [GeneratedRegex("""'(?:[^']|'')*'|"(?:[^"]|"")*"|@(?<name>\w+)""")]
    private static partial Regex Parts { get; }
}
